// Exemptions in the database.
#pragma once

#include <optional>
#include <vector>

#include "platform/db/db.hpp"
#include "routine/exemption.hpp"

namespace tilstede::routine::store {

/// Also those that were ended; by pupil, the newest decision first.
std::vector<ExemptionDecision> exemptions_of(db::Tx& tx, const std::vector<PupilId>& pupils);

std::optional<ExemptionDecision> find_exemption(db::Tx& tx, const ExemptionId& id);

void insert_exemption(db::Tx& tx, const ExemptionDecision& decision);
void end_exemption(db::Tx& tx, const ExemptionId& id, const AccountId& by, Instant at);

}  // namespace tilstede::routine::store
