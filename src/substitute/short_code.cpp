#include "substitute/short_code.hpp"

#include <cstdint>

namespace tilstede::substitute {
namespace {

// Without I, L, O, 0 and 1.
constexpr std::string_view kLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

std::uint64_t digit_of(char c) {
  return static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
}

}  // namespace

std::string short_code(std::string_view random_hex) {
  std::uint64_t bits = 0;
  for (const char c : random_hex.substr(0, 16))
    bits = bits * 16 + digit_of(c);
  std::string code;
  for (std::size_t i = 0; i < kCodeLength; ++i) {
    code += kLetters[bits % kLetters.size()];
    bits /= kLetters.size();
  }
  return code;
}

std::string normalised_code(std::string_view typed) {
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return code;
}

}  // namespace tilstede::substitute
