// SnapshotsTest: the small school of the attendance tests, whose registrations record their changes as in the
// server; and what a Snapshots answers.
#pragma once

#include <memory>

#include "owner/snapshot_use_cases.hpp"
#include "routine/pupil_years_store_testing.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::owner::testing {

inline const YearUntil kToday{SchoolYear{2024}, attendance::testing::kThursday};

/// Ada, Bo, Dina and Emil in grade 8 at Solvang.
class SnapshotsTest : public routine::testing::RoutineTest {
 protected:
  void SetUp() override;

  attendance::OnPupilYearChanged on_changed() override;
  /// By the teacher: the pupil is absent the whole of today.
  void register_absent(int mark, const PupilId& pupil);
  void record(db::Tx& tx, const std::vector<PupilId>& pupils);

  /// Of everybody together, as the server's process says.
  int days(const YearUntil& until = kToday);
  static int days_in(const Facts& facts);

  routine::Routines routines = routine::with_rules({});
  std::unique_ptr<Snapshots> snapshots;
};

}  // namespace tilstede::owner::testing
