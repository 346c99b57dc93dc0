// Who accepts what a home explains: the catalogue says it of each reason. Pure.
#pragma once

#include "access/actor.hpp"
#include "reasons/reason.hpp"

namespace tilstede::home {

/// Of someone who may answer homes at all: they stand in for any teacher, a leader for those below.
bool may_accept(const access::Actor& actor, reasons::AcceptedBy accepted_by, const Date& today);

}  // namespace tilstede::home
