// Links in the database. Token and code are looked up by their hash; neither is kept.
#pragma once

#include <string>
#include <vector>

#include "platform/db/db.hpp"
#include "substitute/substitute_link.hpp"

namespace tilstede::substitute::store {

struct NewLink {
  SubstituteLink link;
  std::string token_hash;
  std::string code_hash;
};
void insert_link(db::Tx& tx, const NewLink& made);

std::optional<SubstituteLink> find_link(db::Tx& tx, const SubstituteLinkId& id);
std::optional<SubstituteLink> find_by_token(db::Tx& tx, const std::string& token_hash);
std::optional<SubstituteLink> find_by_code(db::Tx& tx, const std::string& code_hash);
std::optional<SubstituteLink> find_by_session(db::Tx& tx, const std::string& session_hash);

/// From that day on, newest first.
std::vector<SubstituteLink> links_from(db::Tx& tx, const Date& date);

/// Those for the same lesson that nobody has used.
void withdraw_unused(db::Tx& tx, const SubstituteLink& like, const AccountId& by, Instant at);
void withdraw(db::Tx& tx, const SubstituteLinkId& id, const AccountId& by, Instant at);

/// False when another device was first.
bool open(db::Tx& tx, const SubstituteLink& link);
/// False when it was used already.
bool mark_used(db::Tx& tx, const SubstituteLinkId& id, Instant at);

}  // namespace tilstede::substitute::store
