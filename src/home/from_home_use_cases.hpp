// What homes have said about a class, and the school's answer to a message that explains absence.
#pragma once

#include "access/idempotency.hpp"
#include "attendance/hooks.hpp"
#include "home/from_home.hpp"

namespace tilstede::home {

/// Logged as one read of a list.
Result<FromHome, Problem> read_from_home(const Context& context, const access::Actor& actor,
                                         const ClassId& school_class);

/// Accepted: the undocumented absence that the message is about becomes documented, by corrections. Once.
Result<access::StoredAnswer, Problem> answer_message(const Context& context, const access::Actor& actor,
                                                     const http::Request& request, const MessageId& message,
                                                     bool is_accepted,
                                                     const attendance::OnPupilYearChanged& on_changed);

}  // namespace tilstede::home
