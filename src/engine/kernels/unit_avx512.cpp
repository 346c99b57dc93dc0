// Compiled for AVX-512; see cmake/kernels.cmake. Empty on other machines than x86-64.
#if defined(__AVX512BW__)
#include "engine/kernels/unit.hpp"
#endif
