// What the signed-in person starts from: their classes today, or their children.
#pragma once

#include "access/actor.hpp"
#include "attendance/register.hpp"
#include "platform/context.hpp"

namespace tilstede::attendance {

/// The classes the actor may register or review: those they teach and those of their school.
std::vector<MyClass> list_my_classes(const Context& context, const access::Actor& actor);

/// The registers the actor keeps that day: own lessons, and the own class, each lesson and the whole day.
std::vector<RegisterSlot> list_my_slots(const Context& context, const access::Actor& actor, const Date& date);

/// The children whose absence the actor may see as a guardian; to a pupil, the pupil.
std::vector<MyChild> list_my_children(const Context& context, const access::Actor& actor);

}  // namespace tilstede::attendance
