// The morning as JSON.
#pragma once

#include <string>

#include "base/json_fields.hpp"
#include "morning/step.hpp"

namespace tilstede::morning {

/// Ask fields.finish() afterwards.
StepWish read_step_wish(JsonFields& fields);
Settings read_settings_wish(JsonFields& fields);

std::string to_json(const MorningList& list);
std::string to_json(const MorningCount& count);
std::string to_json(Verdict verdict, const MissingPupil& pupil);
std::string to_json(const SettingsView& view);

}  // namespace tilstede::morning
