#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "engine/pupil_year_testing.hpp"
#include "routine/findings.hpp"
#include "routine/random_pupil_testing.hpp"

namespace tilstede::routine {
namespace {

/// As the oracle tells it.
std::string text_of(const engine::Evidence& evidence, SchoolYear year) {
  using Kind = engine::PatternKind;
  if (evidence.kind == Kind::no_show || evidence.kind == Kind::gone_later) {
    return std::to_string(evidence.hits) + " day " +
           std::to_string(days_between(first_day(year), evidence.date.value()));
  }
  std::string text = std::to_string(evidence.hits);
  if (evidence.kind == Kind::short_spells || evidence.kind == Kind::long_spell) {
    return text + " longest " + std::to_string(evidence.longest);
  }
  text += " of " + std::to_string(evidence.of);
  if (evidence.weekday > 0) text += " weekday " + std::to_string(evidence.weekday);
  if (!evidence.subject.empty()) text += " subject " + evidence.subject;
  return text + " once in " + std::to_string(evidence.once_in);
}

std::string text_of(const std::vector<Finding>& findings) {
  std::string text;
  for (const auto& finding : findings) {
    text += finding.rule + " v" + finding.version + " " + to_text(finding.first_met) +
            (finding.met_now ? " met " : " was ") + std::to_string(finding.count) + " on";
    for (const auto& entry : finding.entries)
      text += " " + std::to_string(engine::number_of(entry));
    if (finding.exempted_until) text += " exempted until " + to_text(*finding.exempted_until);
    if (finding.evidence) text += ": " + text_of(*finding.evidence, school_year_of(finding.first_met));
    text += "\n";
  }
  return text;
}

std::string text_of(const RandomWorld& world, const std::vector<naive::Found>& found) {
  std::string text;
  for (const auto& each : found) {
    text += each.rule + " v" + std::to_string(each.version) + " " + to_text(world.date_of(each.first_met)) +
            (each.met_now ? " met " : " was ") + std::to_string(each.count) + " on";
    for (const int place : each.entries)
      text += " " + std::to_string(place + 1);
    if (each.exempted_until >= 0) text += " exempted until " + to_text(world.date_of(each.exempted_until));
    if (!each.seen.empty()) text += ": " + each.seen;
    text += "\n";
  }
  return text;
}

/// TILSTEDE_PUPIL_YEARS=100000 build/pure_tests --gtest_filter='FindingsProperty.agree*' looks further.
int pupil_years() {
  const char* asked = std::getenv("TILSTEDE_PUPIL_YEARS");
#ifdef __OPTIMIZE__
  return asked ? std::atoi(asked) : 3'000;
#else
  // The build for editing is many times slower, and should not be waited for.
  return asked ? std::atoi(asked) : 300;
#endif
}

TEST(FindingsProperty, agree_with_a_naive_oracle_on_random_pupil_years) {
  const int count = pupil_years();
  int findings_seen = 0;
  int exempted_seen = 0;
  std::map<std::string_view, int> patterns_seen;
  for (int seed = 1; seed <= count; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const auto world = random_world(random);
    const auto findings = find(world.routines, world.pupil, world.date_of(world.as_of));
    const auto expected = naive::find(world.calendar, world.plain_versions, world.plain_pupil, world.as_of);
    ASSERT_EQ(text_of(findings), text_of(world, expected)) << "seed " << seed;
    findings_seen += static_cast<int>(findings.size());
    for (const auto& finding : findings) {
      if (finding.evidence) ++patterns_seen[name_of(finding.evidence->kind)];
    }
    exempted_seen += static_cast<int>(std::count_if(
        findings.begin(), findings.end(), [](const Finding& finding) { return finding.exempted_until; }));
  }
  EXPECT_GT(findings_seen, count / 2);
  EXPECT_GT(exempted_seen, count / 100);
  EXPECT_GE(patterns_seen.size(), count < 2000 ? 6U : 8U);
}

TEST(FindingsProperty, windows_over_1_august_agree_with_the_oracle) {
  int reached_back = 0;
  const int count = pupil_years();
  for (int seed = 1; seed <= count; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    auto world = random_world_of_two_years(random);
    const auto as_of = world.date_of(world.as_of);
    const auto findings = find(world.routines, world.pupil, as_of);
    const auto expected = naive::find(world.calendar, world.plain_versions, world.plain_pupil, world.as_of);
    ASSERT_EQ(text_of(findings), text_of(world, expected)) << "seed " << seed;
    world.pupil.before = nullptr;
    if (text_of(find(world.routines, world.pupil, as_of)) != text_of(findings)) ++reached_back;
  }
  EXPECT_GT(reached_back, count / 10);
}

// What is known on a day ends with that day: an entry registered beforehand changes nothing found until then.
// And what was found stays found.
TEST(FindingsProperty, what_comes_after_a_day_changes_nothing_found_until_then) {
  for (int seed = 1; seed <= 20; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    auto world = random_world(random);
    // An exempted finding is shown until its day only, so it alone may go again.
    world.pupil.exemptions.clear();
    std::vector<Finding> so_far;
    for (int as_of = 0; as_of < world.calendar.length(); ++as_of) {
      auto until_then = world.pupil;
      const auto today = world.date_of(as_of);
      std::erase_if(until_then.entries, [&](const engine::Entry& entry) { return today < entry.date; });
      const auto by_then = find(world.routines, until_then, today);
      for (const auto& earlier : so_far) {
        const auto same = std::find_if(by_then.begin(), by_then.end(), [&](const Finding& finding) {
          return finding.rule == earlier.rule && finding.first_met == earlier.first_met &&
                 finding.entries == earlier.entries && finding.version == earlier.version;
        });
        ASSERT_NE(same, by_then.end()) << "seed " << seed << ", " << earlier.rule << " on " << to_text(today);
      }
      ASSERT_EQ(text_of(by_then), text_of(find(world.routines, world.pupil, today))) << "seed " << seed;
      so_far = by_then;
    }
  }
}

// The order of registration is registered_year_property_test.cpp's.
TEST(FindingsProperty, order_of_timetable_exemptions_and_rules_does_not_matter) {
  for (int seed = 1; seed <= 200; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const auto world = random_world(random);
    const auto as_of = world.date_of(world.as_of);
    auto turned = world.pupil;
    std::reverse(turned.timetable.begin(), turned.timetable.end());
    std::reverse(turned.exemptions.begin(), turned.exemptions.end());
    auto routines = world.routines;
    for (auto& version : routines.versions)
      std::reverse(version.rules.begin(), version.rules.end());
    ASSERT_EQ(find(routines, turned, as_of), find(world.routines, world.pupil, as_of)) << "seed " << seed;
  }
}

TEST(FindingsProperty, one_more_entry_never_lowers_a_total_that_no_reason_skips) {
  for (int seed = 1; seed <= 200; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    auto world = random_world(random);
    const engine::Counting counting;
    const auto day = static_cast<std::size_t>(random.below(world.calendar.length()));
    const auto date = to_text(world.date_of(static_cast<int>(day)));
    const auto is_taken =
        std::any_of(world.pupil.entries.begin(), world.pupil.entries.end(),
                    [&](const engine::Entry& entry) { return to_text(entry.date) == date; });
    if (is_taken) continue;
    const auto count = [&] {
      return engine::totals(engine::tally(world.pupil, counting), first_day(world.pupil.year),
                            last_day(world.pupil.year), counting);
    };
    const auto before = count();
    engine::add(world.pupil, date, engine::Kind::day);
    EXPECT_EQ(count().days, before.days + 1) << "seed " << seed;
    EXPECT_EQ(count().hours, before.hours) << "seed " << seed;
  }
}

}  // namespace
}  // namespace tilstede::routine
