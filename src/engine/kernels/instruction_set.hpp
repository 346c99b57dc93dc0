// Which instructions this machine has. Kernels are compiled once per set (files x_baseline, x_avx2,
// x_avx512.cpp) and chosen when the program runs; all answer the same.
#pragma once

#include <string_view>
#include <vector>

namespace tilstede::engine {

enum class InstructionSet { baseline, avx2, avx512 };

std::string_view name_of(InstructionSet set);

/// Those of this machine, the fastest last.
std::vector<InstructionSet> instruction_sets();
InstructionSet fastest_instruction_set();

}  // namespace tilstede::engine
