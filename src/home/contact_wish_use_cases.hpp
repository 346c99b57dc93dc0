// A guardian asks to be called or texted instead of signing in: by the page, or through the office.
#pragma once

#include "access/actor.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "home/contact_wish.hpp"
#include "platform/context.hpp"

namespace tilstede::home {

/// The actor's own. Saying it again changes nothing.
Result<ContactWish, Problem> wish_contact(const Context& context, const access::Actor& actor,
                                          const ContactWish& wish);

/// What a guardian of the pupil has told the office.
Result<ContactWish, Problem> record_contact_wish(const Context& context, const access::Actor& actor,
                                                 const PupilId& pupil, const GuardianId& guardian,
                                                 const ContactWish& wish);

}  // namespace tilstede::home
