#include "attendance/attendance_store_testing.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "attendance/attendance_json.hpp"
#include "attendance/attendance_use_cases.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede::attendance::testing {

using access::Actor;
using access::Relation;
using access::Role;
using nlohmann::json;

Uuid numbered(int number) {
  const auto byte = [&](int shift) { return static_cast<std::uint8_t>(number >> shift & 0xFF); };
  return make_uuid_v7(1, {0, 0, 0, 0, 0, 0, 0, byte(16), byte(8), byte(0)});
}

void SchoolTest::SetUp() {
  EveryEngine::SetUp();
  clock_.set(oslo::instant_of(kThursday, 8 * 60 + 20));
  context_ = std::make_unique<Context>(Context{database(), clock_, *ids_, config_});
  insert_people();
}

Actor SchoolTest::staff(int number, const std::string& name, Role role, std::optional<ClassId> school_class) {
  Actor actor;
  actor.account = id<AccountId>(number);
  actor.staff = id<StaffId>(number + 1000);
  actor.has_confirmed_privacy = true;
  Relation relation;
  relation.role = role;
  relation.period = {first_day(SchoolYear{2024}), {}};
  relation.school_class = school_class;
  if (!school_class) relation.school = kSolvang;
  actor.relations.push_back(relation);
  run("insert into staff (id, source_id, given_name, family_name) values ($1, $2, $3, 'Test')",
      {*actor.staff, name, name});
  run("insert into account (id, login, staff_id) values ($1, $2, $3)", {actor.account, name, *actor.staff});
  return actor;
}

void SchoolTest::insert_people() {
  run("insert into school (id, source_id, name) values ($1, 'solvang', 'Solvang skole')", {kSolvang});
  run("insert into term (id, school_year, first_day, last_day) values ($1, 2024, '2024-08-19', '2025-06-20')",
      {numbered(1)});
  for (const auto& [school_class, name] : {std::pair(k8A, "8A"), std::pair(k8B, "8B")}) {
    run("insert into school_class (id, source_id, school_id, name, kind, grade, school_year) "
        "values ($1, $2, $3, $2, 'homeroom', 8, 2024)",
        {school_class, name, kSolvang});
  }
  const struct {
    PupilId pupil;
    const char* given;
    const char* family;
    ClassId school_class;
  } pupils[] = {{kAda, "Ada", "Ask", k8A},
                {kBo, "Bo", "Berg", k8A},
                {kDina, "Dina", "Dahl", k8A},
                {kEmil, "Emil", "Eng", k8B}};
  for (const auto& pupil : pupils) {
    run("insert into pupil (id, source_id, given_name, family_name, needs_interpreter) values ($1, $2, $2, "
        "$3, false)",
        {pupil.pupil, pupil.given, pupil.family});
    run("insert into enrolment (id, pupil_id, school_id, grade, valid_from) values ($1, $1, $2, 8, "
        "'2024-08-01')",
        {pupil.pupil, kSolvang});
    run("insert into class_member (id, class_id, pupil_id, valid_from) values ($1, $2, $1, '2024-08-01')",
        {pupil.pupil, pupil.school_class});
  }
  run("insert into subject (id, source_id, code, name) values ($1, 'nor', 'NOR', 'Norsk')", {numbered(1)});

  kari = staff(1, "Kari", Role::contact_teacher, k8A);
  odd = staff(2, "Odd", Role::teacher, k8A);
  per = staff(3, "Per", Role::teacher, k8B);
  rut = staff(4, "Rut", Role::secretary, {});
  siv = staff(5, "Siv", Role::principal, {});
  for (const int lesson : {1, 2, 3}) {
    run("insert into timetable_lesson (id, class_id, weekday, lesson, starts_minute, ends_minute, "
        "subject_id, "
        "staff_id, valid_from) values ($1, $2, 4, $3, $4, $5, $6, $7, '2024-08-01')",
        {numbered(lesson), k8A, lesson, 430 + 50 * lesson, 475 + 50 * lesson, numbered(1), *kari.staff});
  }

  grete.account = id<AccountId>(6);
  grete.guardian = id<GuardianId>(6);
  Relation child;
  child.role = Role::guardian;
  child.period = {first_day(SchoolYear{2024}), {}};
  child.pupil = kAda;
  child.may_see = true;
  grete.relations = {child};
  run("insert into guardian (id, source_id, given_name, family_name) values ($1, 'grete', 'Grete', 'Ask')",
      {*grete.guardian});
  run("insert into account (id, login, guardian_id) values ($1, 'grete', $2)",
      {grete.account, *grete.guardian});

  ada.account = id<AccountId>(7);
  ada.pupil = kAda;
  child.role = Role::pupil;
  ada.relations = {child};
  run("insert into account (id, login, pupil_id) values ($1, 'ada', $2)", {ada.account, kAda});
}

OnPupilYearChanged SchoolTest::on_changed() {
  return [this](db::Tx&, const std::vector<PupilYearKey>& keys) {
    changed.insert(changed.end(), keys.begin(), keys.end());
    return std::vector<FlagChange>{{keys.front().pupil, "days-5", true}};
  };
}

json SchoolTest::register_marks(const Actor& actor, const Batch& batch) {
  return register_with_key(actor, batch, fmt::format("key-{}", ++keys_));
}

json SchoolTest::register_with_key(const Actor& actor, const Batch& batch, const std::string& key) {
  return register_through(context(), actor, batch, key, on_changed());
}

json SchoolTest::register_through(const Context& process, const Actor& actor, const Batch& batch,
                                  const std::string& key, const OnPupilYearChanged& hook) {
  http::Request request;
  request.method = http::Method::post;
  request.route = "/api/classes/{class_id:uuid}/register";
  request.path = "/api/classes/" + to_text(batch.school_class) + "/register";
  request.headers.emplace("idempotency-key", key);
  // The body is only compared here, not read.
  for (const Mark& mark : batch.marks)
    request.body += to_text(mark.id) + std::string(name_of(mark.content.kind));
  const auto answer = register_batch(process, actor, request, batch, hook);
  if (!answer) return {{"problem", answer.error().code}};
  return json::parse(answer->body);
}

json SchoolTest::open(const Actor& actor, const ClassId& school_class, int lesson) {
  const auto view = open_register(context(), actor, {school_class, kThursday, lesson});
  if (!view) return {{"problem", view.error().code}};
  return json::parse(to_json(*view));
}

void SchoolTest::run(const std::string& sql, const std::vector<db::Value>& parameters) {
  database().write([&](db::Tx& tx) { tx.execute(sql, parameters); });
}

std::vector<std::string> SchoolTest::texts(const std::string& sql, const std::vector<db::Value>& parameters) {
  return database().read([&](db::Tx& tx) {
    std::vector<std::string> found;
    db::Rows rows = tx.query(sql, parameters);
    while (rows.next())
      found.push_back(rows.get<std::string>(0));
    return found;
  });
}

Batch batch_of(int lesson, std::vector<Mark> marks, std::vector<PupilId> seen) {
  return {k8A, kThursday, lesson, std::move(seen), std::move(marks)};
}

namespace {

Mark mark_of(int mark, const PupilId& pupil, std::optional<EntryId> based_on, const Content& content) {
  Mark made{id<EntryId>(mark), pupil, based_on, content};
  if (based_on) made.correction = PersonalText("A slip of the finger");
  return made;
}

}  // namespace

Mark absent(int mark, const PupilId& pupil, int lesson, std::optional<EntryId> based_on) {
  Content content;
  content.kind = lesson == 0 ? EntryKind::day : EntryKind::lesson;
  return mark_of(mark, pupil, based_on, content);
}

Mark late(int mark, const PupilId& pupil, int minutes, std::optional<EntryId> based_on) {
  Content content;
  content.kind = EntryKind::late;
  content.minutes = minutes;
  return mark_of(mark, pupil, based_on, content);
}

Mark present(int mark, const PupilId& pupil, std::optional<EntryId> based_on) {
  return mark_of(mark, pupil, based_on, {});
}

}  // namespace tilstede::attendance::testing
