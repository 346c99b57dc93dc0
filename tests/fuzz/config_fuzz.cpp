// Any text as the configuration file: read, or refused in words that name the file and never quote a value.
// fuzzes: src/platform/config/config.cpp
// fuzzes: src/platform/config/settings.cpp
// fuzzes: src/platform/http/addresses.cpp
// fuzzes: src/platform/clock/oslo.cpp
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/config/settings.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tilstede::Config config;
  try {
    tilstede::config::read_settings({reinterpret_cast<const char*>(data), size}, "c.toml", config);
  } catch (const std::runtime_error& error) {
    assert(std::string_view(error.what()).substr(0, 7) == "c.toml:");
  }
  assert(config.http.workers >= 1 && config.http.queue_max >= 1);
  return 0;
}
