#include <fmt/format.h>

#include <iostream>

#include "access/account_use_cases.hpp"
#include "access/actor_store.hpp"
#include "access/sign_in_store.hpp"
#include "access/sign_in_use_cases.hpp"
#include "commands/commands.hpp"

namespace tilstede::commands {
namespace {

constexpr std::size_t kPasswordLengthMin = 12;

std::string read_password_hash() {
  std::string password;
  std::getline(std::cin, password);
  if (password.size() < kPasswordLengthMin) {
    throw Refusal(
        fmt::format("the password on standard input has fewer than {} characters", kPasswordLengthMin));
  }
  return access::make_password_hash(password);
}

access::AccountRow must_find(db::Tx& tx, const PersonalText& login) {
  const auto found = access::find_login(tx, access::normalised_login(login));
  if (!found) throw Refusal("nobody signs in with that login; it is unknown or disabled");
  return found->account;
}

}  // namespace

int add_account(const AccountArguments& arguments) {
  const Program program(arguments.common, Schema::existing);
  const Context& context = program.context();
  const std::string hash = read_password_hash();
  const bool has_role = context.database.write([&](db::Tx& tx) {
    const auto holder = access::find_holder(tx, arguments.kind, arguments.source_id);
    if (!holder) throw Refusal("nobody in the roster has that sourcedId; import the roster first");
    const PersonalText login(arguments.login);
    if (access::is_taken(tx, login)) throw Refusal("somebody has that login already; choose another");
    access::create_account(tx, context, login, hash, *holder);
    const auto actor = access::load_actor(tx, must_find(tx, login), context.clock.today(), false);
    return !actor.relations.empty();
  });
  fmt::print(stderr, "added\n");
  if (!has_role) {
    fmt::print(stderr,
               "note: the roster gives this person no role today, so signing in is refused until it does\n");
  }
  return 0;
}

int set_password(const LoginArguments& arguments) {
  const Program program(arguments.common, Schema::existing);
  const Context& context = program.context();
  const std::string hash = read_password_hash();
  context.database.write([&](db::Tx& tx) {
    access::set_password(tx, context, must_find(tx, PersonalText(arguments.login)).id, hash);
  });
  fmt::print(stderr, "changed; whoever was signed in with it is signed out\n");
  return 0;
}

int disable_account(const LoginArguments& arguments) {
  const Program program(arguments.common, Schema::existing);
  const Context& context = program.context();
  context.database.write([&](db::Tx& tx) {
    access::disable_account(tx, context, must_find(tx, PersonalText(arguments.login)).id);
  });
  fmt::print(stderr, "disabled; nobody signs in with it again\n");
  return 0;
}

}  // namespace tilstede::commands
