#include "attendance/absence_import_store.hpp"

#include <cassert>

namespace tilstede::attendance::store {
namespace {

constexpr std::size_t kRowsAtOnce = 10'000;

constexpr std::string_view kKnownColumns =
    "e.id, e.pupil_id, e.date, e.lesson, e.origin, e.source_entry_id, e.source_digest, e.superseded_by";

KnownEntry read_known(const db::Rows& rows) {
  KnownEntry entry;
  entry.id = rows.get<EntryId>(0);
  entry.pupil = rows.get<PupilId>(1);
  entry.date = rows.get<Date>(2);
  entry.lesson = rows.get<int>(3);
  entry.is_imported = rows.get<std::string_view>(4) == name_of(Origin::import);
  entry.source_entry_id = rows.get<std::optional<std::string>>(5).value_or("");
  entry.source_digest = rows.get<std::optional<std::string>>(6).value_or("");
  entry.is_effective = rows.is_null(7);
  return entry;
}

// What stands at the end of each entry's corrections.
std::map<EntryId, EntryId> corrections_of(db::Tx& tx, const std::vector<EntryId>& ids) {
  std::map<EntryId, EntryId> standing;
  if (ids.empty()) return standing;
  db::Rows rows = tx.query(
      "with recursive correction (corrected, id, superseded_by) as ("
      "select id, id, superseded_by from absence_entry where id {in_uuids $1} "
      "union all select c.corrected, e.id, e.superseded_by from correction c "
      "join absence_entry e on e.id = c.superseded_by) "
      "select corrected, id from correction where superseded_by is null",
      {db::list_of(ids)});
  while (rows.next())
    standing.emplace(rows.get<EntryId>(0), rows.get<EntryId>(1));
  return standing;
}

// All old entries are closed before a new one is written: only one entry of a pupil, date and lesson may be
// effective, and two may change places. Returns the ids of the new ones.
std::vector<EntryId> supersede(db::Tx& tx, const std::vector<ImportedEntry>& entries, IdSource& ids,
                               Instant now) {
  std::vector<EntryId> new_ids;
  for (const ImportedEntry& entry : entries) {
    new_ids.push_back(ids.next_id<EntryId>());
    if (!entry.supersedes) continue;
    [[maybe_unused]] const auto closed = tx.execute(
        "update absence_entry set superseded_by = $1, superseded_at = $2 where id = $3 and superseded_by is "
        "null",
        {new_ids.back(), now, *entry.supersedes});
    assert(closed == 1);
  }
  return new_ids;
}

std::vector<std::string> imported_columns() {
  return {"id",
          "pupil_id",
          "date",
          "lesson",
          "kind",
          "minutes",
          "subject_id",
          "documentation",
          "reason",
          "reported_by",
          "note_internal",
          "origin",
          "source_entry_id",
          "source_digest",
          "recorded_at",
          "supersedes"};
}

std::vector<db::Value> row_of(const ImportedEntry& entry, const EntryId& id, Instant now) {
  const Content& content = entry.row->content;
  return {id,
          entry.pupil,
          entry.row->date,
          entry.row->lesson,
          name_of(content.kind),
          content.minutes,
          entry.subject,
          name_of_documentation(content.is_documented),
          content.reason,
          name_of(content.reported_by),
          content.note_internal ? db::Value(content.note_internal->reveal()) : db::Value(nullptr),
          name_of(Origin::import),
          entry.row->entry_id,
          entry.digest,
          now,
          entry.supersedes};
}

}  // namespace

std::map<std::string, PupilId, std::less<>> pupils_by_source_id(db::Tx& tx) {
  std::map<std::string, PupilId, std::less<>> pupils;
  db::Rows rows = tx.query("select source_id, id from pupil");
  while (rows.next())
    pupils.emplace(rows.get<std::string>(0), rows.get<PupilId>(1));
  return pupils;
}

std::map<std::string, SubjectId, std::less<>> subjects_by_code(db::Tx& tx) {
  std::map<std::string, SubjectId, std::less<>> subjects;
  db::Rows rows = tx.query("select code, id from subject order by id");
  while (rows.next())
    subjects.emplace(rows.get<std::string>(0), rows.get<SubjectId>(1));
  return subjects;
}

std::map<PupilId, std::vector<EnrolledAt>> enrolments_between(db::Tx& tx, const Date& first,
                                                              const Date& last) {
  std::map<PupilId, std::vector<EnrolledAt>> enrolments;
  db::Rows rows = tx.query(
      "select pupil_id, school_id, valid_from, valid_to from enrolment "
      "where valid_from <= $2 and (valid_to is null or valid_to >= $1)",
      {first, last});
  while (rows.next()) {
    const Period period{rows.get<Date>(2), rows.get<std::optional<Date>>(3)};
    enrolments[rows.get<PupilId>(0)].push_back({period, rows.get<SchoolId>(1)});
  }
  return enrolments;
}

std::set<PupilId> pupils_of_standing(db::Tx& tx, const std::vector<std::string>& source_entry_ids) {
  std::set<PupilId> pupils;
  db::Rows rows = tx.query(
      "select distinct pupil_id from absence_entry where source_entry_id {in_texts $1} and superseded_by is "
      "null",
      {db::list_of(source_entry_ids)});
  while (rows.next())
    pupils.insert(rows.get<PupilId>(0));
  return pupils;
}

// By the chain of corrections and never by the time of writing: a clock may have been set back.
std::map<std::string, KnownEntry, std::less<>> newest_by_source_entry_id(
    db::Tx& tx, const std::vector<std::string>& ids) {
  static const std::string kSql = "select " + std::string(kKnownColumns) +
                                  " from absence_entry e where e.source_entry_id {in_texts $1} and not "
                                  "exists (select 1 from absence_entry n "
                                  "where n.id = e.superseded_by and n.source_entry_id = e.source_entry_id)";
  std::map<std::string, KnownEntry, std::less<>> newest;
  db::Rows rows = tx.query(kSql, {db::list_of(ids)});
  while (rows.next()) {
    KnownEntry entry = read_known(rows);
    newest[entry.source_entry_id] = std::move(entry);
  }
  std::vector<EntryId> corrected;
  for (const auto& [source, entry] : newest) {
    if (!entry.is_effective) corrected.push_back(entry.id);
  }
  const auto standing = corrections_of(tx, corrected);
  for (auto& [source, entry] : newest) {
    if (!entry.is_effective) entry.corrected_by = standing.at(entry.id);
  }
  return newest;
}

std::map<std::tuple<PupilId, Date, int>, KnownEntry> effective_between(db::Tx& tx, const Date& first,
                                                                       const Date& last) {
  static const std::string kSql =
      "select " + std::string(kKnownColumns) +
      " from absence_entry e where e.superseded_by is null and e.date between $1 and $2";
  std::map<std::tuple<PupilId, Date, int>, KnownEntry> effective;
  db::Rows rows = tx.query(kSql, {first, last});
  while (rows.next()) {
    KnownEntry entry = read_known(rows);
    const auto slot = std::make_tuple(entry.pupil, entry.date, entry.lesson);
    effective.emplace(slot, std::move(entry));
  }
  return effective;
}

void write_imported(db::Tx& tx, const std::vector<ImportedEntry>& entries, IdSource& ids, Instant now,
                    const OnProgress& on_progress) {
  const std::vector<EntryId> new_ids = supersede(tx, entries, ids, now);
  db::BulkInsert insert{"absence_entry", imported_columns(), {}};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    insert.rows.push_back(row_of(entries[i], new_ids[i], now));
    if (insert.rows.size() < kRowsAtOnce && i + 1 < entries.size()) continue;
    tx.insert_many(insert);
    insert.rows.clear();
    if (on_progress) on_progress({"writing", static_cast<int>(i + 1), static_cast<int>(entries.size())});
  }
}

}  // namespace tilstede::attendance::store
