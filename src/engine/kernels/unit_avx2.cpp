// Compiled for AVX2; see cmake/kernels.cmake. Empty on other machines than x86-64.
#if defined(__AVX2__)
#include "engine/kernels/unit.hpp"
#endif
