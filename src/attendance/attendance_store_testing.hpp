// A small school to register in, for the store tests of attendance and followup: class 8A with Ada, Bo and
// Dina, class 8B with Emil, both of 2024-25; three lessons on Thursdays; today is Thursday 31 October 2024.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "access/actor.hpp"
#include "attendance/hooks.hpp"
#include "attendance/registration.hpp"
#include "platform/context.hpp"
#include "platform/db/testing.hpp"

namespace tilstede::attendance::testing {

/// A UUIDv7 told apart by `number`.
Uuid numbered(int number);
template <class IdType>
IdType id(int number) {
  return IdType{numbered(number)};
}

inline const SchoolId kSolvang = id<SchoolId>(1);
inline const ClassId k8A = id<ClassId>(11);
inline const ClassId k8B = id<ClassId>(12);
inline const PupilId kAda = id<PupilId>(101);
inline const PupilId kBo = id<PupilId>(102);
inline const PupilId kDina = id<PupilId>(103);
/// Of 8B.
inline const PupilId kEmil = id<PupilId>(104);
inline const Date kThursday = *parse_date("2024-10-31");

class SchoolTest : public db::testing::EveryEngine {
 protected:
  void SetUp() override;

  const Context& context() const { return *context_; }
  FixedClock& clock() { return clock_; }

  // Who asks. Kari is contact teacher and Odd teaches in 8A; Per teaches in 8B; Rut is secretary and Siv
  // principal of the school; Grete is Ada's guardian.
  access::Actor kari, odd, per, rut, siv, grete, ada;

  /// What the hook was called with so far.
  std::vector<PupilYearKey> changed;
  virtual OnPupilYearChanged on_changed();

  /// Registers with a fresh Idempotency-Key and returns the answer's JSON, or {"problem": code}.
  nlohmann::json register_marks(const access::Actor& actor, const Batch& batch);
  nlohmann::json register_with_key(const access::Actor& actor, const Batch& batch, const std::string& key);
  /// As another process: with its own connection, and a hook of the caller's.
  nlohmann::json register_through(const Context& process, const access::Actor& actor, const Batch& batch,
                                  const std::string& key, const OnPupilYearChanged& hook);
  /// The register's JSON, or {"problem": code}.
  nlohmann::json open(const access::Actor& actor, const ClassId& school_class, int lesson);

  /// Runs one statement.
  void run(const std::string& sql, const std::vector<db::Value>& parameters = {});
  /// The first column of all rows, as text.
  std::vector<std::string> texts(const std::string& sql, const std::vector<db::Value>& parameters = {});

 private:
  void insert_people();
  access::Actor staff(int number, const std::string& name, access::Role role,
                      std::optional<ClassId> school_class);

  FixedClock clock_{Instant{}};
  std::unique_ptr<IdSource> ids_ = counting_ids();
  Config config_;
  std::unique_ptr<Context> context_;
  int keys_ = 0;
};

/// A batch of 8A on the Thursday.
Batch batch_of(int lesson, std::vector<Mark> marks, std::vector<PupilId> seen = {});
Mark absent(int mark, const PupilId& pupil, int lesson, std::optional<EntryId> based_on = {});
Mark late(int mark, const PupilId& pupil, int minutes, std::optional<EntryId> based_on = {});
Mark present(int mark, const PupilId& pupil, std::optional<EntryId> based_on = {});

}  // namespace tilstede::attendance::testing
