// A small municipality for the tests of access, on both engines: rows are added one by one, by name of what
// they are.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "access/actor.hpp"
#include "platform/context.hpp"
#include "platform/db/testing.hpp"
#include "platform/http/http.hpp"

namespace tilstede::access::testing {

/// Thursday 31 October 2024, 08:20 in Norway.
inline constexpr Instant kNow{std::chrono::sys_days(std::chrono::year(2024) / 10 / 31) +
                              std::chrono::hours(7) + std::chrono::minutes(20)};
inline constexpr Date kToday{std::chrono::year(2024) / 10 / 31};
inline constexpr Date kSummer{std::chrono::year(2024) / 8 / 1};

struct StaffRole {
  Role role = Role::teacher;
  std::optional<SchoolId> school = {};
  std::optional<AreaId> area = {};
  std::optional<int> grade = {};
  std::optional<PupilId> pupil = {};
  Period period{kSummer, std::nullopt};
};

class World : public db::testing::EveryEngine {
 protected:
  void SetUp() override;

  const Context& context() { return *context_; }

  AreaId add_area(const std::string& name);
  SchoolId add_school(const std::string& name, std::optional<AreaId> area = std::nullopt);
  ClassId add_class(SchoolId school, const std::string& name, std::optional<int> grade = 8);
  PupilId add_pupil(const std::string& protected_address = "none");
  GuardianId add_guardian();
  StaffId add_staff(const std::string& given_name = "Kari");
  void enrol(PupilId pupil, SchoolId school, Period period = {kSummer, std::nullopt}, int grade = 8);
  void add_member(ClassId school_class, PupilId pupil, Period period = {kSummer, std::nullopt});
  void add_role(StaffId staff, const StaffRole& role);
  void add_class_teacher(ClassId school_class, StaffId staff, bool is_contact,
                         Period period = {kSummer, std::nullopt});
  void add_lesson(ClassId school_class, StaffId staff, int weekday, Period period = {kSummer, std::nullopt});
  void add_guardianship(PupilId pupil, GuardianId guardian, bool may_see,
                        const std::string& origin = "roster");
  /// With the password's hash when there is one.
  AccountId add_account(const std::string& login, StaffId staff, const std::string& password_hash = "");
  AccountId add_account(const std::string& login, GuardianId guardian);
  AccountId add_account(const std::string& login, PupilId pupil);

  void execute(const std::string& sql, const std::vector<db::Value>& values = {});
  std::int64_t count(const std::string& sql, const std::vector<db::Value>& values = {});

  FixedClock clock{kNow};
  std::unique_ptr<IdSource> ids = counting_ids();
  Config config;

 private:
  template <class IdType>
  IdType next_id() {
    return ids->next_id<IdType>();
  }

  std::optional<Context> context_;
};

}  // namespace tilstede::access::testing
