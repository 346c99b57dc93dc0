#include "access/world_store_testing.hpp"

#include "access/account_use_cases.hpp"

namespace tilstede::access::testing {

void World::SetUp() {
  db::testing::EveryEngine::SetUp();
  context_.emplace(Context{database(), clock, *ids, config});
}

void World::execute(const std::string& sql, const std::vector<db::Value>& values) {
  database().write([&](db::Tx& tx) { tx.execute(sql, values); });
}

std::int64_t World::count(const std::string& sql, const std::vector<db::Value>& values) {
  return database().read([&](db::Tx& tx) {
    auto rows = tx.query(sql, values);
    return rows.next() ? rows.get<std::int64_t>(0) : 0;
  });
}

AreaId World::add_area(const std::string& name) {
  const auto id = next_id<AreaId>();
  execute("insert into area (id, source_id, name) values ($1, $2, $3)", {id, to_text(id), name});
  return id;
}

SchoolId World::add_school(const std::string& name, std::optional<AreaId> area) {
  const auto id = next_id<SchoolId>();
  execute("insert into school (id, source_id, name, area_id) values ($1, $2, $3, $4)",
          {id, to_text(id), name, area});
  return id;
}

ClassId World::add_class(SchoolId school, const std::string& name, std::optional<int> grade) {
  const auto id = next_id<ClassId>();
  execute(
      "insert into school_class (id, source_id, school_id, name, kind, grade, school_year) "
      "values ($1, $2, $3, $4, 'homeroom', $5, 2024)",
      {id, to_text(id), school, name, grade});
  return id;
}

PupilId World::add_pupil(const std::string& protected_address) {
  const auto id = next_id<PupilId>();
  execute(
      "insert into pupil (id, source_id, given_name, family_name, protected_address, needs_interpreter) "
      "values ($1, $2, 'Ola', 'Nordmann', $3, $4)",
      {id, to_text(id), protected_address, false});
  return id;
}

GuardianId World::add_guardian() {
  const auto id = next_id<GuardianId>();
  execute("insert into guardian (id, source_id, given_name, family_name) values ($1, $2, 'Anne', 'Nordmann')",
          {id, to_text(id)});
  return id;
}

StaffId World::add_staff(const std::string& given_name) {
  const auto id = next_id<StaffId>();
  execute("insert into staff (id, source_id, given_name, family_name) values ($1, $2, $3, 'Nordmann')",
          {id, to_text(id), given_name});
  return id;
}

void World::enrol(PupilId pupil, SchoolId school, Period period, int grade) {
  execute(
      "insert into enrolment (id, pupil_id, school_id, grade, valid_from, valid_to) values ($1, $2, $3, $4, "
      "$5, $6)",
      {ids->next(), pupil, school, grade, period.from, period.to});
}

void World::add_member(ClassId school_class, PupilId pupil, Period period) {
  execute(
      "insert into class_member (id, class_id, pupil_id, valid_from, valid_to) values ($1, $2, $3, $4, $5)",
      {ids->next(), school_class, pupil, period.from, period.to});
}

void World::add_role(StaffId staff, const StaffRole& role) {
  execute(
      "insert into staff_role (id, staff_id, role, school_id, area_id, grade, pupil_id, valid_from, "
      "valid_to) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {ids->next(), staff, name_of(role.role), role.school, role.area, role.grade, role.pupil,
       role.period.from, role.period.to});
}

void World::add_class_teacher(ClassId school_class, StaffId staff, bool is_contact, Period period) {
  execute(
      "insert into class_teacher (id, class_id, staff_id, is_contact_teacher, valid_from, valid_to) "
      "values ($1, $2, $3, $4, $5, $6)",
      {ids->next(), school_class, staff, is_contact, period.from, period.to});
}

void World::add_lesson(ClassId school_class, StaffId staff, int weekday, Period period) {
  execute(
      "insert into timetable_lesson (id, class_id, weekday, lesson, starts_minute, ends_minute, staff_id, "
      "valid_from, "
      "valid_to) values ($1, $2, $3, 1, 480, 540, $4, $5, $6)",
      {ids->next(), school_class, weekday, staff, period.from, period.to});
}

void World::add_guardianship(PupilId pupil, GuardianId guardian, bool may_see, const std::string& origin) {
  execute(
      "insert into guardianship (id, pupil_id, guardian_id, has_parental_responsibility, may_see, "
      "may_report, "
      "may_consent, origin) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {ids->next(), pupil, guardian, true, may_see, true, false, origin});
}

AccountId World::add_account(const std::string& login, StaffId staff, const std::string& password_hash) {
  return database().write([&](db::Tx& tx) {
    const auto hash = password_hash.empty() ? std::nullopt : std::optional(password_hash);
    return create_account(tx, context(), PersonalText(login), hash, staff);
  });
}

AccountId World::add_account(const std::string& login, GuardianId guardian) {
  return database().write(
      [&](db::Tx& tx) { return create_account(tx, context(), PersonalText(login), std::nullopt, guardian); });
}

AccountId World::add_account(const std::string& login, PupilId pupil) {
  return database().write(
      [&](db::Tx& tx) { return create_account(tx, context(), PersonalText(login), std::nullopt, pupil); });
}

}  // namespace tilstede::access::testing
