// Lessons handed to the department head, in the database.
#pragma once

#include <vector>

#include "platform/db/db.hpp"
#include "substitute/handover.hpp"

namespace tilstede::substitute::store {

void insert_handover(db::Tx& tx, const Handover& handover);
std::optional<Handover> find_handover(db::Tx& tx, const HandoverId& id);
/// The one of that lesson that was not taken back.
std::optional<Handover> open_handover(db::Tx& tx, const Handover& like);
/// Not taken back, from one day to another, by day and lesson.
std::vector<Handover> open_handovers(db::Tx& tx, const Period& period);
void take_back(db::Tx& tx, const HandoverId& id, Instant at);

}  // namespace tilstede::substitute::store
