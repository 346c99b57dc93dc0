// MyHome: what a guardian's page rests on: the children, their school days and what is reported. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "home/contact_wish.hpp"
#include "home/contest.hpp"
#include "home/report.hpp"

namespace tilstede::home {

struct Child {
  PupilId pupil;
  PersonalText given_name;
  /// Empty on a day on which the child belongs to none.
  std::string school;
  std::string school_class;
  bool may_see = false;
  bool may_report = false;
  /// Among those on which something can be reported.
  std::vector<Date> school_days;
  /// Of the same days; of the other guardian only that and when and why, see home_json.
  std::vector<HomeMessage> messages;
  /// The guardian's own; the newest first.
  std::vector<Contest> contests;
};

struct MyHome {
  Date today{};
  GuardianId guardian;
  /// On which something can be reported.
  Period open_days;
  /// Codes that a home may give.
  std::vector<std::string> reasons;
  std::vector<Child> children;
  std::optional<ContactWish> wish;
};

}  // namespace tilstede::home
