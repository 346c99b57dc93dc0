#include "routine/parse.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "base/text.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

constexpr std::string_view kHeader = R"([routine]
id = "test"
version = "1"
valid_from = 2024-08-01
name.nb = "Prøve"
)";

constexpr std::string_view kRule = R"(
[[rule]]
id = "days-5"
series = "days"
window = "school year"
at_least = 5
)";

/// The errors of a text, one per line, without the name of the file.
std::string errors_of(const std::string& text) {
  const auto routine = parse_routine(text, "f");
  std::string lines;
  if (!routine) {
    for (const auto& error : routine.error())
      lines += line_of(error).substr(2) + "\n";
  }
  return lines;
}

std::string with_header(std::string_view text) {
  return std::string(kHeader) + std::string(text);
}

TEST(ParseRoutine, reads_every_part) {
  const auto routine = parse_routine(R"([routine]
id = "test"
version = "4"
approved = 2024-08-20
valid_from = 2024-08-23
valid_to = 2025-07-31
name.nb = "Navn"
name.en = "Name"
source = "Kilde"

[counting]
day = 240
hour_minutes = 45
late_is = "its own series"

[[exemption]]
id = "hospital"
name.nb = "Sykehus"
needs = ["decided_by", "until"]

[[rule]]
id = "share"
series = "days"
window = "15 weeks"
share_at_least_percent = 15
min_school_days = 40
skip_reasons = ["leave", "own_code"]
source = "Kearney"
reconstructed = true
text.nb = "Tekst"

[[rule]]
id = "weekday"
pattern = "weekday"
min_absences = 5
chance_below = 0.015

[[step]]
id = "one"
when_any = ["share", "weekday"]
text.nb = "Steg"
  [[step.task]]
  id = "meeting"
  role = "department-head"
  due = "10 school days"
  strength = "should"
  form = "meeting-minutes"
  needs_consent = true
  text.nb = "Møte"
  [[step.task]]
  id = "call"
  role = "contact-teacher"
  due = "same day"
  strength = "shall"
)",
                                     "f");
  ASSERT_TRUE(routine) << line_of(routine.error().front());
  EXPECT_EQ(routine->id, "test");
  EXPECT_EQ(routine->version, "4");
  EXPECT_EQ(routine->approved, parse_date("2024-08-20"));
  EXPECT_EQ(routine->valid, (Period{*parse_date("2024-08-23"), *parse_date("2025-07-31")}));
  EXPECT_EQ(routine->name.nn, "Navn");
  EXPECT_EQ(routine->name.en, "Name");
  EXPECT_EQ(
      routine->counting,
      (engine::Counting{.day = engine::Counting::DayRule::minutes, .day_minutes = 240, .hour_minutes = 45}));
  ASSERT_EQ(routine->exemptions.size(), 1U);
  EXPECT_EQ(routine->exemptions[0].needs, (std::vector<std::string>{"decided_by", "until"}));
  ASSERT_EQ(routine->rules.size(), 2U);
  const auto& share = std::get<CountTest>(routine->rules[0].test);
  EXPECT_EQ(share.limit, CountTest::Limit::share_at_least_percent);
  EXPECT_EQ(share.value, 15);
  EXPECT_EQ(share.min_school_days, 40);
  EXPECT_EQ(engine::text_of(share.window), "15 weeks");
  EXPECT_TRUE(routine->rules[0].is_reconstructed);
  EXPECT_EQ(routine->rules[0].line, 21);
  const auto& pattern = std::get<engine::Pattern>(routine->rules[1].test);
  EXPECT_EQ(pattern.kind, engine::PatternKind::weekday);
  EXPECT_EQ(pattern.min_absences, 5);
  EXPECT_EQ(pattern.chance_ppm, 15'000);
  EXPECT_EQ(routine->rules[1].text.nb, "weekday");
  ASSERT_EQ(routine->steps.size(), 1U);
  ASSERT_EQ(routine->steps[0].tasks.size(), 2U);
  EXPECT_EQ(routine->steps[0].tasks[0].role, access::Role::department_head);
  EXPECT_EQ(routine->steps[0].tasks[0].due_school_days, 10);
  EXPECT_EQ(routine->steps[0].tasks[0].strength, Strength::should);
  EXPECT_TRUE(routine->steps[0].tasks[0].needs_consent);
  EXPECT_EQ(routine->steps[0].tasks[1].due_school_days, 0);

  std::string notes;
  for (const auto& note : notes_on(*routine))
    notes += line_of(note) + "\n";
  EXPECT_EQ(notes,
            "f:21:1: rule \"share\": skips \"own_code\", which is not in the catalogue that ships\n"
            "f:32:1: rule \"weekday\": has no source\n");
}

TEST(ParseRoutine, the_shipped_files_are_right) {
  EXPECT_EQ(shipped("routines/sandefjord.toml").rules.size(), 14U);
  EXPECT_EQ(shipped("routines/earlier/sandefjord-3.toml").rules.size(), 13U);
  EXPECT_EQ(shipped("routines/earlier/sandefjord-2.toml").rules.size(), 13U);
  for (const auto* path : {"routines/sandefjord.toml", "routines/bergen.toml", "routines/research.toml"}) {
    for (const auto& rule : shipped(path).rules) {
      EXPECT_FALSE(rule.source.empty()) << rule.id;
      EXPECT_NE(rule.text.nb, rule.text.nn) << rule.id;
      EXPECT_NE(rule.text.nb, rule.text.en) << rule.id;
    }
  }
}

TEST(ParseRoutine, every_rule_that_ships_is_evaluated) {
  for (const auto* path : {"routines/sandefjord.toml", "routines/bergen.toml", "routines/research.toml"}) {
    const auto notes = notes_on(shipped(path));
    EXPECT_TRUE(notes.empty()) << line_of(notes.front());
  }
}

TEST(ParseRoutine, a_window_that_begins_with_the_year_or_the_month_crosses_nothing) {
  const auto told = errors_of(with_header(R"(
[[rule]]
id = "days-5"
series = "days"
window = "school year"
at_least = 5
crosses_years = true
)"));
  EXPECT_NE(
      told.find("crosses_years: \"school year\" never reaches over 1 August; leave it out, or give a number "
                "of days, weeks, months or school days"),
      std::string::npos)
      << told;
}

TEST(ParseRoutine, names_the_nearest_known_key) {
  EXPECT_EQ(errors_of(with_header(R"(
[[rule]]
id = "days-5"
serie = "days"
window = "school year"
at_leest = 5
)")),
            "7:1: rule[1].series: is missing; write for example series = \"days\"\n"
            "7:1: rule[1]: has no limit; add at_least, share_over_percent or share_at_least_percent\n"
            "9:1: rule[1].serie: unknown key; did you mean \"series\"?\n"
            "11:1: rule[1].at_leest: unknown key; did you mean \"at_least\"?\n");
}

TEST(ParseRoutine, says_what_is_allowed) {
  EXPECT_EQ(
      errors_of(with_header(R"(
[[rule]]
id = "Days 5"
series = "day"
window = "quarter"
at_least = 0

[counting]
day = "half"
hour_minutes = 600
late_is = "hours"
)")),
      "8:1: rule[1].id: an id has 1 to 60 lower-case letters a to z, digits and hyphens\n"
      "9:1: rule[1].series: \"day\" is not known; allowed: days, hours, late_arrivals, left_early or "
      "unreported; "
      "did you mean \"days\"?\n"
      "10:1: rule[1].window: not a window; write \"calendar month\", \"school year\", or a number with days "
      "(at "
      "most 366), weeks (53), months (12) or school days (366), as in \"3 months\"\n"
      "11:1: rule[1].at_least: 0 is outside 1 to 10000\n"
      "14:1: counting.day: not a rule for a day; write \"all lessons of the day\", \"more than half\" or the "
      "minutes missed that make a day, 1 to 600, without quotes\n"
      "15:1: counting.hour_minutes: 600 is outside 1 to 120\n"
      "16:1: counting.late_is: \"hours\" is not known; allowed: its own series\n");
}

TEST(ParseRoutine, names_what_stands_twice_and_what_does_not_stand_at_all) {
  EXPECT_EQ(
      errors_of(with_header(std::string(kRule) + std::string(kRule) + R"(
[[step]]
id = "five"
when_any = ["days-5", "days-50"]
  [[step.task]]
  id = "call"
  role = "contact-teachers"
  due = "10 days"
  strength = "must"
  [[step.task]]
  id = "call"
  role = "teacher"
  due = "1 school day"
  strength = "may"
)")),
      "14:1: rule[2].id: \"days-5\" stands twice; an id names one rule\n"
      "21:1: step[1].when_any: names a rule that is not in this file; did you mean \"days-5\"?\n"
      "24:3: step[1].task[1].role: \"contact-teachers\" is not known; allowed: guardian, pupil, teacher, "
      "contact-teacher, substitute, secretary, department-head, counsellor, presence-coordinator, principal, "
      "nurse, "
      "psychology-service, mental-health-service, absence-team, area-leader, school-owner, auditor, "
      "data-protection-officer or administrator; did you mean \"contact-teacher\"?\n"
      "25:3: step[1].task[1].due: not a deadline; write \"same day\" or a number of school days, as in \"10 "
      "school "
      "days\"\n"
      "26:3: step[1].task[1].strength: \"must\" is not known; allowed: shall, should or may\n"
      "28:3: step[1].task[2].id: \"call\" stands twice in this step\n");
}

TEST(ParseRoutine, refuses_rules_that_contradict_themselves) {
  EXPECT_EQ(
      errors_of(with_header(R"(
[[rule]]
id = "both"
series = "hours"
window = "school year"
at_least = 5
share_over_percent = 10
min_school_days = 20

[[rule]]
id = "pattern"
pattern = "weekday"
series = "days"
min_absences = 2.5
spell_days_max = 3
)")),
      "9:1: rule[1].series: a share is of school days, and hours are not days; use days, or at_least\n"
      "12:1: rule[1].share_over_percent: a rule has one limit; keep one of at_least, share_over_percent and "
      "share_at_least_percent\n"
      "18:1: rule[2].series: a rule has a pattern or a series, not both\n"
      "19:1: rule[2].min_absences: expected an integer, found a decimal number\n"
      "20:1: rule[2].spell_days_max: unknown key; known here: chance_below, crosses_years, id, min_absences, "
      "pattern, reconstructed, series, skip_reasons, source, text or window\n");
}

TEST(ParseRoutine, checks_dates_kinds_and_the_parts_a_file_must_have) {
  EXPECT_EQ(errors_of(R"([routine]
id = "test"
version = 4
valid_from = "2024-08-23"
valid_to = 2024-02-01
name = "Navn"
[[rules]]
)"),
            "1:1: rule: is missing; a routine has at least one [[rule]]\n"
            "3:1: routine.version: expected text, found an integer\n"
            "4:1: routine.valid_from: expected a date, found text\n"
            "6:1: routine.name: expected a table, found text\n"
            "7:3: rules: unknown key; did you mean \"rule\"?\n");
  EXPECT_EQ(errors_of(with_header("valid_to = 2024-07-31\n" + std::string(kRule))),
            "6:1: routine.valid_to: is before valid_from\n");
  EXPECT_EQ(
      errors_of("[[rule]]\n").substr(0, 80),
      std::string(
          "1:1: routine: is missing; begin with [routine] and its id, version, name.nb and valid_from\n")
          .substr(0, 80));
}

TEST(ParseRoutine, says_where_toml_itself_is_wrong) {
  const auto routine = parse_routine(with_header("[[rule]]\nid = \"days-5\nseries = \"days\"\n"), "r.toml");
  ASSERT_FALSE(routine);
  ASSERT_EQ(routine.error().size(), 1U);
  EXPECT_EQ(routine.error()[0].line, 7);
  EXPECT_FALSE(routine.error()[0].message.empty());
  EXPECT_EQ(errors_of(std::string(2 << 20, '#')), "1:1: is larger than 1 MiB; this is no routine file\n");
}

TEST(ParseRoutine, survives_broken_files) {
  const std::uint64_t seed = 20241031;
  SCOPED_TRACE(seed);
  Random random(seed);
  const auto whole = file_text("routines/bergen.toml");
  int refusals = 0;
  for (int round = 0; round < 400; ++round) {
    auto text = whole.substr(0, static_cast<std::size_t>(random.below(6000)) + 500);
    for (int change = random.below(6) + 1; change > 0; --change) {
      const auto at = static_cast<std::size_t>(random.below(static_cast<int>(text.size())));
      switch (random.below(4)) {
        case 0:
          text[at] = static_cast<char>(random.below(256));
          break;
        case 1:
          text.erase(at, static_cast<std::size_t>(random.below(40)));
          break;
        case 2:
          text.insert(at, 1, "[]{}\"'=.\n-0"[random.below(11)]);
          break;
        default:
          text.insert(at,
                      text.substr(static_cast<std::size_t>(random.below(static_cast<int>(text.size()))), 30));
      }
      if (text.empty()) text = " ";
    }
    const auto routine = parse_routine(text, "f");
    if (routine) continue;
    ++refusals;
    for (const auto& error : routine.error()) {
      EXPECT_GE(error.line, 1);
      EXPECT_FALSE(error.message.empty());
    }
  }
  EXPECT_GT(refusals, 100);
}

}  // namespace
}  // namespace tilstede::routine
