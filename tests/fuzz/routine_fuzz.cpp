// Any text as a routine file: read in whole, or refused with places that name a line and a remedy.
// fuzzes: src/routine/parse.cpp
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "routine/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto routine =
      tilstede::routine::parse_routine({reinterpret_cast<const char*>(data), size}, "routine.toml");
  if (routine) {
    assert(!routine->rules.empty());
    tilstede::routine::notes_on(*routine);
    return 0;
  }
  assert(!routine.error().empty());
  for (const auto& error : routine.error()) {
    assert(error.line >= 1 && error.column >= 1);
    assert(!error.message.empty());
  }
  return 0;
}
