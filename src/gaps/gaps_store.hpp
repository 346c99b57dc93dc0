// What gaps are found in, many classes and days in one question each. Only read, but for the school's
// setting.
#pragma once

#include <map>
#include <vector>

#include "gaps/gaps_view.hpp"
#include "platform/db/db.hpp"

namespace tilstede::gaps::store {

std::vector<WeeklyLesson> timetable_of(db::Tx& tx, const std::vector<ClassId>& classes, const Period& period);
Registered registered(db::Tx& tx, const std::vector<ClassId>& classes, const Period& period);

/// Lessons that members of the classes were away from, and days, without what the school has decided or
/// knows.
std::vector<Away> away(db::Tx& tx, const std::vector<ClassId>& classes, const Period& period);

struct Member {
  PersonalText given_name;
  PersonalText family_name;
  std::string class_name;
  ClassId school_class;
};
/// In their homeroom among the classes, else in any of them; in Norwegian order of names.
std::vector<std::pair<PupilId, Member>> members(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                const std::vector<ClassId>& classes);

struct Teacher {
  PersonalText name;
  std::optional<std::string> email;
};
std::map<StaffId, Teacher> teachers(db::Tx& tx, const std::vector<StaffId>& staff);
/// The contact teacher of each class on a date.
std::map<ClassId, StaffId> contact_teachers(db::Tx& tx, const std::vector<ClassId>& classes,
                                            const Date& date);

std::optional<int> remind_minute(db::Tx& tx, const SchoolId& school);
std::map<SchoolId, int> remind_minutes(db::Tx& tx);
bool was_reminded(db::Tx& tx, const SchoolId& school, const Date& date);
void write_reminded(db::Tx& tx, const SchoolId& school, const Date& date);
void write_remind_minute(db::Tx& tx, const SchoolId& school, const std::optional<int>& minute, Instant at,
                         const AccountId& by);

}  // namespace tilstede::gaps::store
