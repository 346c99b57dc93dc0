#include "access/audit_log_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/clock/oslo.hpp"

namespace tilstede::access {
namespace {

Date date_of_list(const std::optional<std::string>& payload, Instant at) {
  if (payload) {
    const auto json = nlohmann::json::parse(*payload, nullptr, false);
    if (json.is_object() && json.contains("date") && json["date"].is_string()) {
      if (const auto date = parse_date(json["date"].get<std::string>())) return *date;
    }
  }
  return oslo::date_of(at);
}

Instant begin_of(const Date& day) {
  return oslo::instant_of(day, 0);
}

Instant end_of(const Period& days) {
  return days.to ? begin_of(add_days(*days.to, 1)) : Instant::max();
}

LogEvent event_of(const db::Rows& rows) {
  return {rows.get<Instant>(0), rows.get<std::optional<AccountId>>(1), rows.get<std::string>(2), {}};
}

void add_own(db::Tx& tx, const PupilId& pupil, const Period& days, std::vector<LogEvent>& log) {
  auto rows = tx.query(
      "select at, actor_account_id, action from audit_event "
      "where subject_kind = 'pupil' and subject_id = $1 and at >= $2 and at < $3",
      {to_text(pupil), begin_of(days.from), end_of(days)});
  while (rows.next())
    log.push_back(event_of(rows));
}

void add_lists(db::Tx& tx, const PupilId& pupil, const Period& days, std::vector<LogEvent>& log) {
  // A pupil who left a class and came back is a member twice; the days tell them apart.
  auto rows = tx.query(
      "select e.at, e.actor_account_id, e.action, e.payload, m.class_id, m.valid_from, m.valid_to "
      "from class_member m "
      "join audit_event e on e.subject_kind = 'class' and e.subject_id = cast(m.class_id as text) "
      "where m.pupil_id = $1 and e.at >= $2 and e.at < $3",
      {pupil, begin_of(days.from), end_of(days)});
  while (rows.next()) {
    auto event = event_of(rows);
    const auto date = date_of_list(rows.get<std::optional<std::string>>(3), event.at);
    if (!covers({rows.get<Date>(5), rows.get<std::optional<Date>>(6)}, date)) continue;
    event.list = rows.get<ClassId>(4);
    log.push_back(std::move(event));
  }
}

// What somebody on the staff has been, each relation with its days: the log names the role of the day.
std::vector<Relation> relations_ever(db::Tx& tx, const StaffId& staff) {
  auto rows = tx.query(
      R"(select role, school_id, area_id, grade, pupil_id, null, valid_from, valid_to
           from staff_role where staff_id = $1
         union all
         select case when is_contact_teacher then 'contact-teacher' else 'teacher' end,
                null, null, null, null, class_id, valid_from, valid_to
           from class_teacher where staff_id = $1
         union all
         select distinct 'teacher', cast(null as {uuid}), cast(null as {uuid}), cast(null as integer),
                cast(null as {uuid}), class_id, valid_from, valid_to
           from timetable_lesson where staff_id = $1)",
      {staff});
  std::vector<Relation> relations;
  while (rows.next()) {
    Relation relation;
    relation.role = parse_role(rows.get<std::string_view>(0)).value();
    relation.school = rows.get<std::optional<SchoolId>>(1);
    relation.area = rows.get<std::optional<AreaId>>(2);
    relation.grade = rows.get<std::optional<int>>(3);
    relation.pupil = rows.get<std::optional<PupilId>>(4);
    relation.school_class = rows.get<std::optional<ClassId>>(5);
    relation.period = {rows.get<Date>(6), rows.get<std::optional<Date>>(7)};
    relations.push_back(relation);
  }
  return relations;
}

}  // namespace

std::vector<LogEvent> log_of_pupil(db::Tx& tx, const PupilId& pupil, const Period& days) {
  std::vector<LogEvent> log;
  add_own(tx, pupil, days, log);
  add_lists(tx, pupil, days, log);
  std::ranges::stable_sort(log, std::ranges::greater(), &LogEvent::at);
  return log;
}

bool has_log_before(db::Tx& tx, const PupilId& pupil, const Date& day) {
  auto rows = tx.query(
      "select 1 where exists (select 1 from audit_event where subject_kind = 'pupil' and subject_id = $1 "
      "and at < $3) or exists (select 1 from class_member m join audit_event e on e.subject_kind = 'class' "
      "and e.subject_id = cast(m.class_id as text) where m.pupil_id = $2 and e.at < $3)",
      {to_text(pupil), pupil, begin_of(day)});
  return rows.next();
}

std::map<AccountId, LogPerson> people_of_log(db::Tx& tx, const std::vector<AccountId>& accounts) {
  std::map<AccountId, LogPerson> people;
  if (accounts.empty()) return people;
  {
    auto rows = tx.query(
        "select a.id, a.staff_id, a.guardian_id, coalesce(s.given_name, g.given_name, p.given_name) || ' ' "
        "|| "
        "coalesce(s.family_name, g.family_name, p.family_name) from account a "
        "left join staff s on s.id = a.staff_id left join guardian g on g.id = a.guardian_id "
        "left join pupil p on p.id = a.pupil_id where a.id {in_uuids $1}",
        {db::list_of(accounts)});
    while (rows.next()) {
      people[rows.get<AccountId>(0)] = {PersonalText(rows.get<std::string>(3)),
                                        rows.get<std::optional<StaffId>>(1),
                                        rows.get<std::optional<GuardianId>>(2),
                                        {}};
    }
  }
  for (auto& [account, person] : people) {
    if (person.staff) person.relations = relations_ever(tx, *person.staff);
  }
  return people;
}

}  // namespace tilstede::access
