// Followup as JSON.
#pragma once

#include <string>

#include "followup/class_review.hpp"
#include "followup/pupil_absence.hpp"

namespace tilstede::followup {

std::string to_json(const ClassReview& review);
std::string to_json(const PupilAbsence& absence);

}  // namespace tilstede::followup
