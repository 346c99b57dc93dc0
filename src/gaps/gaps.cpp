#include "gaps/gaps.hpp"

#include <algorithm>

namespace tilstede::gaps {
namespace {

bool is_registered(const Registered& registered, const ClassId& school_class, const Date& date, int lesson) {
  return registered.contains({school_class, date, lesson}) || registered.contains({school_class, date, 0});
}

bool is_over(const WeeklyLesson& lesson, const Date& date, const Now& now) {
  return date < now.date || (date == now.date && lesson.ends_minute <= now.minute);
}

// Of each class and lesson on a date the row that holds.
std::map<std::pair<ClassId, int>, const WeeklyLesson*> lessons_on(const std::vector<WeeklyLesson>& timetable,
                                                                  const Date& date) {
  std::map<std::pair<ClassId, int>, const WeeklyLesson*> found;
  for (const WeeklyLesson& lesson : timetable) {
    if (lesson.weekday != weekday_of(date) || !covers(lesson.valid, date)) continue;
    const WeeklyLesson*& held = found[{lesson.school_class, lesson.lesson}];
    if (held == nullptr || held->valid.from < lesson.valid.from) held = &lesson;
  }
  return found;
}

bool has_begun(const Away& away, const Starts& starts, const Now& now) {
  if (away.date != now.date) return away.date < now.date;
  const auto lesson = starts.find(away.lesson);
  return lesson == starts.end() || lesson->second <= now.minute;
}

}  // namespace

std::vector<Gap> find_gaps(const std::vector<WeeklyLesson>& timetable, const std::vector<Date>& school_days,
                           const Registered& registered, const Now& now) {
  std::vector<Gap> gaps;
  for (const Date& date : school_days) {
    for (const auto& [key, lesson] : lessons_on(timetable, date)) {
      if (!is_over(*lesson, date, now) ||
          is_registered(registered, lesson->school_class, date, lesson->lesson))
        continue;
      gaps.push_back({lesson->school_class, date, lesson->lesson, lesson->starts_minute, lesson->subject,
                      lesson->teacher});
    }
  }
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) {
    return std::tie(a.date, a.lesson, a.school_class) < std::tie(b.date, b.lesson, b.school_class);
  });
  return gaps;
}

std::map<PupilId, std::vector<GoneLater>> find_gone_later(
    const std::vector<Away>& away, const std::map<std::pair<PupilId, Date>, Starts>& starts, const Now& now) {
  const auto starts_of = [&](const std::pair<PupilId, Date>& key) {
    const auto at = starts.find(key);
    return at == starts.end() ? Starts{} : at->second;
  };
  std::map<std::pair<PupilId, Date>, std::map<int, bool>> days;
  for (const Away& one : away) {
    const std::pair key{one.pupil, one.date};
    if (has_begun(one, starts_of(key), now)) days[key][one.lesson] = one.is_reported;
  }
  std::map<PupilId, std::vector<GoneLater>> found;
  for (const auto& [key, lessons] : days) {
    const Starts of_day = starts_of(key);
    const int first_lesson = of_day.empty() ? 1 : of_day.begin()->first;
    if (lessons.contains(0) || lessons.begin()->first <= first_lesson) continue;
    GoneLater day{key.second, {}, true};
    for (const auto& [lesson, is_reported] : lessons) {
      day.lessons.push_back(lesson);
      day.is_reported = day.is_reported && is_reported;
    }
    found[key.first].push_back(std::move(day));
  }
  return found;
}

}  // namespace tilstede::gaps
