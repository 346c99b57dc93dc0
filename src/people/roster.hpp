// A roster as OneRoster 1.2 CSV says it, reduced to what the product needs: no birth dates, addresses,
// passwords. Ids here are the roster's sourcedIds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"

namespace tilstede::people {

struct RosterArea {
  std::string id;
  std::string name;
};

struct RosterSchool {
  std::string id;
  std::string name;
  /// Empty when the school lies under no `local` org.
  std::string area;
};

struct RosterTerm {
  SchoolYear year;
  Period days;
};

struct RosterSubject {
  std::string id;
  std::string code;
  std::string name;
};

struct RosterClass {
  std::string id;
  std::string school;
  std::string name;
  bool is_homeroom = false;
  std::optional<int> grade;
  SchoolYear year;
  /// Empty when the course is not known.
  std::string subject;
};

struct RosterPerson {
  std::string id;
  PersonalText given_name;
  PersonalText family_name;
  /// Pupils only.
  std::string gender = "unknown";
  /// Guardians and staff only.
  std::optional<PersonalText> phone;
  std::optional<PersonalText> email;
};

/// A role of someone on the staff, named as access/actor.hpp names it.
struct RosterRole {
  std::string person;
  std::string role;
  /// A school, or an area; both empty: the whole municipality.
  std::string school;
  std::string area;
  Period days;
};

struct RosterGuardianship {
  std::string pupil;
  std::string guardian;
};

struct RosterMember {
  std::string school_class;
  std::string pupil;
  Period days;
};

struct RosterTeacher {
  std::string school_class;
  std::string person;
  bool is_contact_teacher = false;
  Period days;
};

/// Derived from memberships of homerooms, merged where they touch.
struct RosterEnrolment {
  std::string pupil;
  std::string school;
  int grade = 1;
  Period days;
};

struct Roster {
  std::vector<RosterArea> areas;
  std::vector<RosterSchool> schools;
  std::vector<RosterTerm> terms;
  std::vector<RosterSubject> subjects;
  std::vector<RosterClass> classes;
  std::vector<RosterPerson> pupils;
  std::vector<RosterPerson> guardians;
  std::vector<RosterPerson> staff;
  std::vector<RosterRole> roles;
  std::vector<RosterGuardianship> guardianships;
  std::vector<RosterMember> members;
  std::vector<RosterTeacher> teachers;
  std::vector<RosterEnrolment> enrolments;
  /// No row was refused. Otherwise what is missing here has not ended: it may have stood in a refused row.
  bool is_whole = true;
};

}  // namespace tilstede::people
