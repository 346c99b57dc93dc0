#include "attendance/effective_use_cases.hpp"

#include <fmt/format.h>

#include "attendance/entry.hpp"
#include "reasons/reasons_use_cases.hpp"

namespace tilstede::attendance {
namespace {

// Without the notes: a year's notes are long, and nobody counts them.
std::string select_entries(std::string_view where) {
  return fmt::format(
      "select e.pupil_id, e.id, e.date, e.lesson, e.kind, e.minutes, e.documentation, e.reason, "
      "e.reported_by, s.code, r.counts_as_absence, r.towards_thresholds "
      "from absence_entry e left join subject s on s.id = e.subject_id "
      "left join absence_reason r on r.code = e.reason where {}",
      where);
}

engine::Entry read_entry(const db::Rows& rows) {
  engine::Entry entry;
  entry.id = rows.get<EntryId>(1);
  entry.date = rows.get<Date>(2);
  entry.lesson = rows.get<int>(3);
  entry.kind = counted_as(parse_entry_kind(rows.get<std::string_view>(4)).value());
  entry.minutes = rows.get<std::optional<int>>(5);
  entry.is_documented = rows.get<std::string_view>(6) == name_of_documentation(true);
  if (!rows.is_null(7)) entry.reason = rows.get<std::string>(7);
  entry.reported_by = parse_reported_by(rows.get<std::string_view>(8)).value();
  if (!rows.is_null(9)) entry.subject = rows.get<std::string>(9);
  entry.is_absence = rows.get<std::optional<bool>>(10).value_or(true);
  entry.is_towards_thresholds = rows.get<std::optional<bool>>(11).value_or(true);
  return entry;
}

std::map<PupilId, std::vector<engine::Entry>> by_pupil(db::Rows rows) {
  std::map<PupilId, std::vector<engine::Entry>> entries;
  while (rows.next())
    entries[rows.get<PupilId>(0)].push_back(read_entry(rows));
  return entries;
}

}  // namespace

std::map<PupilId, std::vector<engine::Entry>> effective_entries(db::Tx& tx,
                                                                const std::vector<PupilId>& pupils,
                                                                SchoolYear year) {
  static const std::string kSql = select_entries(
      "e.pupil_id {in_uuids $1} and e.date between $2 and $3 and e.superseded_by is null and e.kind <> "
      "'present' "
      "order by e.pupil_id, e.date, e.lesson");
  return by_pupil(tx.query(kSql, {db::list_of(pupils), first_day(year), last_day(year)}));
}

std::map<PupilId, std::vector<engine::Entry>> entries_known_at(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                               SchoolYear year, Instant known_at) {
  static const std::string kSql = select_entries(
      "e.pupil_id {in_uuids $1} and e.date between $2 and $3 and e.recorded_at < $4 "
      "and (e.superseded_at is null or e.superseded_at >= $4) and e.kind <> 'present' "
      "order by e.pupil_id, e.date, e.lesson");
  return by_pupil(tx.query(kSql, {db::list_of(pupils), first_day(year), last_day(year), known_at}));
}

std::set<PupilId> pupils_with_absence(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year) {
  std::set<PupilId> found;
  auto rows = tx.query(
      "select distinct pupil_id from absence_entry where pupil_id {in_uuids $1} and date between $2 and $3 "
      "and superseded_by is null and kind <> 'present'",
      {db::list_of(pupils), first_day(year), last_day(year)});
  while (rows.next())
    found.insert(rows.get<PupilId>(0));
  return found;
}

std::vector<engine::Entry> entries_behind(db::Tx& tx, const std::vector<EntryId>& ids) {
  static const std::string kSql = select_entries("e.id {in_uuids $1} order by e.date, e.lesson, e.id");
  std::vector<engine::Entry> entries;
  auto rows = tx.query(kSql, {db::list_of(ids)});
  while (rows.next())
    entries.push_back(read_entry(rows));
  return entries;
}

std::vector<std::string> reason_codes(db::Tx& tx) {
  std::vector<std::string> codes;
  for (reasons::Reason& reason : reasons::catalogue(tx))
    codes.push_back(std::move(reason.code));
  return codes;
}

}  // namespace tilstede::attendance
