#include "morning/morning_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tilstede::morning::store {
namespace {

using nlohmann::json;

// What the index holds (0015_morning.sql), word for word, and then what the catalogue of reasons says
// the school knows already: leave, what counts not as absence, and what needs more than the home's word.
constexpr std::string_view kWithoutWord =
    "absence_entry.superseded_by is null and absence_entry.kind in ('day', 'lesson') "
    "and absence_entry.reported_by in ('nobody', 'unknown') "
    "and (absence_entry.reason is null or absence_entry.reason not in (select code from absence_reason "
    "where is_leave = true or counts_as_absence = false or accepted_by <> 'teacher'))";

std::vector<MissingEntry> read_missing(db::Rows rows) {
  std::vector<MissingEntry> entries;
  while (rows.next()) {
    entries.push_back({rows.get<EntryId>(0), rows.get<PupilId>(1), rows.get<int>(2),
                       rows.get<std::optional<ClassId>>(3), rows.get<Instant>(4),
                       rows.get<std::optional<AccountId>>(5)});
  }
  return entries;
}

std::optional<PersonalText> personal(const db::Rows& rows, int column) {
  if (rows.is_null(column)) return std::nullopt;
  return PersonalText(rows.get<std::string>(column));
}

constexpr std::string_view kStepColumns =
    "pupil_id, number, kind, at, by_account, guardian_id, channel, outcome, note, message_id";

Step read_step(const db::Rows& rows) {
  Step step;
  step.number = rows.get<int>(1);
  step.kind = parse_step_kind(rows.get<std::string>(2)).value();
  step.at = rows.get<Instant>(3);
  step.by = rows.get<AccountId>(4);
  step.guardian = rows.get<std::optional<GuardianId>>(5);
  if (!rows.is_null(6)) step.channel = parse_contact(rows.get<std::string>(6));
  if (!rows.is_null(7)) step.outcome = parse_attempt_outcome(rows.get<std::string>(7));
  step.note = personal(rows, 8);
  step.message = rows.get<std::optional<OutboxMessageId>>(9);
  return step;
}

template <class Enum>
db::Value name_or_null(const std::optional<Enum>& value) {
  if (!value) return nullptr;
  return name_of(*value);
}

// Only a part of a class's name may be a number: 2B comes before 10A.
bool is_before(const std::pair<PupilId, PupilFacts>& a, const std::pair<PupilId, PupilFacts>& b) {
  return a.second.grade.value_or(99) < b.second.grade.value_or(99);
}

void add_class(PupilFacts& facts, const db::Rows& rows) {
  const auto school_class = rows.get<ClassId>(1);
  facts.classes.push_back(school_class);
  if (rows.get<std::string_view>(3) != "homeroom") return;
  facts.homeroom = school_class;
  facts.homeroom_name = rows.get<std::string>(2);
}

}  // namespace

std::vector<MissingEntry> missing_entries(db::Tx& tx, const SchoolId& school, const Date& date) {
  static const std::string kSql = fmt::format(
      "select absence_entry.id, absence_entry.pupil_id, absence_entry.lesson, absence_entry.class_id, "
      "absence_entry.recorded_at, absence_entry.recorded_by from absence_entry "
      "join enrolment on enrolment.pupil_id = absence_entry.pupil_id and enrolment.school_id = $1 "
      "and enrolment.valid_from <= $2 and (enrolment.valid_to is null or enrolment.valid_to >= $2) "
      "left join school_class on school_class.id = absence_entry.class_id "
      "where absence_entry.date = $2 and {} and (school_class.id is null or school_class.school_id = $1) "
      "order by absence_entry.pupil_id, absence_entry.lesson",
      kWithoutWord);
  return read_missing(tx.query(kSql, {school, date}));
}

std::vector<MissingEntry> missing_entries_of(db::Tx& tx, const PupilId& pupil, const Date& date) {
  static const std::string kSql = fmt::format(
      "select id, pupil_id, lesson, class_id, recorded_at, recorded_by from absence_entry "
      "where pupil_id = $1 and date = $2 and {} order by lesson",
      kWithoutWord);
  return read_missing(tx.query(kSql, {pupil, date}));
}

std::map<PupilId, std::vector<Step>> steps_at(db::Tx& tx, const SchoolId& school, const Date& date) {
  static const std::string kSql =
      fmt::format("select {} from morning_step where school_id = $1 and date = $2 order by pupil_id, number",
                  kStepColumns);
  std::map<PupilId, std::vector<Step>> steps;
  auto rows = tx.query(kSql, {school, date});
  while (rows.next())
    steps[rows.get<PupilId>(0)].push_back(read_step(rows));
  return steps;
}

std::vector<Step> steps_of(db::Tx& tx, const PupilId& pupil, const Date& date) {
  static const std::string kSql = fmt::format(
      "select {} from morning_step where pupil_id = $1 and date = $2 order by number", kStepColumns);
  std::vector<Step> steps;
  auto rows = tx.query(kSql, {pupil, date});
  while (rows.next())
    steps.push_back(read_step(rows));
  return steps;
}

void insert_step(db::Tx& tx, const StepPlace& place, const Step& step) {
  tx.execute(
      "insert into morning_step (id, pupil_id, date, number, school_id, kind, at, by_account, guardian_id, "
      "channel, "
      "outcome, note, message_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      {place.id, place.pupil, place.date, step.number, place.school, name_of(step.kind), step.at, step.by,
       step.guardian, name_or_null(step.channel), name_or_null(step.outcome),
       step.note ? db::Value(step.note->reveal()) : db::Value(nullptr), step.message});
}

Settings settings_of(db::Tx& tx, const SchoolId& school) {
  auto rows = tx.query("select wait_minutes, return_minutes, phone from morning_setting where school_id = $1",
                       {school});
  Settings settings;
  if (!rows.next()) return settings;
  settings.wait_minutes = rows.get<int>(0);
  settings.return_minutes = rows.get<int>(1);
  settings.phone = rows.get<std::optional<std::string>>(2);
  return settings;
}

void write_settings(db::Tx& tx, const SchoolId& school, const Settings& settings, Instant at,
                    const AccountId& by) {
  tx.execute(
      "insert into morning_setting (school_id, wait_minutes, return_minutes, phone, changed_at, changed_by) "
      "values ($1, $2, $3, $4, $5, $6) on conflict (school_id) do update set wait_minutes = "
      "excluded.wait_minutes, return_minutes = excluded.return_minutes, phone = excluded.phone, "
      "changed_at = excluded.changed_at, changed_by = excluded.changed_by",
      {school, settings.wait_minutes, settings.return_minutes, settings.phone, at, by});
}

std::vector<std::pair<PupilId, PupilFacts>> pupils(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                   const SchoolId& school, const Date& date) {
  std::vector<std::pair<PupilId, PupilFacts>> found;
  if (pupils.empty()) return found;
  std::map<PupilId, std::size_t> places;
  {
    auto rows = tx.query(
        "select pupil.id, pupil.given_name, pupil.family_name, pupil.language, pupil.needs_interpreter, "
        "pupil.protected_address, enrolment.grade from pupil "
        "join enrolment on enrolment.pupil_id = pupil.id and enrolment.school_id = $2 and "
        "enrolment.valid_from <= $3 "
        "and (enrolment.valid_to is null or enrolment.valid_to >= $3) "
        "where pupil.id {in_uuids $1} order by pupil.family_name {nb}, pupil.given_name {nb}, pupil.id",
        {db::list_of(pupils), school, date});
    while (rows.next()) {
      const auto id = rows.get<PupilId>(0);
      if (!places.emplace(id, found.size()).second) continue;
      found.push_back({id,
                       {PersonalText(rows.get<std::string>(1)),
                        PersonalText(rows.get<std::string>(2)),
                        rows.get<std::optional<std::string>>(3).value_or(""),
                        rows.get<bool>(4),
                        rows.get<std::string_view>(5) != "none",
                        rows.get<std::optional<int>>(6),
                        {},
                        {},
                        {}}});
    }
  }
  auto rows = tx.query(
      "select class_member.pupil_id, school_class.id, school_class.name, school_class.kind from class_member "
      "join school_class on school_class.id = class_member.class_id and school_class.school_id = $2 "
      "where class_member.pupil_id {in_uuids $1} and class_member.valid_from <= $3 "
      "and (class_member.valid_to is null or class_member.valid_to >= $3)",
      {db::list_of(pupils), school, date});
  while (rows.next()) {
    const auto place = places.find(rows.get<PupilId>(0));
    if (place != places.end()) add_class(found[place->second].second, rows);
  }
  std::stable_sort(found.begin(), found.end(), is_before);
  return found;
}

std::map<PupilId, std::vector<ContactPerson>> contacts_of(db::Tx& tx, const std::vector<PupilId>& pupils) {
  std::map<PupilId, std::vector<ContactPerson>> contacts;
  if (pupils.empty()) return contacts;
  auto rows = tx.query(
      "select guardianship.pupil_id, guardian.id, guardian.given_name || ' ' || guardian.family_name, "
      "guardian.phone, "
      "guardianship.has_parental_responsibility, guardianship.origin, guardianship.may_report, "
      "contact_wish.channel, contact_wish.language, contact_wish.needs_interpreter from guardianship "
      "join guardian on guardian.id = guardianship.guardian_id "
      "left join contact_wish on contact_wish.guardian_id = guardian.id "
      "where guardianship.pupil_id {in_uuids $1} and (guardianship.may_see = true or guardianship.may_report "
      "= true) "
      "order by guardianship.has_parental_responsibility desc, guardian.source_id",
      {db::list_of(pupils)});
  while (rows.next()) {
    ContactPerson person;
    person.guardian = rows.get<GuardianId>(1);
    person.name = PersonalText(rows.get<std::string>(2));
    person.phone = personal(rows, 3);
    person.has_parental_responsibility = rows.get<bool>(4);
    person.is_confirmed = rows.get<std::string_view>(5) == "confirmed";
    person.may_report = rows.get<bool>(6);
    person.wish = rows.get<std::optional<std::string>>(7).value_or("");
    person.language = rows.get<std::optional<std::string>>(8).value_or("");
    person.needs_interpreter = rows.get<std::optional<bool>>(9).value_or(false);
    contacts[rows.get<PupilId>(0)].push_back(std::move(person));
  }
  return contacts;
}

std::set<ClassId> registered_classes(db::Tx& tx, const SchoolId& school, const Date& date) {
  std::set<ClassId> classes;
  auto rows = tx.query(
      "select class_registration.class_id from class_registration "
      "join school_class on school_class.id = class_registration.class_id "
      "where class_registration.date = $2 and school_class.school_id = $1 "
      "and class_registration.withdrawn_at is null",
      {school, date});
  while (rows.next())
    classes.insert(rows.get<ClassId>(0));
  return classes;
}

std::map<PupilId, std::vector<int>> lessons_seen(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                 const std::vector<ClassId>& classes, const Date& date) {
  std::map<PupilId, std::vector<int>> seen;
  if (classes.empty()) return seen;
  auto rows = tx.query(
      "select lesson, pupils_seen from class_registration where date = $2 and class_id {in_uuids $1} "
      "and withdrawn_at is null order by lesson",
      {db::list_of(classes), date});
  while (rows.next()) {
    const int lesson = rows.get<int>(0);
    const auto list = rows.get<std::string>(1);
    for (const PupilId& pupil : pupils) {
      if (list.find(to_text(pupil)) != std::string::npos) seen[pupil].push_back(lesson);
    }
  }
  return seen;
}

std::map<PupilId, std::set<int>> lessons_away(db::Tx& tx, const std::vector<PupilId>& pupils,
                                              const Date& date) {
  std::map<PupilId, std::set<int>> away;
  if (pupils.empty()) return away;
  auto rows = tx.query(
      "select pupil_id, lesson from absence_entry where pupil_id {in_uuids $1} and date = $2 "
      "and superseded_by is null and kind in ('day', 'lesson')",
      {db::list_of(pupils), date});
  while (rows.next())
    away[rows.get<PupilId>(0)].insert(rows.get<int>(1));
  return away;
}

std::vector<NamedStaff> secretaries_of(db::Tx& tx, const SchoolId& school, const Date& date) {
  std::vector<NamedStaff> secretaries;
  auto rows = tx.query(
      "select distinct staff.id, staff.given_name || ' ' || staff.family_name as name from staff_role "
      "join staff on staff.id = staff_role.staff_id where staff_role.school_id = $1 and staff_role.role = "
      "'secretary' "
      "and staff_role.valid_from <= $2 and (staff_role.valid_to is null or staff_role.valid_to >= $2) order "
      "by name",
      {school, date});
  while (rows.next())
    secretaries.push_back({rows.get<StaffId>(0), PersonalText(rows.get<std::string>(1))});
  return secretaries;
}

std::map<StaffId, PersonalText> staff_names(db::Tx& tx, const std::vector<StaffId>& staff) {
  std::map<StaffId, PersonalText> names;
  if (staff.empty()) return names;
  auto rows = tx.query("select id, given_name || ' ' || family_name from staff where id {in_uuids $1}",
                       {db::list_of(staff)});
  while (rows.next())
    names.emplace(rows.get<StaffId>(0), rows.get<std::string>(1));
  return names;
}

std::set<ClassId> homerooms_of(db::Tx& tx, const SchoolId& school) {
  std::set<ClassId> homerooms;
  auto rows = tx.query("select id from school_class where school_id = $1 and kind = 'homeroom'", {school});
  while (rows.next())
    homerooms.insert(rows.get<ClassId>(0));
  return homerooms;
}

}  // namespace tilstede::morning::store
