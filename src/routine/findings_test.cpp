#include "routine/findings.hpp"

#include <gtest/gtest.h>

#include "engine/pupil_year_testing.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

using engine::add;
using engine::day;
using engine::Kind;
using engine::PupilYear;
using engine::school_year_2024;
using Limit = CountTest::Limit;

/// "2024-09-06 met 5" or "2024-09-06 was 1"; "-" when there is no finding.
std::string told(const std::vector<Finding>& findings, const std::string& rule) {
  for (const auto& finding : findings) {
    if (finding.rule != rule) continue;
    const auto until = finding.exempted_until ? " exempted until " + to_text(*finding.exempted_until) : "";
    return to_text(finding.first_met) + (finding.met_now ? " met " : " was ") +
           std::to_string(finding.count) + until;
  }
  return "-";
}

std::string told(const Rule& rule, const PupilYear& year, const char* as_of) {
  return told(find(with_rules({rule}), year, day(as_of)), rule.id);
}

PupilYear absent_on(std::initializer_list<const char*> dates) {
  auto year = school_year_2024();
  for (const auto* date : dates)
    add(year, date, Kind::day);
  return year;
}

TEST(Findings, total_is_met_on_the_day_of_the_entry_that_reaches_it) {
  const auto rule = count_rule("days-5", "school year", 5);
  const auto year = absent_on({"2024-08-19", "2024-09-02", "2024-09-09", "2024-11-05", "2024-11-06"});
  EXPECT_EQ(told(rule, year, "2024-11-05"), "-");
  EXPECT_EQ(told(rule, year, "2024-11-06"), "2024-11-06 met 5");
  EXPECT_EQ(told(rule, year, "2025-06-20"), "2024-11-06 met 5");
  // After the school year it stands as it stood on 31 July; before it nothing does.
  EXPECT_EQ(told(rule, year, "2026-01-01"), "2024-11-06 met 5");
  EXPECT_EQ(told(rule, year, "2024-07-31"), "-");
}

TEST(Findings, three_in_a_calendar_month_lapse_with_the_month) {
  const auto rule = count_rule("days-3", "calendar month", 3);
  const auto year = absent_on({"2024-10-07", "2024-10-08", "2024-10-31", "2024-11-01"});
  EXPECT_EQ(told(rule, year, "2024-10-30"), "-");
  EXPECT_EQ(told(rule, year, "2024-10-31"), "2024-10-31 met 3");
  EXPECT_EQ(told(rule, year, "2024-11-01"), "2024-10-31 was 1");
}

TEST(Findings, three_days_over_a_month_end_are_not_three_in_a_month) {
  const auto rule = count_rule("days-3", "calendar month", 3);
  EXPECT_EQ(told(rule, absent_on({"2024-10-30", "2024-10-31", "2024-11-01"}), "2025-06-20"), "-");
}

TEST(Findings, ten_in_three_months_lose_the_day_that_falls_out) {
  const auto rule = count_rule("days-2", "3 months", 2);
  // Seen from 31 May the window begins on 1 March: later than 28 February.
  EXPECT_EQ(told(rule, absent_on({"2025-02-28", "2025-05-28"}), "2025-06-20"), "-");
  EXPECT_EQ(told(rule, absent_on({"2025-02-28", "2025-05-27"}), "2025-05-28"), "2025-05-27 was 1");
  EXPECT_EQ(told(rule, absent_on({"2025-03-03", "2025-06-02"}), "2025-06-02"), "2025-06-02 met 2");
  EXPECT_EQ(told(rule, absent_on({"2025-03-03", "2025-06-03"}), "2025-06-03"), "-");
}

TEST(Findings, thirty_days_include_both_ends) {
  const auto rule = count_rule("days-2", "30 days", 2);
  EXPECT_EQ(told(rule, absent_on({"2024-09-02", "2024-10-01"}), "2024-10-31"), "-")
      << "1 October is in the autumn holiday: no school day, and on Monday the 7th the first has fallen out";
  EXPECT_EQ(told(rule, absent_on({"2024-10-08", "2024-11-06"}), "2024-11-06"), "2024-11-06 met 2");
  EXPECT_EQ(told(rule, absent_on({"2024-10-08", "2024-11-07"}), "2024-11-07"), "-");
}

TEST(Findings, school_days_are_counted_past_a_holiday) {
  const auto rule = count_rule("days-2", "5 school days", 2);
  // 26 and 27 September, then 7, 8 and 9 October: five school days, fourteen calendar days.
  EXPECT_EQ(told(rule, absent_on({"2024-09-26", "2024-10-09"}), "2024-10-09"), "2024-10-09 met 2");
  EXPECT_EQ(told(rule, absent_on({"2024-09-25", "2024-10-09"}), "2024-10-09"), "-");
}

TEST(Findings, as_of_may_be_a_day_without_school) {
  const auto rule = count_rule("days-1", "1 day", 1);
  const auto year = absent_on({"2024-09-06"});
  EXPECT_EQ(told(rule, year, "2024-09-06"), "2024-09-06 met 1");
  EXPECT_EQ(told(rule, year, "2024-09-07"), "2024-09-06 was 0");
}

TEST(Findings, an_entry_outside_school_days_is_met_at_the_end_of_the_next_one) {
  const auto rule = count_rule("days-1", "school year", 1);
  const auto year = absent_on({"2024-09-07"});
  EXPECT_EQ(told(rule, year, "2024-09-08"), "-");
  EXPECT_EQ(told(rule, year, "2024-09-09"), "2024-09-09 met 1");
}

TEST(Findings, share_over_is_strict_and_share_at_least_is_not) {
  auto year = absent_on({"2024-08-19", "2024-08-20"});
  const auto over = share_rule("over", "school year", Limit::share_over_percent, 10, 20);
  const auto at_least = share_rule("at-least", "school year", Limit::share_at_least_percent, 10, 20);
  // The 20th school day is 13 September: 2 of 20 are ten percent exactly.
  EXPECT_EQ(to_text(year.school_days[19]), "2024-09-13");
  EXPECT_EQ(told(over, year, "2025-06-20"), "-");
  EXPECT_EQ(told(at_least, year, "2024-09-13"), "2024-09-13 met 2");
  EXPECT_EQ(told(at_least, year, "2024-09-16"), "2024-09-13 was 2");
  add(year, "2024-09-13", Kind::day);
  EXPECT_EQ(told(over, year, "2024-09-13"), "2024-09-13 met 3");
}

TEST(Findings, a_share_is_silent_before_its_least_school_days) {
  const auto year = absent_on({"2024-08-19"});
  EXPECT_EQ(told(share_rule("over", "school year", Limit::share_over_percent, 10), year, "2024-08-19"),
            "2024-08-19 met 1");
  EXPECT_EQ(told(share_rule("over", "school year", Limit::share_over_percent, 10, 9), year, "2025-06-20"),
            "2024-08-29 was 1");
  EXPECT_EQ(told(share_rule("over", "school year", Limit::share_over_percent, 10, 10), year, "2025-06-20"),
            "-");
}

TEST(Findings, a_share_can_be_met_on_a_day_without_an_entry) {
  // One of two school days after a holiday in which the older ones fell out: the denominator shrinks by
  // itself.
  const auto year = absent_on({"2024-09-24"});
  const auto rule = share_rule("quarter", "2 weeks", Limit::share_at_least_percent, 20);
  EXPECT_EQ(told(rule, year, "2024-09-30"), "-");
  EXPECT_EQ(told(rule, year, "2024-10-07"), "2024-10-07 met 1");
}

TEST(Findings, hours_and_late_arrivals_are_series_of_their_own) {
  auto year = school_year_2024();
  for (const auto* date : {"2024-09-02", "2024-09-03", "2024-09-04"}) {
    add(year, date, Kind::lesson, 1);
    add(year, date, Kind::late, 4);
  }
  EXPECT_EQ(told(count_rule("hours-3", "school year", 3, engine::Series::hours), year, "2024-09-04"),
            "2024-09-04 met 3");
  EXPECT_EQ(told(count_rule("late-3", "school year", 3, engine::Series::late_arrivals), year, "2024-09-04"),
            "2024-09-04 met 3");
  EXPECT_EQ(told(count_rule("days-1", "school year", 1), year, "2025-06-20"), "-");
}

TEST(Findings, rest_on_the_entries_of_the_window_in_which_they_were_first_met) {
  auto year = absent_on({"2024-09-02", "2024-10-07", "2024-10-08", "2024-10-09", "2024-10-10"});
  add(year, "2024-10-08", Kind::late, 1);
  const auto findings =
      find(with_rules({count_rule("days-3", "calendar month", 3)}), year, day("2024-10-31"));
  ASSERT_EQ(findings.size(), 1U);
  std::vector<int> entries;
  for (const auto& entry : findings[0].entries)
    entries.push_back(engine::number_of(entry));
  EXPECT_EQ(entries, (std::vector<int>{2, 3, 4}));
}

TEST(Findings, skipped_reasons_leave_the_rule_that_skips_them_alone) {
  auto year = absent_on({"2024-09-02", "2024-09-03"});
  year.entries[1].reason = "leave";
  auto skips = count_rule("skips", "school year", 2);
  skips.skip_reasons = {"leave", "religious_holiday"};
  EXPECT_EQ(told(skips, year, "2025-06-20"), "-");
  EXPECT_EQ(told(count_rule("counts", "school year", 2), year, "2025-06-20"), "2024-09-03 met 2");
}

TEST(Findings, exempt_entries_leave_the_rule_from_the_first_day_of_the_exemption_to_its_last) {
  const auto rule = count_rule("days-2", "school year", 2);
  auto year = absent_on({"2024-09-02", "2024-09-03", "2024-09-04", "2024-09-05"});
  year.exemptions.push_back({ExemptionId{}, Period{day("2024-09-03"), day("2024-09-04")}, {}});
  EXPECT_EQ(told(rule, year, "2024-09-04"), "2024-09-03 was 3 exempted until 2024-09-04");
  EXPECT_EQ(told(rule, year, "2024-09-05"), "2024-09-05 met 2");
}

TEST(Findings, an_exemption_of_reasons_covers_those_alone) {
  const auto rule = count_rule("days-2", "school year", 2);
  auto year = absent_on({"2024-09-02", "2024-09-03", "2024-09-04"});
  year.entries[1].reason = "chronic_illness";
  year.exemptions.push_back(
      {ExemptionId{}, Period{day("2024-08-01"), day("2025-07-31")}, {"chronic_illness"}});
  EXPECT_EQ(told(rule, year, "2024-09-03"), "2024-09-03 was 2 exempted until 2025-07-31");
  EXPECT_EQ(told(rule, year, "2024-09-04"), "2024-09-04 met 2");
}

TEST(Findings, what_only_exempt_entries_hold_up_is_not_shown_after_the_exemption) {
  const auto rule = count_rule("days-1", "school year", 1);
  auto year = absent_on({"2024-09-02"});
  year.exemptions.push_back({ExemptionId{}, Period{day("2024-09-02"), day("2024-09-10")}, {}});
  EXPECT_EQ(told(rule, year, "2024-09-10"), "2024-09-02 was 1 exempted until 2024-09-10");
  EXPECT_EQ(told(rule, year, "2024-09-11"), "-");
}

TEST(Findings, each_version_rules_its_own_days) {
  const Period until{day("2018-08-01"), day("2024-09-08")};
  const Period from{day("2024-09-09"), {}};
  const auto five = count_rule("days", "school year", 5);
  const auto two = count_rule("days", "school year", 2);
  const auto year = absent_on({"2024-09-02", "2024-09-03"});
  const auto sharper = arrange({version_of("old", until, {five}), version_of("new", from, {two})}).value();
  const auto findings = find(sharper, year, day("2024-12-01"));
  EXPECT_EQ(told(findings, "days"), "2024-09-09 met 2");
  EXPECT_EQ(findings[0].version, "new");

  const auto milder = arrange({version_of("old", until, {two}), version_of("new", from, {five})}).value();
  const auto kept = find(milder, year, day("2024-12-01"));
  EXPECT_EQ(told(kept, "days"), "2024-09-03 was 2");
  EXPECT_EQ(kept[0].version, "old");
}

TEST(Findings, a_rule_that_a_version_drops_is_counted_and_no_longer_met) {
  const auto routines =
      arrange(
          {version_of("old", {day("2018-08-01"), day("2024-09-08")}, {count_rule("days", "school year", 2)}),
           version_of("new", {day("2024-09-09"), {}}, {count_rule("other", "school year", 2)})})
          .value();
  const auto year = absent_on({"2024-09-02", "2024-09-03", "2024-10-08"});
  const auto findings = find(routines, year, day("2024-12-01"));
  EXPECT_EQ(told(findings, "days"), "2024-09-03 was 3");
  EXPECT_EQ(told(findings, "other"), "2024-09-09 met 3");
}

TEST(Findings, a_version_that_began_at_the_weekend_is_the_one_that_says_how_it_stands) {
  const auto routines =
      arrange(
          {version_of("old", {day("2018-08-01"), day("2024-09-06")}, {count_rule("days", "school year", 2)}),
           version_of("new", {day("2024-09-07"), {}}, {count_rule("days", "school year", 3)})})
          .value();
  const auto year = absent_on({"2024-09-02", "2024-09-03"});
  EXPECT_EQ(told(find(routines, year, day("2024-09-06")), "days"), "2024-09-03 met 2");
  EXPECT_EQ(told(find(routines, year, day("2024-09-07")), "days"), "2024-09-03 was 2");
}

TEST(Findings, no_routine_in_force_finds_nothing) {
  const auto routines = arrange({version_of("1", {day("2024-10-01"), day("2024-10-31")},
                                            {count_rule("days", "school year", 1)})})
                            .value();
  const auto year = absent_on({"2024-09-02"});
  EXPECT_EQ(told(find(routines, year, day("2024-09-30")), "days"), "-");
  EXPECT_EQ(told(find(routines, year, day("2024-10-31")), "days"), "2024-10-07 met 1");
  EXPECT_EQ(told(find(routines, year, day("2024-11-01")), "days"), "2024-10-07 was 1");
}

TEST(Findings, of_sandefjord_step_at_five_ten_and_twenty) {
  const auto routines = always(shipped("routines/sandefjord.toml"));
  auto year = school_year_2024();
  for (std::size_t i = 0; i < 20; ++i)
    add(year, to_text(year.school_days[i]), Kind::day);
  const auto findings = find(routines, year, year.school_days[19]);
  EXPECT_EQ(told(findings, "days-5"), to_text(year.school_days[4]) + " met 20");
  EXPECT_EQ(told(findings, "days-10"), to_text(year.school_days[9]) + " met 20");
  EXPECT_EQ(told(findings, "days-20"), to_text(year.school_days[19]) + " met 20");
  EXPECT_EQ(findings.size(), 3U);
  EXPECT_EQ(find(routines, year, year.school_days[18]).size(), 2U);
}

TEST(Findings, of_sandefjord_version_2_count_leave_at_twenty_days) {
  auto year = school_year_2024();
  for (std::size_t i = 0; i < 20; ++i)
    add(year, to_text(year.school_days[i]), Kind::day).reason = "leave";
  const auto version_2 = find(always(shipped("routines/earlier/sandefjord-2.toml")), year, day("2025-06-20"));
  EXPECT_EQ(told(version_2, "days-20"), to_text(year.school_days[19]) + " met 20");
  EXPECT_EQ(version_2.size(), 1U);
  EXPECT_TRUE(find(always(shipped("routines/sandefjord.toml")), year, day("2025-06-20")).empty());
}

TEST(Findings, of_bergen_are_three_in_a_month_and_ten_in_three_months) {
  const auto routines = always(shipped("routines/bergen.toml"));
  const auto year = absent_on({"2024-10-07", "2024-10-08", "2024-10-31", "2024-11-04", "2024-11-05",
                               "2024-12-02", "2024-12-03", "2025-01-06", "2025-01-07", "2025-01-08"});
  const auto findings = find(routines, year, day("2025-01-08"));
  EXPECT_EQ(told(findings, "days-3-in-month"), "2024-10-31 met 3");
  EXPECT_EQ(told(findings, "days-10-in-quarter"), "-") << "7 October is three months before 7 January";
  const auto closer = absent_on({"2024-10-09", "2024-10-10", "2024-10-31", "2024-11-04", "2024-11-05",
                                 "2024-12-02", "2024-12-03", "2025-01-06", "2025-01-07", "2025-01-08"});
  EXPECT_EQ(told(find(routines, closer, day("2025-01-08")), "days-10-in-quarter"), "2025-01-08 met 10");
}

TEST(Findings, of_bergen_are_patterns_with_what_was_seen_and_their_grounds) {
  const auto routines = always(shipped("routines/bergen.toml"));
  auto year = absent_on({"2024-09-02", "2024-09-09", "2024-09-11", "2024-09-16", "2024-10-14", "2024-10-21"});
  add(year, "2024-10-28", Kind::lesson, 1);
  add(year, "2024-10-28", Kind::lesson, 2);
  EXPECT_EQ(told(find(routines, year, day("2024-10-27")), "weekday-pattern"), "-");
  const auto findings = find(routines, year, day("2024-10-28"));
  EXPECT_EQ(told(findings, "weekday-pattern"), "2024-10-28 met 7")
      << "six Mondays, the last of them in two entries";
  for (const auto& finding : findings) {
    ASSERT_EQ(finding.evidence.has_value(), finding.rule == "weekday-pattern") << finding.rule;
    if (!finding.evidence) continue;
    EXPECT_EQ(finding.evidence->hits, 6);
    EXPECT_EQ(finding.evidence->of, 7);
    EXPECT_EQ(finding.entries.size(), 7U);
  }
}

TEST(Findings, of_a_pattern_lapse_and_are_counted_all_the_same) {
  const auto routines = always(shipped("routines/bergen.toml"));
  const auto year = absent_on({"2024-09-02", "2024-09-09", "2024-09-16", "2024-09-23", "2024-10-14",
                               "2024-10-15", "2024-10-16", "2024-10-17"});
  EXPECT_EQ(told(find(routines, year, day("2024-10-14")), "weekday-pattern"), "2024-10-14 met 5");
  EXPECT_EQ(told(find(routines, year, day("2024-10-17")), "weekday-pattern"), "2024-10-14 was 5");
}

TEST(Findings, of_bergen_is_a_no_show_for_ten_school_days) {
  const auto routines = always(shipped("routines/bergen.toml"));
  const auto year = absent_on({"2024-08-19"});
  EXPECT_EQ(told(find(routines, year, day("2024-08-19")), "no-show"), "2024-08-19 met 1");
  EXPECT_EQ(told(find(routines, year, day("2024-08-30")), "no-show"), "2024-08-19 met 1");
  EXPECT_EQ(told(find(routines, year, day("2024-09-02")), "no-show"), "2024-08-19 was 0");
}

TEST(Findings, of_a_pattern_leave_out_what_is_skipped_or_exempt) {
  const auto routines = always(shipped("routines/bergen.toml"));
  auto year = absent_on({"2024-09-02", "2024-09-09", "2024-09-16", "2024-09-23", "2024-10-14"});
  year.entries[0].reason = "leave";
  EXPECT_EQ(told(find(routines, year, day("2025-06-20")), "weekday-pattern"), "-");
  year.entries[0].reason = "";
  year.exemptions.push_back({ExemptionId{}, Period{day("2024-09-02"), day("2024-09-03")}, {}});
  EXPECT_EQ(told(find(routines, year, day("2024-10-14")), "weekday-pattern"), "-");
}

TEST(Findings, of_research_are_shares_of_two_and_fifteen_weeks_and_of_the_year) {
  const auto routines = always(shipped("routines/research.toml"));
  const auto year = absent_on({"2024-08-26", "2024-08-29", "2024-09-06"});
  EXPECT_EQ(told(find(routines, year, day("2024-09-05")), "kearney-25-percent-in-2-weeks"), "-");
  EXPECT_EQ(told(find(routines, year, day("2024-09-06")), "kearney-25-percent-in-2-weeks"),
            "2024-09-06 met 3");
  // Three of the first twenty school days.
  EXPECT_EQ(told(find(routines, year, day("2024-09-12")), "havik-10-percent"), "-");
  EXPECT_EQ(told(find(routines, year, day("2024-09-13")), "havik-10-percent"), "2024-09-13 met 3");
}

}  // namespace
}  // namespace tilstede::routine
