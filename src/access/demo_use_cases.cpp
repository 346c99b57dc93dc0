#include "access/demo_use_cases.hpp"

#include <algorithm>
#include <map>

#include "access/actor_store.hpp"

namespace tilstede::access {
namespace {

// The demo makes accounts for the people on this page and a few more; a whole municipality is not gone
// through.
constexpr int kAccountsMax = 200;

struct DemoAccount {
  std::string login;
  AccountRow account;
};

std::vector<DemoAccount> accounts_by_login(db::Tx& tx) {
  auto rows = tx.query(
      "select login, id, staff_id, guardian_id, pupil_id from account where disabled_at is null "
      "order by login limit $1",
      {kAccountsMax});
  std::vector<DemoAccount> accounts;
  while (rows.next()) {
    accounts.push_back({rows.get<std::string>(0),
                        {rows.get<AccountId>(1), rows.get<std::optional<StaffId>>(2),
                         rows.get<std::optional<GuardianId>>(3), rows.get<std::optional<PupilId>>(4)}});
  }
  return accounts;
}

// Later in Role says more: contact teacher over teacher, principal over both.
const Relation& main_relation(const std::vector<Relation>& relations) {
  return *std::ranges::max_element(relations, {}, [](const Relation& relation) { return relation.role; });
}

}  // namespace

std::vector<DemoPerson> list_demo_people(const Context& context) {
  return context.database.read([&](db::Tx& tx) {
    std::map<Role, DemoPerson> people;
    for (const auto& [login, account] : accounts_by_login(tx)) {
      const auto actor = load_actor(tx, account, context.clock.today(), true);
      if (actor.relations.empty()) continue;
      const auto& relation = main_relation(actor.relations);
      if (people.contains(relation.role)) continue;
      people[relation.role] = {PersonalText(login), load_name(tx, account), relation.role,
                               load_place_name(tx, relation)};
    }
    std::vector<DemoPerson> list;
    for (auto& [role, person] : people)
      list.push_back(std::move(person));
    return list;
  });
}

}  // namespace tilstede::access
