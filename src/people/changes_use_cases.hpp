// Changes of pupil-years, told across transactions and server processes: writers record them with what they
// write, and those who hold school years in memory ask what has changed since they last did.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "people/pupil_year_key.hpp"
#include "platform/context.hpp"

namespace tilstede::people {

/// Without a pupil: everybody's. Without a year, too: all school years, and the schools, areas and reasons.
struct Change {
  std::optional<PupilId> pupil;
  std::optional<SchoolYear> year;
};

/// In the writing transaction. Very many pupils of one year are recorded as everybody's.
void record_changes(db::Tx& tx, const Context& context, const std::vector<PupilYearKey>& keys);
void record_change_of_everything(db::Tx& tx, const Context& context);

/// How far somebody has read.
struct ChangePosition {
  /// All that was written below it has been seen or never will be.
  std::int64_t next = 0;
  /// The changes at or above it that have been seen all the same: on PostgreSQL an earlier one may still
  /// come.
  std::set<std::int64_t> seen;
};

struct ChangeNews {
  ChangePosition position;
  /// Changes may have been forgotten before they were read: nothing that rests on them is to be trusted.
  bool is_in_doubt = false;
  std::vector<Change> changes;
};

/// What has been committed since; each change is told once. Without a position all is in doubt.
ChangeNews changes_since(db::Tx& tx, const std::optional<ChangePosition>& position);

/// Those recorded before `before` that no transaction can precede any more; the newest is always kept, so
/// that whoever has not read so far notices.
void forget_changes(db::Tx& tx, Instant before);

}  // namespace tilstede::people
