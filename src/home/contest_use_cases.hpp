// A guardian contests an entry, and the school answers.
#pragma once

#include "access/idempotency.hpp"
#include "home/contest.hpp"

namespace tilstede::home {

/// Only what stands can be contested, and each guardian has one open question about it. `request` carries the
/// Idempotency-Key.
Result<access::StoredAnswer, Problem> contest_entry(const Context& context, const access::Actor& actor,
                                                    const http::Request& request, const PupilId& pupil,
                                                    const EntryId& entry, const PersonalText& text);

/// Once. Correcting the entry itself is done in the register.
Result<Contest, Problem> answer_contest(const Context& context, const access::Actor& actor,
                                        const ContestId& id, const ContestAnswer& answer);

}  // namespace tilstede::home
