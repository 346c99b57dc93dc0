// Flags in the database.
#pragma once

#include <vector>

#include "platform/db/db.hpp"
#include "routine/flag.hpp"

namespace tilstede::routine::store {

/// Of a school year, not withdrawn; by pupil and rule.
std::vector<Flag> standing_flags(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year);

/// Of all years, standing and withdrawn; the newest first.
std::vector<Flag> flags_of(db::Tx& tx, const PupilId& pupil);

void insert_flags(db::Tx& tx, const std::vector<Flag>& flags, Instant now);
void update_flag(db::Tx& tx, const FlagId& id, const Finding& finding, Instant now);
void withdraw_flag(db::Tx& tx, const FlagId& id, Withdrawal because, Instant now);

}  // namespace tilstede::routine::store
