// CodeGate: how fast wrong codes may come, from everybody together. A school is one address and a browser
// forgets, so neither is counted; links are longer than any guess and pass by. At thirty wrong codes a minute
// a hundred codes would be guessed in two thousand years. Pure.
#pragma once

#include <chrono>

#include "base/date.hpp"

namespace tilstede::substitute {

inline constexpr int kWrongAtOnce = 20;
inline constexpr std::chrono::seconds kOneMoreEvery{2};

struct CodeGate {
  /// Wrong codes not yet forgotten, as of `at`.
  int wrong = 0;
  Instant at{};
};

/// Until the next code is looked at; zero when it may be at once.
std::chrono::seconds wait_at(const CodeGate& gate, Instant now);
CodeGate after_wrong(const CodeGate& gate, Instant now);

}  // namespace tilstede::substitute
