#include "owner/snapshots_store_testing.hpp"

#include <nlohmann/json.hpp>

#include "owner/figures.hpp"

namespace tilstede::owner::testing {

void SnapshotsTest::SetUp() {
  RoutineTest::SetUp();
  snapshots = std::make_unique<Snapshots>(context(), routines);
}

attendance::OnPupilYearChanged SnapshotsTest::on_changed() {
  return [this](db::Tx& tx, const std::vector<PupilYearKey>& keys) {
    people::record_changes(tx, context(), keys);
    return std::vector<attendance::FlagChange>();
  };
}

void SnapshotsTest::register_absent(int mark, const PupilId& pupil) {
  const auto answer =
      register_marks(siv, attendance::testing::batch_of(0, {attendance::testing::absent(mark, pupil, 0)}));
  ASSERT_TRUE(answer.contains("results"));
}

void SnapshotsTest::record(db::Tx& tx, const std::vector<PupilId>& pupils) {
  std::vector<PupilYearKey> keys;
  for (const PupilId& pupil : pupils)
    keys.push_back({pupil, kToday.year});
  people::record_changes(tx, context(), keys);
}

int SnapshotsTest::days(const YearUntil& until) {
  return days_in(snapshots->facts(until, false, everybody));
}

int SnapshotsTest::days_in(const Facts& facts) {
  int days = 0;
  for (const YearFacts& year : facts.years) {
    for (const PupilFacts& pupil : year.pupils)
      days += value_of(pupil, Measure::days, year.hour_minutes);
  }
  return days;
}

}  // namespace tilstede::owner::testing
