// What homes have said, and what the school answers, as JSON. Internal notes are never in it.
#pragma once

#include <string>

#include "base/json_fields.hpp"
#include "home/from_home.hpp"

namespace tilstede::home {

/// Ask fields.finish() afterwards.
ContestAnswer read_contest_answer(JsonFields& fields);

std::string to_json(const FromHome& view);
std::string to_json(const AnsweredMessage& answer);

}  // namespace tilstede::home
