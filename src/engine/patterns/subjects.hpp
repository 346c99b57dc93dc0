// Subjects: which subject each lesson of a date is in, and which were missed. For subject.cpp.
#pragma once

#include <string>
#include <vector>

#include "engine/counting.hpp"

namespace tilstede::engine {

/// A subject missed on a date, and the entries that missed it. A double lesson is one.
struct MissedSubject {
  std::string subject;
  std::vector<EntryId> entries;
};

/// By code, each once: of a date with single hours. An entry's own subject goes before the timetable's.
std::vector<MissedSubject> missed_subjects(const PupilYear& year, const DayTally& tally);

/// Numbers the subjects of the timetable, by code, and says which are taught on a date.
class TaughtSubjects {
 public:
  explicit TaughtSubjects(const PupilYear& year);

  const std::vector<std::string>& codes() const { return codes_; }
  /// -1 when the timetable does not have it.
  int number_of(const std::string& code) const;
  /// Numbers, each once, in no order.
  const std::vector<int>& on(const Date& date);

 private:
  struct Taught {
    int subject = 0;
    Period valid;
  };
  std::vector<std::string> codes_;
  std::vector<std::vector<Taught>> by_weekday_;
  std::vector<int> on_;
};

}  // namespace tilstede::engine
