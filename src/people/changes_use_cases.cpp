#include "people/changes_use_cases.hpp"

#include <map>

namespace tilstede::people {
namespace {

// From here on, loading a whole school year is as quick as loading its pupils by name.
constexpr std::size_t kNamedMost = 2'000;

struct Bounds {
  /// Everything below has been committed or given up.
  std::int64_t settled = 0;
  /// Nothing at or above has begun.
  std::int64_t unused = 0;
};

Bounds bounds(db::Tx& tx) {
  db::Rows rows =
      tx.query(tx.engine() == db::Engine::postgresql
                   ? "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint), "
                     "cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint)"
                   : "select coalesce(max(id), 0) + 1, coalesce(max(id), 0) + 1 from pupil_year_change");
  rows.next();
  return {rows.get<std::int64_t>(0), rows.get<std::int64_t>(1)};
}

// Forgetting begins with the oldest, so all is there when the oldest is one that has been read.
bool is_in_doubt(db::Tx& tx, const ChangePosition& position, const Bounds& bounds) {
  // The database is another one, or an older copy.
  if (bounds.settled < position.next) return true;
  db::Rows oldest = tx.query("select position from pupil_year_change order by position limit 1");
  return !oldest.next() || position.next < oldest.get<std::int64_t>(0);
}

void insert(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year, Instant now) {
  tx.execute(
      "insert into pupil_year_change (pupil_id, school_year, changed_at) "
      "select id, $2, $3 from pupil where id {in_uuids $1}",
      {db::list_of(pupils), year.begins, now});
}

void insert_everybody(db::Tx& tx, std::optional<int> year, Instant now) {
  tx.execute("insert into pupil_year_change (school_year, changed_at) values ($1, $2)", {year, now});
}

}  // namespace

void record_changes(db::Tx& tx, const Context& context, const std::vector<PupilYearKey>& keys) {
  const Instant now = context.clock.real_now();
  std::map<SchoolYear, std::vector<PupilId>> by_year;
  for (const PupilYearKey& key : keys)
    by_year[key.year].push_back(key.pupil);
  for (const auto& [year, pupils] : by_year) {
    if (pupils.size() > kNamedMost) {
      insert_everybody(tx, year.begins, now);
    } else {
      insert(tx, pupils, year, now);
    }
  }
}

void record_change_of_everything(db::Tx& tx, const Context& context) {
  insert_everybody(tx, std::nullopt, context.clock.real_now());
}

ChangeNews changes_since(db::Tx& tx, const std::optional<ChangePosition>& position) {
  const Bounds now = bounds(tx);
  ChangeNews news{{now.settled, {}}, !position || is_in_doubt(tx, *position, now), {}};
  db::Rows rows = tx.query(
      "select id, position, pupil_id, school_year from pupil_year_change where position >= $1 order by "
      "position, id",
      {news.is_in_doubt ? now.settled : position->next});
  while (rows.next()) {
    const auto id = rows.get<std::int64_t>(0);
    if (rows.get<std::int64_t>(1) >= now.settled) news.position.seen.insert(id);
    if (news.is_in_doubt || position->seen.contains(id)) continue;
    Change change{rows.get<std::optional<PupilId>>(2), std::nullopt};
    if (const auto year = rows.get<std::optional<int>>(3)) change.year = SchoolYear{*year};
    news.changes.push_back(change);
  }
  return news;
}

void forget_changes(db::Tx& tx, Instant before) {
  const Bounds now = bounds(tx);
  // At or above what has begun are those of another cluster, from a restored copy.
  tx.execute(
      "delete from pupil_year_change where position >= $3 or (position < $2 and position < "
      "(select min(position) from pupil_year_change where changed_at >= $1 or "
      "id = (select max(id) from pupil_year_change)))",
      {before, now.settled, now.unused});
}

}  // namespace tilstede::people
