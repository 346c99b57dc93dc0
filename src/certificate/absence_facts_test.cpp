#include "certificate/absence_facts.hpp"

#include <gtest/gtest.h>

#include "certificate/half_year.hpp"
#include "certificate/report_content.hpp"

namespace tilstede::certificate {
namespace {

Date day(const char* text) {
  return parse_date(text).value();
}

class HalfYearFacts : public ::testing::Test {
 protected:
  engine::PupilYear year;
  std::uint8_t next = 1;

  void add(const char* date, engine::Kind kind, int lesson, std::optional<int> minutes, bool documented,
           const char* reason) {
    engine::Entry entry;
    entry.id.value.bytes[15] = next++;
    entry.date = day(date);
    entry.kind = kind;
    entry.lesson = lesson;
    entry.minutes = minutes;
    entry.is_documented = documented;
    entry.reason = reason;
    year.entries.push_back(entry);
  }

  AbsenceFacts facts(const LeftOutReasons& left_out = {}) {
    return facts_of(year, {}, days_of({SchoolYear{2024}, 1}, "01-31"), left_out);
  }
};

TEST_F(HalfYearFacts, minutes_are_summed_before_hours_are_rounded_down) {
  for (const char* const date : {"2024-09-02", "2024-09-03", "2024-09-04", "2024-09-05", "2024-09-06"})
    add(date, engine::Kind::lesson, 1, 45, true, "illness");
  EXPECT_EQ(facts().figures.minutes, 225);
  EXPECT_EQ(certificate_hours(facts().figures.minutes), 3);
  EXPECT_EQ(facts().figures.days, 0);
}

TEST_F(HalfYearFacts, documented_and_undocumented_and_reasons_stand_apart) {
  add("2024-09-02", engine::Kind::day, 0, {}, true, "illness");
  add("2024-09-03", engine::Kind::day, 0, {}, false, "");
  add("2024-09-04", engine::Kind::lesson, 1, 60, true, "appointment");
  add("2024-09-04", engine::Kind::lesson, 2, 60, false, "");
  add("2024-09-05", engine::Kind::late, 1, 10, false, "");
  const auto figures = facts().figures;
  EXPECT_EQ(figures.days, 2);
  EXPECT_EQ(figures.documented_days, 1);
  EXPECT_EQ(figures.minutes, 120);
  EXPECT_EQ(figures.documented_minutes, 60);
  EXPECT_EQ(figures.late, 1);
  const std::vector<ReasonFigures> reasons = {{"", 1, 60}, {"appointment", 0, 60}, {"illness", 1, 0}};
  EXPECT_EQ(figures.by_reason, reasons);
}

TEST_F(HalfYearFacts, the_half_year_ends_where_the_setting_says) {
  add("2025-01-31", engine::Kind::day, 0, {}, true, "illness");
  add("2025-02-03", engine::Kind::day, 0, {}, true, "illness");
  EXPECT_EQ(facts().figures.days, 1);
  EXPECT_EQ(facts_of(year, {}, days_of({SchoolYear{2024}, 2}, "01-31"), {}).figures.days, 1);
  EXPECT_EQ(facts_of(year, {}, days_of({SchoolYear{2024}, 1}, "01-15"), {}).figures.days, 0);
}

TEST_F(HalfYearFacts, reasons_that_do_not_stand_on_the_certificate_are_left_out) {
  add("2024-09-02", engine::Kind::day, 0, {}, true, "illness");
  add("2024-09-03", engine::Kind::day, 0, {}, true, "representation");
  EXPECT_EQ(facts({"representation"}).figures.days, 1);
}

TEST_F(HalfYearFacts, content_is_read_back_as_it_was_and_says_what_has_changed) {
  add("2024-09-02", engine::Kind::day, 0, {}, true, "illness");
  add("2024-09-04", engine::Kind::lesson, 1, 60, false, "");
  const auto frozen = facts();
  EXPECT_EQ(parse_content(to_content(frozen)), frozen);
  EXPECT_FALSE(difference(frozen, facts()));
  add("2024-09-09", engine::Kind::day, 0, {}, false, "");
  const auto changed = difference(frozen, facts());
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->now.days, 2);
  ASSERT_EQ(changed->dates.size(), 1U);
  EXPECT_FALSE(changed->dates[0].before);
}

TEST(HalfYearDays, is_shown_by_where_the_year_stands) {
  EXPECT_EQ(shown_first(SchoolYear{2024}, day("2024-10-31"), "01-31").half, 1);
  EXPECT_EQ(shown_first(SchoolYear{2024}, day("2025-02-01"), "01-31").half, 2);
  EXPECT_EQ(shown_first(SchoolYear{2023}, day("2024-10-31"), "01-31").half, 2);
  EXPECT_EQ(to_text(days_of({SchoolYear{2024}, 2}, "01-31").from), "2025-02-01");
}

}  // namespace
}  // namespace tilstede::certificate
