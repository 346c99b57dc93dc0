// Reading gaps: leaders of their school, teachers of their own lessons and classes.
#pragma once

#include "access/actor.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "gaps/gaps_view.hpp"
#include "platform/context.hpp"

namespace tilstede::gaps {

/// So many days back, today included.
inline constexpr int kDaysDefault = 14;
inline constexpr int kDaysMax = 60;

/// Logged as one read per school.
Result<GapsView, Problem> read_gaps(const Context& context, const access::Actor& actor, int days);

/// How many lessons of the actor's own nobody has registered.
int count_own_gaps(const Context& context, const access::Actor& actor);

Result<std::optional<int>, Problem> change_reminder(const Context& context, const access::Actor& actor,
                                                    const SchoolId& school, const std::optional<int>& minute);

/// Once a day and teacher, after the school's time: an e-mail in the outbox that says how many lessons of the
/// day are not registered. Repeats are harmless.
void remind_teachers(const Context& context);

}  // namespace tilstede::gaps
