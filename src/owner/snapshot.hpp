// Snapshot: all that figures need of the school years that were asked about, whole and of everybody. It is
// never changed once it is made: readers share it while its successor is made from what has changed. Pure.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "owner/facts.hpp"
#include "people/ids.hpp"
#include "routine/routines.hpp"

namespace tilstede::owner {

struct School {
  SchoolId id;
  std::string name;
  std::optional<AreaId> area;
};

/// Those that have a calendar, with the last day of the last term.
using SchoolYears = std::map<SchoolYear, Date>;

/// What the pupils' facts refer to by index.
struct Directory {
  /// In Norwegian order.
  std::vector<School> schools;
  std::vector<std::pair<AreaId, std::string>> areas;
  /// As with_reasons_of_dates gives them.
  std::vector<std::string> reasons;
  SchoolYears years;
};

/// An enrolment; `school` is an index in the directory.
struct Stay {
  int school = 0;
  int grade = 0;
  Period period;

  bool operator==(const Stay&) const = default;
};

using SchoolDays = std::shared_ptr<const std::vector<Date>>;

struct SnapshotPupil {
  PupilId pupil;
  Gender gender = Gender::unknown;
  /// Those that touch the school year, by their first day; never empty.
  std::vector<Stay> stays;
  /// Of the whole year, by date.
  std::vector<Fact> facts;
  SchoolDays school_days;
};

/// By id.
using SnapshotPupils = std::vector<std::shared_ptr<const SnapshotPupil>>;

struct SnapshotYear {
  SchoolYear year;
  /// The rule by which the facts were counted.
  engine::Counting counting;
  SnapshotPupils pupils;
};

struct Snapshot {
  std::shared_ptr<const Directory> directory;
  std::vector<std::shared_ptr<const SnapshotYear>> years;
};

/// A school year and the last day that counts.
struct YearUntil {
  SchoolYear year;
  Date until{};
};

/// The years of a table up to the same day, oldest first: one, or with `is_repeated` those of `years` before
/// it, too.
std::vector<YearUntil> years_until(const SchoolYears& years, const YearUntil& newest, bool is_repeated);

/// By the version in force on the day of the figure; before the first one, the first one's rule.
const engine::Counting& counting_on(const routine::Routines& routines, const Date& date);

/// Nullptr when it is not there.
std::shared_ptr<const SnapshotYear> find_year(const Snapshot& snapshot, SchoolYear year,
                                              const engine::Counting& counting);

/// With these pupils read anew: those in `now` take their place, those of `changed` who are not among them
/// are gone. Both sorted.
SnapshotPupils replaced(const SnapshotPupils& pupils, const std::vector<PupilId>& changed,
                        const SnapshotPupils& now);

/// The newest enrolment of a pupil by the day of the figure.
struct Enrolled {
  SchoolId school;
  std::optional<AreaId> area;
  int grade = 0;
  bool has_left = false;
};

/// Whose absence the table is about.
using IsWanted = std::function<bool(const Enrolled&)>;
inline bool everybody(const Enrolled&) {
  return true;
}

/// Where a pupil is enrolled on `until` (or on the last school day before it) decides the group; who is
/// enrolled nowhere then has left. A year without pupils is left out. All years must be in the snapshot.
Facts facts_in(const std::shared_ptr<const Snapshot>& snapshot, const routine::Routines& routines,
               const std::vector<YearUntil>& years, const IsWanted& is_wanted);

}  // namespace tilstede::owner
