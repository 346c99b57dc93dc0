// The school makes, lists and withdraws links to one lesson. Token and code are told once, to who makes the
// link.
#pragma once

#include "substitute/lesson_place_use_cases.hpp"
#include "substitute/views.hpp"

namespace tilstede::substitute {

/// Links for the same lesson that nobody has used are withdrawn, so a repeat leaves one good link and no
/// answer with a secret needs to be kept for replay.
Result<MadeLink, Problem> make_link(const Context& context, const access::Actor& actor,
                                    const LessonWish& wish);

/// Of today and later, for classes whose lessons the actor may hand over; newest first.
std::vector<LinkView> list_links(const Context& context, const access::Actor& actor);

/// What is used stays used.
Result<LinkView, Problem> withdraw_link(const Context& context, const access::Actor& actor,
                                        const SubstituteLinkId& id);

}  // namespace tilstede::substitute
