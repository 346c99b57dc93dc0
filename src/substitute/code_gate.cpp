#include "substitute/code_gate.hpp"

#include <algorithm>

namespace tilstede::substitute {
namespace {

int still_wrong(const CodeGate& gate, Instant now) {
  const auto forgotten = std::max<std::int64_t>(0, (now - gate.at) / kOneMoreEvery);
  return static_cast<int>(std::max<std::int64_t>(0, gate.wrong - forgotten));
}

}  // namespace

std::chrono::seconds wait_at(const CodeGate& gate, Instant now) {
  return still_wrong(gate, now) >= kWrongAtOnce ? kOneMoreEvery : std::chrono::seconds(0);
}

CodeGate after_wrong(const CodeGate& gate, Instant now) {
  return {still_wrong(gate, now) + 1, now};
}

}  // namespace tilstede::substitute
