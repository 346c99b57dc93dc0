// The entrances of the vector kernels, one set of them per instruction set.
#pragma once

#include "engine/columns_figures.hpp"
#include "engine/columns_sweep.hpp"

namespace tilstede::engine {

struct Kernels {
  decltype(&sweep_schools_plainly) sweep_schools;
  decltype(&figure_schools_plainly) figure_schools;
};

/// `set` is one that this machine has.
const Kernels& kernels_of(InstructionSet set);

}  // namespace tilstede::engine
