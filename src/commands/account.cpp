#include <fmt/format.h>

#include <iostream>

#include "access/account_use_cases.hpp"
#include "access/sign_in_use_cases.hpp"
#include "commands/commands.hpp"

namespace tilstede::commands {
namespace {

constexpr std::size_t kPasswordLengthMin = 12;

std::string read_password() {
  std::string password;
  std::getline(std::cin, password);
  if (password.size() < kPasswordLengthMin) {
    throw Refusal(
        fmt::format("the password on standard input has fewer than {} characters", kPasswordLengthMin));
  }
  return password;
}

std::optional<access::AccountHolder> find_holder(db::Tx& tx, const std::string& kind,
                                                 const std::string& source_id) {
  db::Rows rows = tx.query(fmt::format("select id from {} where source_id = $1", kind), {source_id});
  if (!rows.next()) return std::nullopt;
  const auto id = rows.get<Uuid>(0);
  if (kind == "staff") return StaffId{id};
  if (kind == "guardian") return GuardianId{id};
  return PupilId{id};
}

bool is_taken(db::Tx& tx, const PersonalText& login) {
  return tx.query("select 1 from account where login = $1", {access::normalised_login(login)}).next();
}

}  // namespace

int add_account(const AccountArguments& arguments) {
  const Program program(arguments.common, Schema::existing);
  const Context& context = program.context();
  const std::string hash = access::make_password_hash(read_password());
  context.database.write([&](db::Tx& tx) {
    const auto holder = find_holder(tx, arguments.kind, arguments.source_id);
    if (!holder) throw Refusal("nobody in the roster has that sourcedId; import the roster first");
    const PersonalText login(arguments.login);
    if (is_taken(tx, login)) throw Refusal("somebody has that login already; choose another");
    access::create_account(tx, context, login, hash, *holder);
  });
  fmt::print(stderr, "added\n");
  return 0;
}

}  // namespace tilstede::commands
