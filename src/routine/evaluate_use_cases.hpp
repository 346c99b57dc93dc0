// `tilstede evaluate`: who meets which rule, computed afresh from the entries. Reads only.
#pragma once

#include <optional>

#include "platform/context.hpp"
#include "routine/evaluation.hpp"
#include "routine/files_use_cases.hpp"

namespace tilstede::routine {

/// All who are enrolled on some day of `year`, by sourcedId and rule. What is only shown as exempted is not
/// met and has no row. `ignores_validity` lets the newest version rule every day (`--routine FILE`).
/// `known_at`: by what was recorded until the end of that day, instead of by what is known now.
std::vector<EvaluationRow> evaluate(const Context& context, const Routines& routines, bool ignores_validity,
                                    SchoolYear year, const Date& as_of, const std::optional<Date>& known_at);

}  // namespace tilstede::routine
