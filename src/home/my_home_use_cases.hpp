// What the guardian's page reads: the children, and their lessons of a day.
#pragma once

#include "access/actor.hpp"
#include "home/my_home.hpp"
#include "home/pupil_facts_use_cases.hpp"
#include "platform/context.hpp"

namespace tilstede::home {

/// Nobody's children for who is no guardian.
MyHome read_my_home(const Context& context, const access::Actor& actor);

/// Of the children the guardian may report for.
std::map<PupilId, std::vector<Lesson>> read_my_lessons(const Context& context, const access::Actor& actor,
                                                       const Date& date);

}  // namespace tilstede::home
