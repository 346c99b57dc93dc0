#include "routine/pupil_years_store_testing.hpp"

#include <fmt/format.h>

#include "people/lock.hpp"
#include "routine/flags_use_cases.hpp"

namespace tilstede::routine::testing {

void RoutineTest::absent(int number, const PupilId& pupil, const char* date, int lesson, const char* reason) {
  const std::optional<std::string> code = reason ? std::optional<std::string>(reason) : std::nullopt;
  run("insert into absence_entry (id, pupil_id, date, lesson, kind, documentation, reason, reported_by, "
      "origin, "
      "recorded_at) values ($1, $2, $3, $4, $5, 'undocumented', $6, 'unknown', 'teacher', $7)",
      {entry(number), pupil, *parse_date(date), lesson, lesson == 0 ? "day" : "lesson", code, clock().now()});
}

void RoutineTest::present_after_all(int number, int superseded) {
  run("update absence_entry set superseded_by = $1, superseded_at = $2 where id = $3",
      {entry(number), clock().now(), entry(superseded)});
  run("insert into absence_entry (id, pupil_id, date, lesson, kind, documentation, reported_by, origin, "
      "recorded_at, "
      "supersedes) select $1, pupil_id, date, lesson, 'present', documentation, reported_by, origin, "
      "recorded_at, id "
      "from absence_entry where id = $2",
      {entry(number), entry(superseded)});
}

std::string RoutineTest::changes_of(const Routines& routines, const std::vector<PupilId>& pupils) {
  const auto changes = database().write([&](db::Tx& tx) {
    people::lock_pupils(tx, pupils);
    std::vector<attendance::PupilYearKey> keys;
    for (const auto& pupil : pupils)
      keys.push_back({pupil, school_year_of(context().clock.today())});
    return reevaluate(tx, context(), routines, keys);
  });
  std::string told;
  for (const auto& change : changes) {
    if (!told.empty()) told += ", ";
    told += (change.is_raised ? "raised " : "withdrawn ") + change.rule;
  }
  return told;
}

std::vector<PupilId> RoutineTest::many_pupils(int count) {
  std::vector<PupilId> pupils;
  for (int i = 0; i < count; ++i) {
    const auto pupil = attendance::testing::id<PupilId>(5000 + i);
    pupils.push_back(pupil);
    run("insert into pupil (id, source_id, given_name, family_name, needs_interpreter) values ($1, $2, 'A', "
        "'B', false)",
        {pupil, fmt::format("p{:04}", i)});
    run("insert into enrolment (id, pupil_id, school_id, grade, valid_from) values ($1, $1, $2, 8, "
        "'2024-08-01')",
        {pupil, attendance::testing::kSolvang});
  }
  return pupils;
}

}  // namespace tilstede::routine::testing
