// A second evaluator, for tests only: plain loops over the days of a school year, written from the words of
// the rules, with calendar arithmetic of its own. It includes no header of the program, so that it cannot
// share a mistake with the engine.
#pragma once

#include <string>
#include <vector>

namespace naive {

/// Day 0 is 1 August of the year it is made for, or of the first of several.
struct Calendar {
  /// From 2020 on.
  explicit Calendar(int begins, int school_years = 1);
  int year_of(int day) const { return years[static_cast<std::size_t>(day)]; }
  int month_of(int day) const { return months[static_cast<std::size_t>(day)]; }
  int day_of_month(int day) const { return days[static_cast<std::size_t>(day)]; }
  /// 1 Monday to 7 Sunday.
  int weekday_of(int day) const { return weekdays[static_cast<std::size_t>(day)]; }
  int length() const { return static_cast<int>(days.size()); }

  std::vector<int> years, months, days, weekdays;
};

struct Entry {
  int day;
  /// 'd' day, 'l' lesson, 't' late, 'e' left early.
  char kind;
  int lesson;
  /// -1: not said.
  int minutes;
  std::string reason;
  bool told_by_nobody;
  bool documented = false;
  std::string subject = "";
  /// The reason is no absence, or leaves every rule.
  bool left_out = false;
};

struct Lesson {
  int weekday, lesson, minutes, from_day, to_day;
  std::string subject = "";
};

struct Exemption {
  int from_day, to_day;
  std::vector<std::string> reasons;
};

struct Rule {
  std::string id;
  /// 'd' days, 'h' hours, 't' late arrivals, 'e' left early, 'u' unreported.
  char series;
  /// 'c' calendar month, 'd' days, 'w' weeks, 'm' months, 's' school days, 'y' school year.
  char window;
  int window_count;
  /// '#' at least, '>' share over percent, '%' share at least percent.
  char limit;
  int value;
  int min_school_days;
  std::vector<std::string> skips;
  /// ' ' a sum; 'w' weekday, 's' subject, 'o' beside days off, 'r' rising, 'k' short spells, 'l' long spells,
  /// 'n' no-show, 'g' gone later.
  char pattern = ' ';
  int min_absences = 4;
  /// Chance at most one in so many.
  int one_in = 100;
  /// At most (short) or at least (long) so many days.
  int spell_days = 3;
  int min_spells = 1;
  int holiday_days = 7;
};

struct Version {
  int from_day, to_day;
  /// 'a' all lessons, 'h' more than half, 'm' minutes.
  char day_rule;
  int day_minutes;
  int hour_minutes;
  std::vector<Rule> rules;
};

struct Pupil {
  std::vector<Entry> entries;
  std::vector<bool> has_school;
  std::vector<Lesson> timetable;
  std::vector<Exemption> exemptions;
  int lesson_minutes;
};

struct Found {
  std::string rule;
  int version;
  int first_met;
  bool met_now;
  int count;
  /// Places in Pupil::entries.
  std::vector<int> entries;
  /// -1: not exempted.
  int exempted_until;
  /// What a pattern was seen in: "6 of 7 weekday 1 once in 100"; empty of a sum.
  std::string seen = "";
};

/// Sorted by rule.
std::vector<Found> find(const Calendar& calendar, const std::vector<Version>& versions, const Pupil& pupil,
                        int as_of);

}  // namespace naive
