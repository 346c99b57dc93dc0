// Decisions on absence outside the pupil's control, in the database.
#pragma once

#include <optional>
#include <vector>

#include "outside_control/outside_control.hpp"
#include "platform/db/db.hpp"

namespace tilstede::outside_control::store {

void insert(db::Tx& tx, const OutsideControl& decision);
void mark_undone(db::Tx& tx, const DecisionId& id, const AccountId& by, Instant at);

std::optional<OutsideControl> find(db::Tx& tx, const DecisionId& id);
/// For a date, undone ones too, the newest first.
std::vector<OutsideControl> of_date(db::Tx& tx, const Date& date);

}  // namespace tilstede::outside_control::store
