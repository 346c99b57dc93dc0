// Half-year reports as they are shown: what stands now beside what was signed, and what has changed since.
// Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json_fields.hpp"
#include "certificate/frozen_report.hpp"
#include "certificate/report_content.hpp"

namespace tilstede::certificate {

using SignerNames = std::map<AccountId, PersonalText>;

struct PupilHalfYear {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  std::string told_apart_by;
  /// The roster's sourcedId.
  std::string source_id;
  HalfYear half_year;
  AbsenceFacts now;
  /// Of what stands now: whoever signs sends it back, so that nobody signs what they have not seen.
  std::string digest_now;
  /// Oldest first.
  std::vector<FrozenReport> versions;
  /// Since the newest version.
  std::optional<Difference> changed;
};

struct ClassHalfYear {
  ClassId school_class;
  std::string name;
  std::string school;
  std::optional<int> grade;
  HalfYear half_year;
  Period period;
  Date as_of{};
  /// No school day of the half-year is left.
  bool is_over = false;
  bool may_sign = false;
  std::vector<PupilHalfYear> pupils;
  SignerNames signers;
};

struct PupilHalfYears {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  /// Newest half-year first; only those that are signed.
  std::vector<PupilHalfYear> half_years;
  SignerNames signers;
};

struct SignedPupil {
  PupilId pupil;
  std::string digest;
};

struct SignWish {
  HalfYear half_year;
  std::vector<SignedPupil> pupils;
  /// Why there are new versions.
  std::optional<PersonalText> reason;
};

SignWish read_sign_wish(JsonFields& fields, SchoolYear year);

enum class SignOutcome { signed_now, already_signed, changed_since_seen, reason_missing, not_in_class };
std::string_view name_of(SignOutcome outcome);

/// `newest` is the newest version there is.
SignOutcome judge(const std::string& digest_seen, const std::string& digest_now, const FrozenReport* newest,
                  bool has_reason);

struct SignResult {
  PupilId pupil;
  SignOutcome outcome = SignOutcome::signed_now;
  std::optional<int> version;
};

std::string to_json(const ClassHalfYear& shown);
std::string to_json(const PupilHalfYears& shown);
std::string to_json(const std::vector<SignResult>& results);
/// `pupil_id,school,class,grade,school_year,half,...`: one row per pupil, of what was signed last, else of
/// what stands now (then without a version).
std::string to_csv(const ClassHalfYear& shown);

}  // namespace tilstede::certificate
