// The decisions of a day and the pupils that may be decided for, as JSON. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "attendance/entry.hpp"
#include "base/json_fields.hpp"
#include "outside_control/outside_control.hpp"

namespace tilstede::outside_control {

/// A pupil in reach, with what stands in the lesson asked for (or on the day).
struct Candidate {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  std::string told_apart_by;
  std::optional<attendance::AbsenceEntry> entry;
  bool is_decided = false;
};

struct CandidateClass {
  ClassId school_class;
  std::string name;
  std::string school;
  std::vector<PupilId> pupils;
};

struct NamedPupil {
  PersonalText given_name;
  PersonalText family_name;
};

struct DecisionView {
  OutsideControl decision;
  PersonalText decided_by;
  std::optional<PersonalText> undone_by;
  std::map<PupilId, NamedPupil> names;
  /// Entries that are set aside by it now.
  int observed = 0;
};

struct DayView {
  Date date{};
  bool is_school_day = true;
  /// That some class in reach has that day, by its timetable; empty where none has one.
  std::set<int> lessons;
  std::vector<CandidateClass> classes;
  std::vector<Candidate> pupils;
  std::vector<DecisionView> decisions;
};

Wish read_wish(JsonFields& fields);

std::string to_json(const DecisionView& view);
std::string to_json(const DayView& view);

}  // namespace tilstede::outside_control
