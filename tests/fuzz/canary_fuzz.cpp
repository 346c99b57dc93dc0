// The canary: a fault that fuzzing must find. If it stays quiet, the fuzzing itself is broken.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size >= 3 && data[0] == 'e' && data[1] == 'g' && data[2] == 'g') std::abort();
  return 0;
}
