// Accounts: one per person who signs in. Logins are personal data: they never stand in a log or an error
// text.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/personal.hpp"
#include "people/ids.hpp"
#include "platform/context.hpp"

namespace tilstede::access {

using AccountHolder = std::variant<StaffId, GuardianId, PupilId>;

/// Without a password the account signs in elsewhere, or in the demo. A login that is taken is a
/// ConstraintError. Hashing takes 50 ms: where many are made, give the hash of make_password_hash.
AccountId create_account(db::Tx& tx, const Context& context, const PersonalText& login,
                         const std::optional<std::string>& password_hash, const AccountHolder& holder);

/// `kind` is staff, guardian or pupil, `source_id` the roster's; nothing when the roster has no such person.
std::optional<AccountHolder> find_holder(db::Tx& tx, const std::string& kind, const std::string& source_id);

/// Also by an account that is disabled.
bool is_taken(db::Tx& tx, const PersonalText& login);

/// Its sessions end at once.
void set_password(db::Tx& tx, const Context& context, const AccountId& account,
                  const std::string& password_hash);

/// Before the transaction, not in it. One at a time in this process, as when signing in.
std::string make_password_hash(const std::string& password);

/// Nobody signs in with it again, and its sessions end at once.
void disable_account(db::Tx& tx, const Context& context, const AccountId& account);

}  // namespace tilstede::access
