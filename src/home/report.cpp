#include "home/report.hpp"

#include <algorithm>
#include <array>

namespace tilstede::home {
namespace {

using Code = std::optional<std::string_view>;

template <class Range, class T>
bool contains(const Range& range, const T& item) {
  return std::find(range.begin(), range.end(), item) != range.end();
}

bool is_by_the_clock(const Report& report) {
  return report.from_minute || report.until_minute;
}

bool is_about_part(const Report& report) {
  return !report.lessons.empty() || is_by_the_clock(report);
}

// --- why it cannot be ---

Code refusal_of_period(const Period& period, const Date& today) {
  if (*period.to < period.from) return "ends-before-it-begins";
  const SchoolYear year = school_year_of(today);
  if (school_year_of(period.from) != year || school_year_of(*period.to) != year) return "outside-school-year";
  if (days_between(period.from, today) > kDaysBackMax) return "too-long-ago";
  if (days_between(today, *period.to) > kDaysAheadMax) return "too-far-ahead";
  return std::nullopt;
}

Code refusal_of_part(const Report& report) {
  if (!is_about_part(report)) return std::nullopt;
  if (report.period.from != *report.period.to) return "part-of-several-days";
  if (report.from_minute && report.until_minute && *report.until_minute <= *report.from_minute) {
    return "ends-before-it-begins";
  }
  return std::nullopt;
}

Code refusal_of_days(const Facts& facts) {
  if (facts.enrolled_days.empty()) return "not-enrolled";
  if (facts.school_days.empty()) return "no-school-those-days";
  return std::nullopt;
}

Code refusal_of(const Report& report, const Facts& facts) {
  if (const Code code = refusal_of_period(report.period, facts.today)) return code;
  if (const Code code = refusal_of_part(report)) return code;
  if (report.reason && !contains(facts.reasons, *report.reason)) return "reason-not-for-home";
  return refusal_of_days(facts);
}

// --- part of a day ---

bool overlaps(const Lesson& lesson, const Report& report) {
  return lesson.ends_minute > report.from_minute.value_or(0) &&
         lesson.starts_minute < report.until_minute.value_or(24 * 60);
}

bool has_lesson(const Facts& facts, int number) {
  return facts.lessons.empty() || std::any_of(facts.lessons.begin(), facts.lessons.end(),
                                              [&](const Lesson& lesson) { return lesson.lesson == number; });
}

std::vector<int> lessons_meant(const Report& report, const Facts& facts) {
  std::vector<int> lessons = report.lessons;
  for (const Lesson& lesson : facts.lessons) {
    if (report.lessons.empty() && overlaps(lesson, report)) lessons.push_back(lesson.lesson);
  }
  std::sort(lessons.begin(), lessons.end());
  lessons.erase(std::unique(lessons.begin(), lessons.end()), lessons.end());
  return lessons;
}

Code refusal_of_lessons(const Report& report, const Facts& facts, const std::vector<int>& lessons) {
  const bool all_there =
      std::all_of(lessons.begin(), lessons.end(), [&](int lesson) { return has_lesson(facts, lesson); });
  if (!all_there) return "lesson-not-in-timetable";
  if (lessons.empty() && is_by_the_clock(report) && !facts.lessons.empty()) return "no-lesson-at-that-time";
  return std::nullopt;
}

bool is_within(const Report& report, const HomeMessage& message) {
  return message.from_minute.value_or(0) <= report.from_minute.value_or(0) &&
         message.until_minute.value_or(24 * 60) >= report.until_minute.value_or(24 * 60);
}

bool is_reported(int lesson, const Facts& facts) {
  return std::any_of(facts.standing.begin(), facts.standing.end(),
                     [&](const HomeMessage& message) { return is_away(message, lesson); });
}

// Without a timetable the clock is all there is to compare.
bool is_time_reported(const Report& report, const Facts& facts) {
  return std::any_of(facts.standing.begin(), facts.standing.end(), [&](const HomeMessage& message) {
    return is_about_whole_days(message) || (message.lessons.empty() && is_within(report, message));
  });
}

Decision decide_part(const Report& report, const Facts& facts) {
  std::vector<int> lessons = lessons_meant(report, facts);
  if (const Code code = refusal_of_lessons(report, facts, lessons))
    return {Status::refused, *code, {}, {}, {}};
  const bool had_lessons = !lessons.empty();
  std::erase_if(lessons, [&](int lesson) { return is_reported(lesson, facts); });
  if (had_lessons ? lessons.empty() : is_time_reported(report, facts)) {
    return {Status::already, {}, {}, {}, {report.period.from}};
  }
  return {Status::saved, {}, {{report.period, lessons, report.from_minute, report.until_minute}}, {}, {}};
}

// --- whole days ---

bool is_day_reported(const Date& date, const Facts& facts) {
  return std::any_of(facts.standing.begin(), facts.standing.end(), [&](const HomeMessage& message) {
    return is_about_whole_days(message) && covers(message.period, date);
  });
}

std::vector<Date> days_without_school(const Period& period, const Facts& facts) {
  std::vector<Date> days;
  for (Date day = period.from; day <= *period.to; day = add_days(day, 1)) {
    if (!contains(facts.school_days, day)) days.push_back(day);
  }
  return days;
}

// Days that follow each other become one message; a weekend between them breaks nothing, a day that was
// reported before does.
Decision decide_days(const Report& report, const Facts& facts) {
  Decision decision{Status::already, {}, {}, days_without_school(report.period, facts), {}};
  bool goes_on = false;
  for (const Date& day : facts.school_days) {
    if (is_day_reported(day, facts)) {
      decision.days_reported_before.push_back(day);
      goes_on = false;
      continue;
    }
    decision.status = Status::saved;
    if (goes_on) {
      decision.pieces.back().period.to = day;
    } else {
      decision.pieces.push_back({{day, day}, {}, {}, {}});
    }
    goes_on = true;
  }
  return decision;
}

}  // namespace

std::string_view name_of(Status status) {
  constexpr std::array<std::string_view, 3> kNames{"saved", "already", "refused"};
  return kNames.at(static_cast<std::size_t>(status));
}

Decision decide(const Report& report, const Facts& facts) {
  if (const Code code = refusal_of(report, facts)) return {Status::refused, *code, {}, {}, {}};
  return is_about_part(report) ? decide_part(report, facts) : decide_days(report, facts);
}

}  // namespace tilstede::home
