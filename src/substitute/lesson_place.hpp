// LessonPlace: the lesson of a class on a date, as lists name it. Pure.
#pragma once

#include <optional>
#include <string>

#include "people/school_class.hpp"

namespace tilstede::substitute {

struct LessonPlace {
  people::SchoolClass school_class;
  Date date{};
  /// 0: the whole day.
  int lesson = 0;
  /// Minutes after midnight; empty for the whole day and without a timetable.
  std::optional<int> starts;
  std::optional<int> ends;
  std::string subject;
};

}  // namespace tilstede::substitute
