#include "attendance/attendance_store.hpp"

#include <fmt/format.h>

#include <cassert>
#include <nlohmann/json.hpp>

namespace tilstede::attendance::store {
namespace {

// In the order of read_entry and row_of.
constexpr std::string_view kEntryColumns =
    "id, pupil_id, date, lesson, kind, minutes, documentation, reason, reported_by, note_home, "
    "note_internal, "
    "subject_id, class_id, origin, recorded_at, recorded_by, supersedes, superseded_by, correction_note, "
    "decision_id, observed, substitute_name";

std::string select_entries(std::string_view where) {
  return fmt::format("select {} from absence_entry {}", kEntryColumns, where);
}

std::optional<PersonalText> personal(db::Rows& rows, int column) {
  if (rows.is_null(column)) return std::nullopt;
  return PersonalText(rows.get<std::string>(column));
}

AbsenceEntry read_entry(db::Rows& rows) {
  AbsenceEntry entry;
  entry.id = rows.get<EntryId>(0);
  entry.pupil = rows.get<PupilId>(1);
  entry.date = rows.get<Date>(2);
  entry.lesson = rows.get<int>(3);
  entry.content.kind = parse_entry_kind(rows.get<std::string_view>(4)).value();
  entry.content.minutes = rows.get<std::optional<int>>(5);
  entry.content.is_documented = rows.get<std::string_view>(6) == name_of_documentation(true);
  entry.content.reason = rows.get<std::optional<std::string>>(7);
  entry.content.reported_by = parse_reported_by(rows.get<std::string_view>(8)).value();
  entry.content.note_home = personal(rows, 9);
  entry.content.note_internal = personal(rows, 10);
  entry.subject = rows.get<std::optional<SubjectId>>(11);
  entry.school_class = rows.get<std::optional<ClassId>>(12);
  entry.origin = parse_origin(rows.get<std::string_view>(13)).value();
  entry.recorded_at = rows.get<Instant>(14);
  entry.recorded_by = rows.get<std::optional<AccountId>>(15);
  entry.supersedes = rows.get<std::optional<EntryId>>(16);
  entry.superseded_by = rows.get<std::optional<EntryId>>(17);
  entry.correction = personal(rows, 18);
  entry.decision = rows.get<std::optional<DecisionId>>(19);
  if (!rows.is_null(20)) entry.observed = parse_entry_kind(rows.get<std::string_view>(20));
  entry.substitute = personal(rows, 21);
  if (entry.substitute) entry.origin = Origin::substitute;
  return entry;
}

std::vector<AbsenceEntry> read_entries(db::Rows rows) {
  std::vector<AbsenceEntry> entries;
  while (rows.next())
    entries.push_back(read_entry(rows));
  return entries;
}

db::Value value_of(const std::optional<PersonalText>& text) {
  if (!text) return nullptr;
  return text->reveal();
}

std::vector<db::Value> row_of(const AbsenceEntry& entry) {
  const Content& content = entry.content;
  return {entry.id, entry.pupil, entry.date, entry.lesson, name_of(content.kind), content.minutes,
          name_of_documentation(content.is_documented), content.reason, name_of(content.reported_by),
          value_of(content.note_home), value_of(content.note_internal), entry.subject, entry.school_class,
          // The column is older than the links; who wrote a name is a substitute.
          name_of(entry.origin == Origin::substitute ? Origin::teacher : entry.origin), entry.recorded_at,
          entry.recorded_by, entry.supersedes, entry.superseded_by, value_of(entry.correction),
          entry.decision, entry.observed ? db::Value(name_of(*entry.observed)) : db::Value(nullptr),
          value_of(entry.substitute)};
}

std::vector<std::string> entry_columns() {
  std::vector<std::string> columns;
  for (std::string_view rest = kEntryColumns;;) {
    const auto end = rest.find(", ");
    columns.emplace_back(rest.substr(0, end));
    if (end == std::string_view::npos) return columns;
    rest.remove_prefix(end + 2);
  }
}

}  // namespace

std::vector<AbsenceEntry> effective_entries(db::Tx& tx, const std::vector<PupilId>& pupils, const Date& date,
                                            int lesson) {
  static const std::string kSql = select_entries(
      "where pupil_id {in_uuids $1} and date = $2 and lesson in (0, $3) and superseded_by is null");
  return read_entries(tx.query(kSql, {db::list_of(pupils), date, lesson}));
}

std::vector<AbsenceEntry> effective_entries_between(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                    const Period& period) {
  static const std::string kSql = select_entries(
      "where pupil_id {in_uuids $1} and date between $2 and $3 and superseded_by is null "
      "order by pupil_id, date, lesson");
  return read_entries(tx.query(kSql, {db::list_of(pupils), period.from, period.to.value()}));
}

std::vector<AbsenceEntry> effective_entries_by(db::Tx& tx, const DecisionId& decision) {
  static const std::string kSql =
      select_entries("where decision_id = $1 and superseded_by is null order by pupil_id, date, lesson");
  return read_entries(tx.query(kSql, {decision}));
}

std::vector<AbsenceEntry> entries_with_ids(db::Tx& tx, const std::vector<EntryId>& ids) {
  static const std::string kSql = select_entries("where id {in_uuids $1}");
  return read_entries(tx.query(kSql, {db::list_of(ids)}));
}

std::vector<AbsenceEntry> entries_of_pupil(db::Tx& tx, const PupilId& pupil, const Period& period,
                                           Superseded superseded) {
  static const std::string kEffective = select_entries(
      "where pupil_id = $1 and date between $2 and $3 and superseded_by is null "
      "and (kind <> 'present' or decision_id is not null) order by date, lesson");
  static const std::string kAll =
      select_entries("where pupil_id = $1 and date between $2 and $3 order by date, lesson, recorded_at, id");
  const std::string& sql = superseded == Superseded::included ? kAll : kEffective;
  return read_entries(tx.query(sql, {pupil, period.from, period.to.value()}));
}

void write_entries(db::Tx& tx, const std::vector<AbsenceEntry>& entries) {
  // The old ones are closed first: only one entry of a pupil, date and lesson may be effective at any time.
  for (const AbsenceEntry& entry : entries) {
    if (!entry.supersedes) continue;
    [[maybe_unused]] const auto closed = tx.execute(
        "update absence_entry set superseded_by = $1, superseded_at = $2 where id = $3 and superseded_by is "
        "null",
        {entry.id, entry.recorded_at, *entry.supersedes});
    assert(closed == 1);
  }
  if (entries.empty()) return;
  db::BulkInsert insert{"absence_entry", entry_columns(), {}};
  for (const AbsenceEntry& entry : entries)
    insert.rows.push_back(row_of(entry));
  tx.insert_many(insert);
}

std::map<ClassId, std::vector<RegistrationRow>> registrations(db::Tx& tx, const std::vector<ClassId>& classes,
                                                              const Date& date) {
  std::map<ClassId, std::vector<RegistrationRow>> registrations_of;
  db::Rows rows = tx.query(
      "select class_id, lesson, registered_at, registered_by, substitute_name from class_registration "
      "where class_id {in_uuids $1} and date = $2 and withdrawn_at is null order by registered_at, id",
      {db::list_of(classes), date});
  while (rows.next()) {
    registrations_of[rows.get<ClassId>(0)].push_back(
        {rows.get<int>(1), rows.get<Instant>(2), rows.get<AccountId>(3), personal(rows, 4)});
  }
  return registrations_of;
}

std::vector<PupilId> attested(db::Tx& tx, const ClassId& school_class, const Date& date, int lesson) {
  std::vector<PupilId> pupils;
  db::Rows rows = tx.query(
      "select pupils_seen from class_registration where class_id = $1 and date = $2 and lesson = $3 "
      "and withdrawn_at is null order by registered_at desc, id desc limit 1",
      {school_class, date, lesson});
  if (!rows.next()) return pupils;
  for (const auto& pupil : nlohmann::json::parse(rows.get<std::string>(0)))
    pupils.push_back(PupilId{parse_uuid(pupil.get<std::string>()).value()});
  return pupils;
}

void write_registration(db::Tx& tx, const Uuid& id, const Batch& batch, const RegistrationRow& registration,
                        const std::vector<PupilId>& seen) {
  nlohmann::json ids = nlohmann::json::array();
  for (const PupilId& pupil : seen)
    ids.push_back(to_text(pupil));
  tx.execute(
      "insert into class_registration (id, class_id, date, lesson, registered_at, registered_by, "
      "pupils_seen, substitute_name) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {id, batch.school_class, batch.date, registration.lesson, registration.at, registration.by, ids.dump(),
       value_of(registration.substitute)});
}

std::int64_t withdraw_registrations(db::Tx& tx, const ClassId& school_class, const Date& date,
                                    const RegistrationRow& withdrawal) {
  return tx.execute(
      "update class_registration set withdrawn_at = $1, withdrawn_by = $2 "
      "where class_id = $3 and date = $4 and lesson = $5 and withdrawn_at is null",
      {withdrawal.at, withdrawal.by, school_class, date, withdrawal.lesson});
}

}  // namespace tilstede::attendance::store
