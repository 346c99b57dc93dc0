// What the office does for homes that call, write or come: find the pupil, record the message, see the day's.
#pragma once

#include <map>

#include "access/idempotency.hpp"
#include "home/office.hpp"

namespace tilstede::home {

/// The actor's schools with their pupils, logged as one read of a list. Empty for who is not of an office.
Office read_office(const Context& context, const access::Actor& actor);

/// Of the same pupils, what is about a day of theirs; logged as one read of a list.
std::vector<OfficeMessage> read_office_messages(const Context& context, const access::Actor& actor,
                                                const Date& date);

/// One pupil's home; logged as a read of the pupil.
Result<PupilHome, Problem> read_pupil_home(const Context& context, const access::Actor& actor,
                                           const PupilId& pupil);

/// The lessons of the pupil's day, to report part of it.
Result<std::map<PupilId, std::vector<Lesson>>, Problem> read_pupil_lessons(const Context& context,
                                                                           const access::Actor& actor,
                                                                           const PupilId& pupil,
                                                                           const Date& date);

}  // namespace tilstede::home
