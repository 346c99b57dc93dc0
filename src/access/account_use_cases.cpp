#include "access/account_use_cases.hpp"

#include <fmt/format.h>

#include <limits>

#include "access/audit.hpp"
#include "access/session_store.hpp"
#include "access/sign_in_use_cases.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/turn.hpp"

namespace tilstede::access {
namespace {

template <class IdType>
std::optional<IdType> holder_as(const AccountHolder& holder) {
  const auto* id = std::get_if<IdType>(&holder);
  return id ? std::optional(*id) : std::nullopt;
}

}  // namespace

AccountId create_account(db::Tx& tx, const Context& context, const PersonalText& login,
                         const std::optional<std::string>& password_hash, const AccountHolder& holder) {
  const auto account = context.ids.next_id<AccountId>();
  tx.execute(
      "insert into account (id, login, password_hash, staff_id, guardian_id, pupil_id) "
      "values ($1, $2, $3, $4, $5, $6)",
      {account, normalised_login(login), password_hash, holder_as<StaffId>(holder),
       holder_as<GuardianId>(holder), holder_as<PupilId>(holder)});
  record(tx, context, std::nullopt, {"account.created", "account", to_text(account), "{}"});
  return account;
}

std::optional<AccountHolder> find_holder(db::Tx& tx, const std::string& kind, const std::string& source_id) {
  db::Rows rows = tx.query(fmt::format("select id from {} where source_id = $1", kind), {source_id});
  if (!rows.next()) return std::nullopt;
  const auto id = rows.get<Uuid>(0);
  if (kind == "staff") return StaffId{id};
  if (kind == "guardian") return GuardianId{id};
  return PupilId{id};
}

bool is_taken(db::Tx& tx, const PersonalText& login) {
  return tx.query("select 1 from account where login = $1", {normalised_login(login)}).next();
}

void set_password(db::Tx& tx, const Context& context, const AccountId& account,
                  const std::string& password_hash) {
  tx.execute("update account set password_hash = $2 where id = $1", {account, password_hash});
  delete_sessions_of(tx, account);
  record(tx, context, std::nullopt, {"account.password-changed", "account", to_text(account), "{}"});
}

std::string make_password_hash(const std::string& password) {
  std::string hash;
  crypto::in_turn(std::numeric_limits<int>::max(), [&] { hash = crypto::hash_password(password); });
  return hash;
}

void disable_account(db::Tx& tx, const Context& context, const AccountId& account) {
  tx.execute("update account set disabled_at = $2 where id = $1 and disabled_at is null",
             {account, context.clock.real_now()});
  delete_sessions_of(tx, account);
  record(tx, context, std::nullopt, {"account.disabled", "account", to_text(account), "{}"});
}

}  // namespace tilstede::access
