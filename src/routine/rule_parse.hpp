// The parts of a routine file that need most words: one [[rule]] and one [[step]]. Pure.
#pragma once

#include "routine/routine.hpp"
#include "routine/toml_fields.hpp"

namespace tilstede::routine {

Rule parse_rule(TomlFields& fields);
Step parse_step(TomlFields& fields);

}  // namespace tilstede::routine
