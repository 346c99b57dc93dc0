// How often pupils without a pattern meet the rules that are tested against chance, in a whole school year of
// looks at the end of every school day.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>

#include "base/random.hpp"
#include "engine/patterns/pattern.hpp"
#include "engine/pupil_year_testing.hpp"

namespace tilstede::engine {
namespace {

/// TILSTEDE_PUPIL_YEARS=100000 build/pure_tests --gtest_filter='FalseAlarm*' looks longer, and tells the
/// rates.
int pupil_years() {
  const char* asked = std::getenv("TILSTEDE_PUPIL_YEARS");
  return asked ? std::atoi(asked) : 400;
}

/// Nine subjects, some of them in double lessons.
PupilYear pupil_year() {
  auto year = school_year_2024();
  const char* subjects[] = {"NOR", "MAT", "ENG", "NAT", "SAM", "KRO", "KRL", "MUS", "MHE"};
  int next = 0;
  for (auto& lesson : year.timetable) {
    lesson.subject = subjects[next % 9];
    if (lesson.lesson % 2 == 0 || lesson.weekday % 2 == 0) ++next;
  }
  return year;
}

void add_single_hours(Random& random, PupilYear& year, double each_day) {
  for (const auto& date : year.school_days) {
    if (!random.chance(each_day)) continue;
    const int first = 1 + random.below(6);
    const int last = std::min(6, first + random.below(3));
    for (int lesson = first; lesson <= last; ++lesson)
      add(year, to_text(date), Kind::lesson, lesson);
  }
}

/// Each school day by itself, as likely as any other.
PupilYear of_single_days(Random& random) {
  auto year = pupil_year();
  const double each_day = 0.01 + 0.12 * random.unit() * random.unit();
  for (const auto& date : year.school_days) {
    if (random.chance(each_day)) add(year, to_text(date), Kind::day);
  }
  return year;
}

/// Illness, which knows no weekends: it begins on any day and lasts a few, more often in winter by `winter`.
PupilYear of_illness(Random& random, double winter) {
  auto year = pupil_year();
  const double begins = 0.005 + 0.03 * random.unit() * random.unit();
  int days_left = 0;
  std::size_t at = 0;
  for (auto date = first_day(year.year); date <= last_day(year.year); date = add_days(date, 1)) {
    const auto month = static_cast<unsigned>(date.month());
    if (days_left == 0 && random.chance(month >= 11 || month <= 3 ? begins * winter : begins)) {
      days_left = 1;
      while (random.chance(0.6))
        ++days_left;
    }
    const bool is_ill = days_left > 0;
    days_left -= is_ill ? 1 : 0;
    if (at == year.school_days.size() || date != year.school_days[at]) continue;
    ++at;
    if (is_ill) add(year, to_text(date), Kind::day);
  }
  return year;
}

PupilYear with_single_hours(Random& random, PupilYear year) {
  std::vector<Date> absent;
  for (const auto& entry : year.entries)
    absent.push_back(entry.date);
  auto hours = year;
  add_single_hours(random, hours, 0.005 + 0.05 * random.unit());
  for (const auto& entry : hours.entries) {
    if (entry.kind == Kind::lesson && std::find(absent.begin(), absent.end(), entry.date) == absent.end())
      add(year, to_text(entry.date), Kind::lesson, entry.lesson);
  }
  return year;
}

bool is_ever_met(PatternKind kind, const PupilYear& year, const std::vector<DayTally>& tallies) {
  Pattern pattern;
  pattern.kind = kind;
  const auto follows = watch(pattern, year, tallies);
  for (const auto& date : year.school_days) {
    if (follows->is_met(date)) return true;
  }
  return false;
}

constexpr std::array kExactTests = {PatternKind::weekday, PatternKind::subject,
                                    PatternKind::weekend_and_holiday, PatternKind::rising};

/// Alarms in a hundred pupils, by kind of pattern.
template <class Invent>
std::array<double, 4> rates(const char* world, std::uint64_t seed, Invent invent) {
  const int count = pupil_years();
  std::array<int, 4> alarms{};
  Random random(seed);
  for (int i = 0; i < count; ++i) {
    const auto year = invent(random);
    const auto tallies = tally(year, {});
    for (std::size_t kind = 0; kind < alarms.size(); ++kind)
      alarms[kind] += is_ever_met(kExactTests[kind], year, tallies) ? 1 : 0;
  }
  std::array<double, 4> rates{};
  for (std::size_t kind = 0; kind < alarms.size(); ++kind) {
    rates[kind] = 100.0 * alarms[kind] / count;
    if (std::getenv("TILSTEDE_PUPIL_YEARS")) {
      std::cout << world << ", " << name_of(kExactTests[kind]) << ": " << rates[kind] << " %\n";
    }
  }
  return rates;
}

/// What the rules promise, and three standard deviations of what the number of pupils allows.
void expect_at_most_one_in_a_hundred(const std::array<double, 4>& rates) {
  for (std::size_t kind = 0; kind < rates.size(); ++kind) {
    EXPECT_LE(rates[kind], 1 + 3 * std::sqrt(99.0 / pupil_years())) << name_of(kExactTests[kind]);
  }
}

TEST(FalseAlarm, of_pupils_absent_on_single_days_by_chance_is_at_most_one_in_a_hundred) {
  expect_at_most_one_in_a_hundred(rates(
      "single days", 1, [](Random& random) { return with_single_hours(random, of_single_days(random)); }));
}

TEST(FalseAlarm, of_pupils_who_are_ill_by_chance_is_at_most_one_in_a_hundred) {
  expect_at_most_one_in_a_hundred(
      rates("illness", 2, [](Random& random) { return with_single_hours(random, of_illness(random, 1)); }));
}

TEST(FalseAlarm, of_winter_is_not_a_rise_in_many) {
  const auto found = rates("illness, twice as often from November to March", 3,
                           [](Random& random) { return with_single_hours(random, of_illness(random, 2)); });
  EXPECT_LE(found[0], 1 + 3 * std::sqrt(99.0 / pupil_years()));
  EXPECT_LE(found[3], 5 + 3 * std::sqrt(475.0 / pupil_years()));
}

// The other side: what is really there is seen.
TEST(FalseAlarm, most_of_those_who_stay_at_home_every_other_monday_are_seen) {
  const auto found = rates("every other Monday too", 4, [](Random& random) {
    auto year = of_illness(random, 1);
    for (const auto& date : year.school_days) {
      const bool is_absent = std::any_of(year.entries.begin(), year.entries.end(),
                                         [&](const Entry& entry) { return entry.date == date; });
      if (weekday_of(date) == 1 && !is_absent && random.chance(0.5)) add(year, to_text(date), Kind::day);
    }
    return year;
  });
  EXPECT_GT(found[0], 80);
}

TEST(FalseAlarm, many_of_those_who_are_absent_six_times_as_often_from_january_are_seen) {
  const auto found = rates("six times as often from January", 6, [](Random& random) {
    auto year = pupil_year();
    for (const auto& date : year.school_days) {
      if (random.chance(date < day("2025-01-01") ? 0.03 : 0.18)) add(year, to_text(date), Kind::day);
    }
    return year;
  });
  EXPECT_GT(found[3], 15);
}

TEST(FalseAlarm, most_of_those_who_miss_a_third_of_one_subject_are_seen) {
  const auto found = rates("a third of the lessons in music too", 5, [](Random& random) {
    auto year = pupil_year();
    add_single_hours(random, year, 0.02);
    auto with_music = year;
    for (const auto& date : year.school_days) {
      const bool is_absent = std::any_of(year.entries.begin(), year.entries.end(),
                                         [&](const Entry& entry) { return entry.date == date; });
      if (is_absent || !random.chance(0.33)) continue;
      for (const auto& lesson : year.timetable) {
        if (lesson.weekday == weekday_of(date) && lesson.subject == "MUS")
          add(with_music, to_text(date), Kind::lesson, lesson.lesson);
      }
    }
    return with_music;
  });
  EXPECT_GT(found[1], 80);
}

}  // namespace
}  // namespace tilstede::engine
