// A school's own times for the morning list, and who may reach the homes of the protected.
#pragma once

#include "access/actor.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "morning/morning_list.hpp"
#include "platform/context.hpp"

namespace tilstede::morning {

Result<SettingsView, Problem> read_settings(const Context& context, const access::Actor& actor,
                                            const SchoolId& school);
Result<SettingsView, Problem> change_settings(const Context& context, const access::Actor& actor,
                                              const SchoolId& school, const Settings& settings);

}  // namespace tilstede::morning
