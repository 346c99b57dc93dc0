#include "substitute/substitute_problems.hpp"

namespace tilstede::substitute {

Problem link_unknown() {
  return {404, "substitute-link-unknown", "No such link", "No link or code is like this one.", {}};
}

Problem link_used() {
  return {410, "substitute-link-used", "Link used", "The lesson has been registered with this link.", {}};
}

Problem link_expired() {
  return {410,
          "substitute-link-expired",
          "Link expired",
          "The link was good until some hours after the lesson.",
          {}};
}

Problem link_withdrawn() {
  return {410, "substitute-link-withdrawn", "Link withdrawn", "The school has withdrawn the link.", {}};
}

Problem link_taken() {
  return {409, "substitute-link-taken", "Link opened elsewhere", "Another device has opened the link.", {}};
}

Problem link_not_yet() {
  return {
      409, "substitute-link-not-yet", "Link not good yet", "The link opens on the day of the lesson.", {}};
}

Problem codes_slowed() {
  return {
      429, "substitute-code-slowed", "Too many wrong codes", "Wait a little, then type the code again.", {}};
}

Problem lesson_registered() {
  return {409,
          "lesson-registered",
          "Registered already",
          "The lesson has been registered; there is nothing to hand over.",
          {}};
}

Problem date_refused() {
  return {422,
          "lesson-date-refused",
          "The date cannot be used.",
          "",
          {{"/date", "date-refused",
            "Expected today or one of the next 14 days, within the class's school year."}}};
}

Problem no_school() {
  return {422,
          "no-school-that-day",
          "There is no school on that day.",
          "",
          {{"/date", "no-school-that-day", "Give a school day of the class's school."}}};
}

Problem not_in_timetable() {
  return {422,
          "invalid-request",
          "The request is not as expected.",
          "",
          {{"/lesson", "not-in-timetable", "Expected a lesson of the class's timetable that day, or null."}}};
}

}  // namespace tilstede::substitute
