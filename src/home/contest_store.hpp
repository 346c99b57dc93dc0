// Contested entries, in the database.
#pragma once

#include <optional>
#include <vector>

#include "home/contest.hpp"
#include "platform/db/db.hpp"

namespace tilstede::home::store {

void insert_contest(db::Tx& tx, const Contest& contest);
std::optional<Contest> find_contest(db::Tx& tx, const ContestId& id);
/// Of the pupils, the newest first.
std::vector<Contest> contests_of(db::Tx& tx, const std::vector<PupilId>& pupils);
void answer_contest(db::Tx& tx, const ContestId& id, const ContestAnswer& answer, const AccountId& by,
                    Instant at);

}  // namespace tilstede::home::store
