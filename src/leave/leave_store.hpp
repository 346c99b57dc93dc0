// Applications for leave, what became of them, and who decides at a school, in the database.
#pragma once

#include <optional>
#include <vector>

#include "leave/deciding.hpp"
#include "platform/db/db.hpp"

namespace tilstede::leave::store {

void insert(db::Tx& tx, const LeaveApplication& application);
void mark_withdrawn(db::Tx& tx, const DecisionId& id, Instant at);
/// The decision, the letter and what stands.
void write_decision(db::Tx& tx, const LeaveApplication& application);

struct Change {
  Uuid id;
  DecisionId application;
  std::optional<Period> standing;
  PersonalText reason;
  AccountId by;
  Instant at{};
  /// As it was sent (letter.hpp); none of a day that needed no decision.
  std::optional<std::string> letter;
};
void write_change(db::Tx& tx, const Change& change);

std::optional<LeaveApplication> find(db::Tx& tx, const DecisionId& id);
/// Those whose dates touch `period`, which must have an end; the newest application first.
std::vector<LeaveApplication> of_pupils(db::Tx& tx, const std::vector<PupilId>& pupils, const Period& period);

std::optional<Delegation> delegation_of(db::Tx& tx, const SchoolId& school);
void set_delegation(db::Tx& tx, const SchoolId& school, const Delegation& delegation, const AccountId& by,
                    Instant at);

}  // namespace tilstede::leave::store
