// GapsView: what somebody gets to see of gaps. Pure.
#pragma once

#include <string>
#include <vector>

#include "gaps/gaps.hpp"

namespace tilstede::gaps {

struct NamedGap {
  Gap gap;
  std::string class_name;
};

struct TeacherGaps {
  std::optional<StaffId> teacher;
  /// Empty where no timetable names one.
  PersonalText name;
  std::vector<NamedGap> gaps;
};

struct PupilGoneLater {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  std::string class_name;
  std::vector<GoneLater> days;
};

struct SchoolGaps {
  SchoolId school;
  std::string name;
  /// The whole school, and not own classes alone.
  bool is_whole = false;
  bool may_change_settings = false;
  std::optional<int> remind_minute;
  /// Most gaps first.
  std::vector<TeacherGaps> teachers;
  /// Most days first.
  std::vector<PupilGoneLater> gone_later;
};

struct GapsView {
  Period period;
  /// Lessons that are the reader's own.
  std::vector<NamedGap> own;
  std::vector<SchoolGaps> schools;
};

}  // namespace tilstede::gaps
