#include "calendar/school_days.hpp"

#include <gtest/gtest.h>

namespace tilstede::calendar {
namespace {

Date day(const char* text) {
  return *parse_date(text);
}
Period span(const char* from, const char* to) {
  return {day(from), day(to)};
}

const SchoolCalendar kAutumn{{{span("2024-08-19", "2024-12-20"), false}}, {}};

TEST(SchoolDays, AreMondaysToFridaysOfATerm) {
  EXPECT_EQ(school_days(kAutumn, span("2024-10-31", "2024-11-04")),
            (std::vector<Date>{day("2024-10-31"), day("2024-11-01"), day("2024-11-04")}));
  EXPECT_EQ(school_days(kAutumn, span("2024-08-15", "2024-08-19")), std::vector<Date>{day("2024-08-19")});
  EXPECT_TRUE(school_days(kAutumn, span("2024-12-23", "2024-12-27")).empty());
  EXPECT_TRUE(school_days({}, span("2024-10-28", "2024-11-01")).empty())
      << "without a term there is no school";
}

TEST(SchoolDays, HolidaysAndPlanningDaysAreNoneExtraDaysAre) {
  SchoolCalendar calendar = kAutumn;
  calendar.days = {{day("2024-10-31"), DayKind::holiday, false},
                   {day("2024-11-01"), DayKind::planning_day, false},
                   {day("2024-11-02"), DayKind::extra_school_day, false}};
  EXPECT_EQ(school_days(calendar, span("2024-10-31", "2024-11-03")), std::vector<Date>{day("2024-11-02")});
}

TEST(SchoolDays, WhatTheSchoolSaysWins) {
  SchoolCalendar calendar = kAutumn;
  calendar.days = {{day("2024-10-31"), DayKind::extra_school_day, true},
                   {day("2024-10-31"), DayKind::holiday, false}};
  EXPECT_EQ(school_days(calendar, span("2024-10-31", "2024-10-31")).size(), 1U);
  calendar.terms.push_back({span("2024-08-26", "2024-12-20"), true});
  EXPECT_TRUE(school_days(calendar, span("2024-08-19", "2024-08-25")).empty());
}

TEST(SchoolDays, OwnTermsHoldForTheirSchoolYearOnly) {
  SchoolCalendar calendar = kAutumn;
  calendar.terms.push_back({span("2025-08-20", "2025-12-19"), true});
  EXPECT_EQ(school_days(calendar, span("2024-10-31", "2024-10-31")).size(), 1U);
}

}  // namespace
}  // namespace tilstede::calendar
