// The demo's people as rows: schools, classes, pupils, homes, staff and their accounts.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "demo/municipality.hpp"
#include "people/ids.hpp"
#include "platform/clock/id_source.hpp"
#include "platform/db/db.hpp"

namespace tilstede::demo {

/// Rows of several tables, in the order in which they must be written.
class Rows {
 public:
  void add(const std::string& table, const std::vector<std::string>& columns, std::vector<db::Value> row);
  void write(db::Tx& tx) const;

 private:
  std::vector<db::BulkInsert> tables_;
};

/// The ids that other rows refer to, by the indices of Municipality.
struct Ids {
  std::vector<SchoolId> schools;
  std::vector<PupilId> pupils;
  std::vector<ClassId> classes;
  std::map<std::string, SubjectId> subjects;
  /// The account of each class's contact teacher, and the teacher.
  std::vector<AccountId> contact_accounts;
  std::vector<StaffId> contact_teachers;
  std::vector<StaffId> subject_teachers;
  /// One guardian of each pupil.
  std::vector<GuardianId> guardians;
  /// The class whose people one can sign in as, and the pupil among them.
  std::size_t offered_class = 0;
  std::size_t offered_pupil = 0;
  /// Its school.
  std::size_t offered_school = 0;
};

/// Where those of the school work whom the sign-in page offers.
inline constexpr const char* kOfferedSchool = "Bokemoa skole";

/// Someone the sign-in page of the demo offers.
struct DemoPerson {
  std::string login;
  std::string name;
  std::string role;
  std::string place;
};

struct PeopleRows {
  Rows rows;
  Ids ids;
  std::vector<DemoPerson> people;
};

PeopleRows people_rows(const Municipality& municipality, IdSource& ids);

}  // namespace tilstede::demo
