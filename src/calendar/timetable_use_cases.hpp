// The timetables of many classes, whole, for those who count lessons over a year.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::calendar {

/// One lesson a week, for the days of `valid`.
struct WeeklyLesson {
  int weekday = 1;
  int lesson = 1;
  int starts_minute = 0;
  int ends_minute = 0;
  /// The lesson's own subject, else that of its class; empty when neither says one.
  std::string subject_code;
  Period valid;

  bool operator==(const WeeklyLesson&) const = default;
};

/// Lessons valid on some day of `period`, by weekday and lesson; classes without any are left out.
std::map<ClassId, std::vector<WeeklyLesson>> timetables_of(db::Tx& tx, const std::vector<ClassId>& classes,
                                                           const Period& period);

/// By code, as people write them within a sentence: "matematikk".
std::map<std::string, std::string> subject_names(db::Tx& tx);

}  // namespace tilstede::calendar
