// What a pattern was seen in, as a person is told it: "6 av 7 dager med fravær var mandager; tilfeldig ville
// færre enn én av 200 elever hatt det". Pure.
#pragma once

#include "engine/patterns/pattern.hpp"
#include "routine/routine.hpp"

namespace tilstede::routine {

Words words_of(const engine::Evidence& evidence);

}  // namespace tilstede::routine
