// The lessons of a class on a date, from its timetable.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::calendar {

struct Lesson {
  int lesson = 1;
  int starts_minute = 0;
  int ends_minute = 0;
  std::optional<SubjectId> subject;
  /// Empty when the timetable does not say it.
  std::string subject_name;
  std::optional<StaffId> teacher;
};

/// In order; classes without lessons that day are left out.
std::map<ClassId, std::vector<Lesson>> lessons_on(db::Tx& tx, const std::vector<ClassId>& classes,
                                                  const Date& date);

/// Whether the class has a timetable at all on that date, whatever the weekday.
bool has_timetable(db::Tx& tx, const ClassId& school_class, const Date& date);

}  // namespace tilstede::calendar
