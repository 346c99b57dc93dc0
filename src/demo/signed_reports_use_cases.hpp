// Last school year's half-year reports of the class that the demo's guardian has a child in, signed as they
// would be.
#pragma once

#include "platform/context.hpp"
#include "routine/routines.hpp"

namespace tilstede::demo {

void sign_last_year(const Context& context, const routine::Routines& routines);

}  // namespace tilstede::demo
