// FrozenReport: a half-year report as it was signed. Never changed: a correction is a new version. Pure.
#pragma once

#include <optional>
#include <string>

#include "base/personal.hpp"
#include "base/uuid.hpp"
#include "certificate/absence_facts.hpp"
#include "certificate/half_year.hpp"
#include "people/ids.hpp"

namespace tilstede::certificate {

using ReportId = Id<struct HalfYearReportTag>;

struct FrozenReport {
  ReportId id;
  PupilId pupil;
  HalfYear half_year;
  int version = 1;
  std::string school_name;
  std::string class_name;
  std::optional<int> grade;
  AbsenceFacts facts;
  std::string content;
  std::string digest;
  AccountId signed_by;
  /// The role's stable name: "contact-teacher".
  std::string signed_as;
  Instant signed_at{};
  /// The civil date of that.
  Date signed_on{};
  /// Why there is a new version.
  std::optional<PersonalText> reason;
};

}  // namespace tilstede::certificate
