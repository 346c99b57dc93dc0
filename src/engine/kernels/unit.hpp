// All kernels, compiled for one instruction set: included once by each of unit_baseline, unit_avx2 and
// unit_avx512.cpp.
#pragma once

#include "engine/kernels/figure_cells.hpp"
#include "engine/kernels/kernels.hpp"
#include "engine/kernels/sweep_blocks.hpp"

namespace tilstede::engine::TILSTEDE_LANES {

extern const Kernels kKernels;
const Kernels kKernels = {sweep_schools, figure_schools};

}  // namespace tilstede::engine::TILSTEDE_LANES
