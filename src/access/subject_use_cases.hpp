// What may() is asked about: a pupil, a class or a school, and where it belongs. An id that is unknown gives
// nothing; answer not_found() then, so that it cannot be told from what is not the asker's to know.
#pragma once

#include <optional>

#include "access/may.hpp"
#include "base/date.hpp"
#include "platform/db/db.hpp"

namespace tilstede::access {

/// One place per enrolment on `date`, with the classes of that school the pupil is in on `date`. Rights are
/// asked of today: give today's date, also when the question is about an older absence.
std::optional<Subject> subject_of_pupil(db::Tx& tx, const PupilId& pupil, const Date& date);

/// A class has one place: its school. No date: whose class it is stands in the actor's relations.
std::optional<Subject> subject_of_class(db::Tx& tx, const ClassId& school_class);

std::optional<Subject> subject_of_school(db::Tx& tx, const SchoolId& school);

}  // namespace tilstede::access
