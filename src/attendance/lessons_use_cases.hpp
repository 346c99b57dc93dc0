// The lessons of classes on a day, with which of them are the actor's and which are registered.
#pragma once

#include "access/actor.hpp"
#include "attendance/attendance_store.hpp"
#include "attendance/register.hpp"

namespace tilstede::attendance {

using Registrations = std::map<ClassId, std::vector<store::RegistrationRow>>;

std::map<ClassId, std::vector<LessonOfDay>> lessons_of_day(db::Tx& tx, const std::vector<ClassId>& classes,
                                                           const Date& date, const access::Actor& actor,
                                                           const Registrations& registrations);

/// Of a lesson, or with 0 of the whole day.
std::optional<store::RegistrationRow> newest_registration(const Registrations& registrations,
                                                          const ClassId& school_class, int lesson);

}  // namespace tilstede::attendance
