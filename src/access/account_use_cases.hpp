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

/// Before the transaction, not in it. One at a time in this process, as when signing in.
std::string make_password_hash(const std::string& password);

/// Nobody signs in with it again, and its sessions end at once.
void disable_account(db::Tx& tx, const Context& context, const AccountId& account);

}  // namespace tilstede::access
