#include "substitute/lesson_place_use_cases.hpp"

#include "access/class_subject.hpp"
#include "access/may.hpp"
#include "access/problems.hpp"
#include "calendar/lesson_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "people/class_use_cases.hpp"
#include "substitute/substitute_link.hpp"
#include "substitute/substitute_problems.hpp"

namespace tilstede::substitute {
namespace {

using access::Actor;

bool is_soon(const Date& today, const LessonPlace& place) {
  const int days = days_between(today, place.date);
  return days >= 0 && days <= kDaysAheadMax && school_year_of(place.date) == place.school_class.year;
}

}  // namespace

std::optional<LessonPlace> find_place(db::Tx& tx, const LessonWish& wish) {
  auto school_class = people::find_class(tx, wish.school_class);
  if (!school_class) return std::nullopt;
  LessonPlace place{std::move(*school_class), wish.date, wish.lesson, {}, {}, ""};
  if (wish.lesson == 0) return place;
  const auto lessons = calendar::lessons_on(tx, {wish.school_class}, wish.date);
  const auto found = lessons.find(wish.school_class);
  if (found == lessons.end()) return place;
  for (const calendar::Lesson& lesson : found->second) {
    if (lesson.lesson != wish.lesson) continue;
    place.starts = lesson.starts_minute;
    place.ends = lesson.ends_minute;
    place.subject = lesson.subject_name;
  }
  return place;
}

bool may_hand_over(const Context& context, const Actor& actor, const people::SchoolClass& school_class) {
  return access::may(actor, access::Action::hand_over_lesson, access::subject_of(school_class),
                     context.clock.today())
      .has_value();
}

Result<LessonPlace, Problem> place_to_hand_over(db::Tx& tx, const Context& context, const Actor& actor,
                                                const LessonWish& wish) {
  auto place = find_place(tx, wish);
  if (!place) return refused(access::not_found());
  const Date today = context.clock.today();
  const auto allowed =
      access::may(actor, access::Action::hand_over_lesson, access::subject_of(place->school_class), today);
  if (!allowed) return refused(allowed.error());
  if (!is_soon(today, *place)) return refused(date_refused());
  if (!calendar::is_school_day(tx, place->school_class.school, wish.date)) return refused(no_school());
  const bool is_in_timetable = place->starts || !calendar::has_timetable(tx, wish.school_class, wish.date);
  if (wish.lesson > 0 && !is_in_timetable) return refused(not_in_timetable());
  return std::move(*place);
}

}  // namespace tilstede::substitute
