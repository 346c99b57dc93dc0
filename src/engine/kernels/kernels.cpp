#include "engine/kernels/kernels.hpp"

namespace tilstede::engine {

namespace baseline {
extern const Kernels kKernels;
}
#if defined(__x86_64__)
namespace avx2 {
extern const Kernels kKernels;
}
namespace avx512 {
extern const Kernels kKernels;
}
#endif

const Kernels& kernels_of(InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::avx512) return avx512::kKernels;
  if (set == InstructionSet::avx2) return avx2::kKernels;
#endif
  (void)set;
  return baseline::kKernels;
}

}  // namespace tilstede::engine
