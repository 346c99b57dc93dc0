#include "demo/invented_absence.hpp"

#include <gtest/gtest.h>

#include <set>

#include "engine/counting.hpp"

namespace tilstede::demo {
namespace {

// Two schools with the same grade, and one lower-secondary school, so that pupils move within and between
// them.
constexpr const char* kAbsence =
    "grade,school,days_2022_23,days_2023_24,days_autumn,hours_2022_23,hours_2023_24,hours_autumn\n"
    "1,Andebu,9,8,1,1,1,0\n"
    "2,Andebu,10,9,9,1,2,0\n"
    "1,Byskolen,12,11,2,2,11,2\n"
    "2,Byskolen,13,11,3,2,11,3\n"
    "5,Byskolen,0,0,0,0,0,0\n"
    "8,Andebu,12,13,4,8,9,2\n";
constexpr const char* kEnrolment = "school,pupils\nAndebu skole,81\nAndebu ungdomsskole,31\nByskolen,55\n";

const Municipality& municipality() {
  static const Municipality kMunicipality = invent_municipality(read_published_figures(kAbsence, kEnrolment));
  return kMunicipality;
}

struct Sums {
  int pupils = 0;
  int days = 0;
  int hours = 0;
};

// Counted from the raw entries by the engine, per school and grade.
std::map<std::pair<std::string, int>, Sums> sums_of(SchoolYear year) {
  const EntriesByPupil entries = invent_absence(municipality(), year);
  const engine::Counting counting;
  std::map<std::pair<std::string, int>, Sums> sums;
  for (const Class& group : municipality().classes) {
    if (group.year != year) continue;
    Sums& cell = sums[{municipality().schools[group.school].name, group.grade}];
    for (const std::size_t pupil : group.pupils) {
      engine::PupilYear pupil_year;
      pupil_year.year = year;
      pupil_year.entries = entries.at(pupil);
      pupil_year.timetable = timetable(group.grade, year);
      const auto totals =
          engine::totals(engine::tally(pupil_year, counting), first_day(year), last_day(year), counting);
      ++cell.pupils;
      cell.days += totals.days;
      cell.hours += totals.hours;
    }
  }
  return sums;
}

TEST(InventedAbsence, each_cell_has_the_published_mean_to_the_last_whole_number) {
  for (const SchoolYear year : published_years()) {
    for (const auto& [cell, sums] : sums_of(year)) {
      for (const PublishedSchool& school : municipality().schools) {
        if (school.name != cell.first) continue;
        const MeanAbsence& mean = school.means.at(year).at(cell.second);
        EXPECT_EQ(sums.days, sums.pupils * mean.days)
            << cell.first << " " << cell.second << " " << to_text(year);
        EXPECT_EQ(sums.hours, sums.pupils * mean.hours)
            << cell.first << " " << cell.second << " " << to_text(year);
      }
    }
  }
}

TEST(InventedAbsence, a_grade_with_nothing_but_zeros_is_a_grade_the_school_does_not_have) {
  EXPECT_EQ(sums_of(SchoolYear{2023}).count({"Byskolen", 5}), 0U);
}

TEST(InventedAbsence, enrolment_is_the_same_in_all_three_years_with_the_remainder_on_the_lowest_grades) {
  for (const SchoolYear year : published_years()) {
    const auto sums = sums_of(year);
    EXPECT_EQ(sums.at({"Andebu skole", 1}).pupils, 41);
    EXPECT_EQ(sums.at({"Andebu skole", 2}).pupils, 40);
    EXPECT_EQ(sums.at({"Andebu ungdomsskole", 8}).pupils, 31);
  }
}

TEST(InventedAbsence, entries_fall_on_school_days_before_the_day_the_clock_starts) {
  const SchoolYear autumn{2024};
  const auto days = school_days(autumn, last_day_with_entries(autumn));
  const std::set<Date> allowed(days.begin(), days.end());
  for (const auto& [pupil, entries] : invent_absence(municipality(), autumn)) {
    for (const engine::Entry& entry : entries)
      EXPECT_EQ(allowed.count(entry.date), 1U) << to_text(entry.date);
  }
}

TEST(InventedAbsence, one_pupil_has_at_most_one_entry_per_date_and_lesson) {
  for (const auto& [pupil, entries] : invent_absence(municipality(), SchoolYear{2023})) {
    std::set<std::pair<Date, int>> slots;
    for (const engine::Entry& entry : entries)
      EXPECT_TRUE(slots.insert({entry.date, entry.lesson}).second);
  }
}

// Two visits may fall on neighbouring days; a week at the dentist's is no visit.
TEST(InventedAbsence, nobody_is_at_the_doctors_for_days_on_end) {
  const SchoolYear year{2023};
  const auto days = school_days(year, last_day_with_entries(year));
  int visits = 0;
  for (const auto& [pupil, entries] : invent_absence(municipality(), year)) {
    std::set<Date> away;
    for (const engine::Entry& entry : entries) {
      if (entry.kind == engine::Kind::day && entry.reason == "appointment") away.insert(entry.date);
    }
    visits += static_cast<int>(away.size());
    for (std::size_t i = 2; i < days.size(); ++i) {
      EXPECT_FALSE(away.count(days[i - 2]) && away.count(days[i - 1]) && away.count(days[i]))
          << to_text(days[i]);
    }
  }
  EXPECT_GT(visits, 0);
}

TEST(InventedMunicipality, most_pupils_grow_up_at_their_school) {
  std::set<std::size_t> first_graders;
  int still_there = 0;
  for (const Class& group : municipality().classes) {
    const bool is_andebu = municipality().schools[group.school].name == "Andebu skole";
    if (is_andebu && group.year == SchoolYear{2022} && group.grade == 1) {
      first_graders.insert(group.pupils.begin(), group.pupils.end());
    }
    if (is_andebu && group.year == SchoolYear{2023} && group.grade == 2) {
      for (const std::size_t pupil : group.pupils)
        still_there += static_cast<int>(first_graders.count(pupil));
    }
  }
  EXPECT_EQ(still_there, 40);
}

}  // namespace
}  // namespace tilstede::demo
