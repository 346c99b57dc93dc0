// The sheet for the certificate: days and hours of grades 8 to 10, school year by school year, with what is
// struck and what was asked for (opplæringsforskrifta section 9-44). Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "certificate/absence_facts.hpp"
#include "certificate/request.hpp"
#include "certificate/striking.hpp"

namespace tilstede::certificate {

inline constexpr int kCertificateGradeFirst = 8;
/// A3: marked with a sign of its own in lists.
inline constexpr int kManyDays = 10;

struct CertificateYear {
  SchoolYear year;
  int grade = kCertificateGradeFirst;
  AbsenceFacts facts;
  Striking striking;
  std::vector<Spell> spells;

  int hours() const { return certificate_hours(facts.figures.minutes); }
};

struct PupilCertificate {
  PupilId pupil;
  PersonalText given_name;
  PersonalText family_name;
  std::string told_apart_by;
  /// The roster's sourcedId.
  std::string source_id;
  std::string school;
  std::string class_name;
  std::optional<int> grade;
  /// Oldest first.
  std::vector<CertificateYear> years;
  /// Newest first.
  std::vector<CertificateRequest> requests;
};

struct ClassCertificate {
  ClassId school_class;
  std::string name;
  std::string school;
  std::optional<int> grade;
  SchoolYear year;
  std::vector<PupilCertificate> pupils;
};

/// What the annex states, oldest first: granted, and of days or hours that stand. Absence that was corrected
/// away has no cause.
std::vector<CertificateRequest> annexed(const PupilCertificate& certificate);
bool has_annex(const PupilCertificate& certificate);
int open_requests(const PupilCertificate& certificate);

/// Who looks at one pupil's sheet.
struct Viewer {
  AccountId account;
  bool is_staff = false;
  bool may_request = false;
  bool may_decide = false;
};

using AccountNames = std::map<AccountId, PersonalText>;

std::string to_json(const ClassCertificate& shown);
/// What one guardian has written is not shown to the other.
std::string to_json(const PupilCertificate& shown, const Viewer& viewer, const AccountNames& names);
/// One row per pupil: `pupil_id,school,class,grade`, then days on the certificate, struck days and hours of
/// each grade. A grade the pupil has not been in is empty; zero is 0.
std::string to_csv(const ClassCertificate& shown);

}  // namespace tilstede::certificate
