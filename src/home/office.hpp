// The school's office: the pupils it may record messages for, one pupil's home, and what homes have said
// today. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "home/contact_wish.hpp"
#include "home/report.hpp"

namespace tilstede::home {

struct OfficePupil {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  std::string school_class;
  /// Where another of the class has the same name; empty in the home of one.
  std::string told_apart_by;
};

struct OfficeSchool {
  SchoolId id;
  std::string name;
  std::vector<OfficePupil> pupils;
};

struct Office {
  Date today{};
  std::vector<std::string> reasons;
  std::vector<OfficeSchool> schools;
};

struct OfficeMessage {
  OfficePupil pupil;
  HomeMessage message;
};

struct GuardianContact {
  GuardianId id;
  PersonalText name;
  bool may_report = false;
  /// Empty, too, for a child with a protected address, for who does not need it.
  std::optional<PersonalText> phone;
  std::optional<ContactWish> wish;
};

/// What whoever answers the telephone needs to know of a pupil's home.
struct PupilHome {
  OfficePupil pupil;
  bool has_protected_address = false;
  std::string language;
  bool needs_interpreter = false;
  std::vector<GuardianContact> guardians;
  Period open_days;
  std::vector<Date> school_days;
  std::vector<HomeMessage> messages;
};

}  // namespace tilstede::home
