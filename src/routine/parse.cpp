#include "routine/parse.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "routine/rule_parse.hpp"
#include "routine/toml_fields.hpp"
#include "routine/toml_tree.hpp"

namespace tilstede::routine {
namespace {

/// A routine is a few pages; what is larger is another file.
constexpr std::size_t kBytesMax = 1 << 20;

/// The catalogue that ships (migrations/0005_attendance.sql); a municipality may add its own.
const std::vector<std::string_view> kShippedReasons = {
    "illness", "chronic_illness",           "appointment",       "hospital",        "institution",
    "leave",   "leave_without_application", "religious_holiday", "outside_control", "other"};

void parse_header(TomlFields& fields, Routine& routine) {
  routine.id = fields.id("id");
  routine.version = fields.text("version");
  routine.name = fields.words("name");
  routine.source = fields.optional_text("source").value_or("");
  routine.approved = fields.optional_date("approved");
  routine.valid.from = fields.date("valid_from").value_or(Date{});
  routine.valid.to = fields.optional_date("valid_to");
  if (routine.valid.to && *routine.valid.to < routine.valid.from) {
    fields.refuse("valid_to", "is before valid_from");
  }
  fields.finish();
}

void parse_day_rule(TomlFields& fields, engine::Counting& counting) {
  using DayRule = engine::Counting::DayRule;
  const auto* day = fields.member("day");
  if (!day) return;
  if (day->kind == TomlNode::Kind::text && day->text == "all lessons of the day") {
    counting.day = DayRule::all_lessons;
  } else if (day->kind == TomlNode::Kind::text && day->text == "more than half") {
    counting.day = DayRule::more_than_half;
  } else if (day->kind == TomlNode::Kind::integer && day->integer >= 1 && day->integer <= 600) {
    counting.day = DayRule::minutes;
    counting.day_minutes = static_cast<int>(day->integer);
  } else {
    fields.refuse(
        "day",
        "not a rule for a day; write \"all lessons of the day\", \"more than half\" or the minutes missed "
        "that make a day, 1 to 600, without quotes");
  }
}

engine::Counting parse_counting(TomlFields& fields) {
  engine::Counting counting;
  parse_day_rule(fields, counting);
  if (fields.has("hour_minutes"))
    counting.hour_minutes = static_cast<int>(fields.integer("hour_minutes", 1, 120));
  else
    fields.member("hour_minutes");
  if (fields.has("late_is"))
    fields.choice("late_is", {"its own series"});
  else
    fields.member("late_is");
  fields.finish();
  return counting;
}

ExemptionKind parse_exemption(TomlFields& fields) {
  static const std::vector<std::string_view> kNeeds = {"decided_by", "reason", "until"};
  ExemptionKind kind;
  kind.id = fields.id("id");
  kind.name = fields.words("name");
  kind.needs = fields.optional_texts("needs");
  for (const auto& need : kind.needs) {
    if (std::find(kNeeds.begin(), kNeeds.end(), need) != kNeeds.end()) continue;
    fields.refuse("needs", fmt::format("allowed: {}{}", listing(kNeeds), suggestion(need, kNeeds)));
  }
  fields.finish();
  return kind;
}

/// Reads all `[[key]]` and refuses an id that stands twice.
template <class Part, class Parse>
void parse_parts(TomlFields& root, std::string_view key, std::vector<Part>& parts, Parse parse) {
  for (auto& fields : root.tables(key)) {
    auto part = parse(fields);
    const bool is_twice =
        !part.id.empty() &&
        std::any_of(parts.begin(), parts.end(), [&](const Part& earlier) { return earlier.id == part.id; });
    if (is_twice) fields.refuse("id", fmt::format("\"{}\" stands twice; an id names one {}", part.id, key));
    parts.push_back(std::move(part));
  }
}

void check_references(const Routine& routine, TomlFields& root) {
  std::vector<std::string_view> ids;
  for (const auto& rule : routine.rules)
    ids.push_back(rule.id);
  auto steps = root.tables("step");
  for (std::size_t i = 0; i < steps.size() && i < routine.steps.size(); ++i) {
    for (const auto& id : routine.steps[i].when_any) {
      if (find_rule(routine, id)) continue;
      steps[i].refuse("when_any",
                      fmt::format("names a rule that is not in this file{}", suggestion(id, ids)));
    }
  }
}

void parse_all(const TomlNode& tree, Reading& reading, Routine& routine) {
  TomlFields root(reading, tree, "");
  if (auto header = root.optional_table("routine")) {
    parse_header(*header, routine);
  } else if (!root.has("routine")) {
    root.refuse("routine", "is missing; begin with [routine] and its id, version, name.nb and valid_from");
  }
  if (auto counting = root.optional_table("counting")) routine.counting = parse_counting(*counting);
  parse_parts(root, "exemption", routine.exemptions, parse_exemption);
  parse_parts(root, "rule", routine.rules, parse_rule);
  if (!root.has("rule")) root.refuse("rule", "is missing; a routine has at least one [[rule]]");
  parse_parts(root, "step", routine.steps, parse_step);
  check_references(routine, root);
  root.finish();
}

}  // namespace

Result<Routine, std::vector<RoutineError>> parse_routine(std::string_view text, const std::string& file) {
  if (text.size() > kBytesMax) {
    return refused(
        std::vector<RoutineError>{{file, 1, 1, "", "is larger than 1 MiB; this is no routine file"}});
  }
  const auto tree = read_toml(text);
  if (!tree) {
    const auto& error = tree.error();
    return refused(std::vector<RoutineError>{{file, error.line, error.column, "", error.message}});
  }
  Routine routine;
  routine.file = file;
  Reading reading{file, {}};
  parse_all(*tree, reading, routine);
  if (reading.errors.empty()) return routine;
  std::stable_sort(reading.errors.begin(), reading.errors.end(),
                   [](const RoutineError& a, const RoutineError& b) {
                     return std::pair(a.line, a.column) < std::pair(b.line, b.column);
                   });
  return refused(std::move(reading.errors));
}

std::vector<RoutineError> notes_on(const Routine& routine) {
  std::vector<RoutineError> notes;
  const auto note = [&](const Rule& rule, std::string message) {
    notes.push_back({routine.file, rule.line, 1, fmt::format("rule \"{}\"", rule.id), std::move(message)});
  };
  for (const auto& rule : routine.rules) {
    if (rule.source.empty()) note(rule, "has no source");
    for (const auto& reason : rule.skip_reasons) {
      if (std::find(kShippedReasons.begin(), kShippedReasons.end(), reason) != kShippedReasons.end())
        continue;
      note(rule, fmt::format("skips \"{}\", which is not in the catalogue that ships{}", reason,
                             suggestion(reason, kShippedReasons)));
    }
  }
  return notes;
}

}  // namespace tilstede::routine
