#include "routine/evidence_text.hpp"

#include <nlohmann/json.hpp>

namespace tilstede::routine {
namespace {

using engine::Evidence;
using engine::PatternKind;

std::optional<PatternKind> kind_named(std::string_view name) {
  for (int kind = 0; kind <= static_cast<int>(PatternKind::gone_later); ++kind) {
    if (name_of(static_cast<PatternKind>(kind)) == name) return static_cast<PatternKind>(kind);
  }
  return std::nullopt;
}

}  // namespace

std::string stored_text(const Evidence& evidence) {
  nlohmann::json text{
      {"kind", name_of(evidence.kind)}, {"hits", evidence.hits},       {"of", evidence.of},
      {"weekday", evidence.weekday},    {"subject", evidence.subject}, {"once_in", evidence.once_in},
      {"longest", evidence.longest}};
  if (evidence.date) text["date"] = to_text(*evidence.date);
  return text.dump();
}

std::optional<Evidence> parse_evidence(std::string_view text) {
  const auto read = nlohmann::json::parse(text, nullptr, false);
  if (!read.is_object()) return std::nullopt;
  const auto kind = kind_named(read.value("kind", ""));
  if (!kind) return std::nullopt;
  Evidence evidence;
  evidence.kind = *kind;
  evidence.hits = read.value("hits", 0);
  evidence.of = read.value("of", 0);
  evidence.weekday = read.value("weekday", 0);
  evidence.subject = read.value("subject", "");
  evidence.once_in = read.value("once_in", 0);
  evidence.longest = read.value("longest", 0);
  evidence.date = parse_date(read.value("date", ""));
  return evidence;
}

}  // namespace tilstede::routine
