// Who may act for a pupil, and who at the school decides for one, as other features ask for them.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people {

struct NamedGuardian {
  GuardianId id;
  PersonalText name;
  std::optional<PersonalText> phone;
};

/// Those who may report for the pupil, by name; of a pupil with a protected address only those whom somebody
/// on the staff has confirmed.
std::vector<NamedGuardian> reporting_guardians_of(db::Tx& tx, const PupilId& pupil);

bool has_protected_address(db::Tx& tx, const PupilId& pupil);

std::map<GuardianId, PersonalText> guardian_names(db::Tx& tx, const std::vector<GuardianId>& guardians);

struct LeadersOfPupil {
  bool has_contact_teacher = false;
  bool has_department_head = false;
};
/// On a date; the department head of the school, or of the pupil's grade.
std::map<PupilId, LeadersOfPupil> leaders_of(db::Tx& tx, const std::vector<PupilId>& pupils,
                                             const Date& date);

}  // namespace tilstede::people
