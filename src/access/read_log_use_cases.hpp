// The log of reads: what was read on a snapshot is logged in a write of one row before it is answered, so
// that readers do not queue behind writers and nobody sees what the log does not hold.
#pragma once

#include <cstddef>
#include <string>

#include "access/audit.hpp"

namespace tilstede::access {

/// After the read, before the answer.
void record_read(const Context& context, const Actor& actor, const AuditEvent& event);

/// A list of a class as of a date that showed so many pupils: "register.read", "review.read".
void record_class_read(const Context& context, const Actor& actor, std::string action,
                       const ClassId& school_class, const Date& date, std::size_t pupils);

}  // namespace tilstede::access
