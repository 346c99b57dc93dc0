#include "routine/rule_parse.hpp"

#include <fmt/format.h>

#include <array>

#include "base/text.hpp"

namespace tilstede::routine {
namespace {

using engine::Pattern;
using engine::PatternKind;
using engine::Series;

constexpr std::array kSeries = {Series::days, Series::hours, Series::late_arrivals, Series::left_early,
                                Series::unreported};
constexpr std::array kPatterns = {
    PatternKind::weekday, PatternKind::subject,      PatternKind::weekend_and_holiday,
    PatternKind::rising,  PatternKind::short_spells, PatternKind::long_spell,
    PatternKind::no_show, PatternKind::gone_later};

bool is_exact_test(PatternKind kind) {
  return kind == PatternKind::weekday || kind == PatternKind::subject ||
         kind == PatternKind::weekend_and_holiday || kind == PatternKind::rising;
}

struct ParameterRule {
  std::string_view name;
  int least;
  int most;
  int Pattern::*place;
};

/// What a pattern may be told in whole numbers, and within which bounds.
std::vector<ParameterRule> parameters_of(PatternKind kind) {
  switch (kind) {
    case PatternKind::weekday:
    case PatternKind::subject:
    case PatternKind::weekend_and_holiday:
    case PatternKind::rising:
      return {{"min_absences", 3, 200, &Pattern::min_absences}};
    case PatternKind::gone_later:
      return {{"min_absences", 1, 200, &Pattern::min_absences}};
    case PatternKind::short_spells:
      return {{"spell_days_max", 1, 30, &Pattern::spell_days_max},
              {"min_spells", 2, 100, &Pattern::min_spells}};
    case PatternKind::long_spell:
      return {{"spell_days_min", 2, 200, &Pattern::spell_days_min},
              {"min_spells", 1, 100, &Pattern::min_spells}};
    case PatternKind::no_show:
      return {{"holiday_days_min", 3, 100, &Pattern::holiday_days_min}};
  }
  return {};
}

template <class Values>
std::vector<std::string_view> names_of(const Values& values) {
  std::vector<std::string_view> names;
  for (const auto value : values)
    names.push_back(name_of(value));
  return names;
}

engine::Window parse_window_of(TomlFields& fields) {
  const auto text = fields.text("window");
  if (text.empty()) return {};
  if (const auto window = engine::parse_window(text)) return *window;
  fields.refuse(
      "window",
      "not a window; write \"calendar month\", \"school year\", or a number with days (at most 366), weeks "
      "(53), months (12) or school days (366), as in \"3 months\"");
  return {};
}

void parse_limit(TomlFields& fields, CountTest& test) {
  using Limit = CountTest::Limit;
  constexpr std::array<std::pair<std::string_view, Limit>, 3> kLimits = {{
      {"at_least", Limit::at_least},
      {"share_over_percent", Limit::share_over_percent},
      {"share_at_least_percent", Limit::share_at_least_percent},
  }};
  int found = 0;
  for (const auto& [key, limit] : kLimits) {
    if (!fields.has(key)) {
      fields.member(key);
      continue;
    }
    if (++found > 1) {
      fields.refuse(
          key, "a rule has one limit; keep one of at_least, share_over_percent and share_at_least_percent");
    }
    test.limit = limit;
    test.value = static_cast<int>(fields.integer(key, limit_least(limit), limit_most(limit)));
    if (const auto* value = fields.member(key)) {
      test.line = value->line;
      test.column = value->column;
    }
  }
  if (found == 0) {
    fields.refuse("", "has no limit; add at_least, share_over_percent or share_at_least_percent");
  }
}

CountTest parse_count(TomlFields& fields) {
  CountTest test;
  test.series = kSeries.at(fields.choice("series", names_of(kSeries)));
  test.window = parse_window_of(fields);
  parse_limit(fields, test);
  const bool is_share = test.limit != CountTest::Limit::at_least;
  if (is_share && test.series == Series::hours) {
    fields.refuse("series", "a share is of school days, and hours are not days; use days, or at_least");
  }
  if (fields.has("min_school_days")) {
    test.min_school_days = static_cast<int>(fields.integer("min_school_days", 1, 200));
    if (!is_share) fields.refuse("min_school_days", "belongs to a share; at_least needs none");
  } else {
    fields.member("min_school_days");
  }
  return test;
}

void parse_chance(TomlFields& fields, Pattern& pattern) {
  const auto chance = fields.optional_number("chance_below");
  if (!chance) return;
  // Written so that not-a-number is refused too.
  if (!(*chance >= 0.0001 && *chance <= 0.2)) {
    fields.refuse("chance_below", "expected a number from 0.0001 to 0.2");
    return;
  }
  pattern.chance_ppm = static_cast<int>(*chance * 1'000'000 + 0.5);
}

void parse_pattern_window(TomlFields& fields, Pattern& pattern) {
  if (!fields.has("window")) {
    fields.member("window");
    return;
  }
  pattern.window = parse_window_of(fields);
  if (is_exact_test(pattern.kind)) {
    fields.refuse("window",
                  "this pattern is tested against chance over the school year so far; leave window out");
  }
}

Pattern parse_pattern(TomlFields& fields) {
  Pattern pattern;
  pattern.kind = kPatterns.at(fields.choice("pattern", names_of(kPatterns)));
  if (pattern.kind == PatternKind::short_spells) pattern.min_spells = 4;
  parse_pattern_window(fields, pattern);
  for (const auto& rule : parameters_of(pattern.kind)) {
    if (fields.has(rule.name))
      pattern.*rule.place = static_cast<int>(fields.integer(rule.name, rule.least, rule.most));
    else
      fields.member(rule.name);
  }
  if (is_exact_test(pattern.kind)) parse_chance(fields, pattern);
  return pattern;
}

bool is_reason(std::string_view text) {
  if (text.empty() || text.size() > 60) return false;
  for (const char c : text) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
  }
  return true;
}

std::vector<std::string> parse_reasons(TomlFields& fields) {
  auto reasons = fields.optional_texts("skip_reasons");
  for (const auto& reason : reasons) {
    if (!is_reason(reason)) {
      fields.refuse("skip_reasons",
                    "a reason's code has 1 to 60 lower-case letters a to z, digits and underscores");
    }
  }
  return reasons;
}

/// "10 school days", "1 school day" or "same day".
int parse_due(TomlFields& fields) {
  const auto text = fields.text("due");
  if (text.empty() || text == "same day") return 0;
  const auto window = engine::parse_window(text);
  if (window && window->kind == engine::Window::Kind::school_days) return window->count;
  fields.refuse("due",
                "not a deadline; write \"same day\" or a number of school days, as in \"10 school days\"");
  return 0;
}

access::Role parse_role_of(TomlFields& fields) {
  constexpr int kRoles = static_cast<int>(access::Role::administrator) + 1;
  std::vector<std::string_view> names;
  for (int i = 0; i < kRoles; ++i)
    names.push_back(access::name_of(static_cast<access::Role>(i)));
  return static_cast<access::Role>(fields.choice("role", names));
}

Task parse_task(TomlFields& fields) {
  Task task;
  task.id = fields.id("id");
  task.role = parse_role_of(fields);
  task.due_school_days = parse_due(fields);
  task.strength = static_cast<Strength>(fields.choice("strength", {"shall", "should", "may"}));
  task.text = fields.optional_words("text").value_or(Words{task.id, task.id, task.id});
  if (fields.has("form"))
    task.form = fields.id("form");
  else
    fields.member("form");
  task.needs_consent = fields.optional_flag("needs_consent");
  task.is_reconstructed = fields.optional_flag("reconstructed");
  fields.finish();
  return task;
}

// A window that begins on 1 August or later by its own words has nothing to cross.
void check_crossing(const engine::Window& window, TomlFields& fields) {
  using Kind = engine::Window::Kind;
  if (window.kind != Kind::school_year && window.kind != Kind::calendar_month) return;
  fields.refuse("crosses_years",
                fmt::format("\"{}\" never reaches over 1 August; leave it out, or give a number of "
                            "days, weeks, months or school days",
                            text_of(window)));
}

}  // namespace

Rule parse_rule(TomlFields& fields) {
  Rule rule;
  rule.line = fields.line();
  rule.id = fields.id("id");
  rule.source = fields.optional_text("source").value_or("");
  rule.text = fields.optional_words("text").value_or(Words{rule.id, rule.id, rule.id});
  rule.skip_reasons = parse_reasons(fields);
  rule.is_reconstructed = fields.optional_flag("reconstructed");
  rule.crosses_years = fields.optional_flag("crosses_years");
  if (fields.has("pattern")) {
    rule.test = parse_pattern(fields);
    if (fields.has("series")) fields.refuse("series", "a rule has a pattern or a series, not both");
    fields.member("series");
    if (rule.crosses_years) {
      fields.refuse("crosses_years", "a pattern is of one school year; leave it out");
    }
  } else {
    fields.member("pattern");
    rule.test = parse_count(fields);
    if (rule.crosses_years) check_crossing(std::get<CountTest>(rule.test).window, fields);
  }
  fields.finish();
  return rule;
}

Step parse_step(TomlFields& fields) {
  Step step;
  step.id = fields.id("id");
  step.text = fields.optional_words("text").value_or(Words{step.id, step.id, step.id});
  step.when_any = fields.optional_texts("when_any");
  if (step.when_any.empty()) fields.refuse("when_any", "names no rule, so the step would never begin");
  step.is_reconstructed = fields.optional_flag("reconstructed");
  for (auto& task : fields.tables("task")) {
    const auto parsed = parse_task(task);
    for (const auto& earlier : step.tasks) {
      if (!parsed.id.empty() && earlier.id == parsed.id) {
        task.refuse("id", fmt::format("\"{}\" stands twice in this step", parsed.id));
      }
    }
    step.tasks.push_back(parsed);
  }
  fields.finish();
  return step;
}

}  // namespace tilstede::routine
