// A lesson without its teacher, handed to the department head. It leaves the list when it is registered.
#pragma once

#include "access/idempotency.hpp"
#include "substitute/lesson_place_use_cases.hpp"
#include "substitute/views.hpp"

namespace tilstede::substitute {

/// Handing over twice is handing over once. 409 `lesson-registered` when there is nothing left to register.
Result<access::StoredAnswer, Problem> hand_over(const Context& context, const access::Actor& actor,
                                                const http::Request& request, const LessonWish& wish);

/// Not registered and not taken back, of the last week and on, in classes whose lessons the actor may hand
/// over.
std::vector<HandoverView> list_handovers(const Context& context, const access::Actor& actor);

Result<HandoverView, Problem> take_back(const Context& context, const access::Actor& actor,
                                        const HandoverId& id);

}  // namespace tilstede::substitute
