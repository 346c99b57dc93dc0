#include "access/audit_sealer_use_cases.hpp"

#include "access/audit_chain_store.hpp"

namespace tilstede::access {
namespace {

constexpr int kBatchMax = 5000;

bool has_unsealed(db::Tx& tx) {
  return tx.query("select 1 from audit_event where seal_number is null limit 1").next();
}

Seal last_seal(db::Tx& tx) {
  auto rows = tx.query("select number, head from audit_seal order by number desc limit 1");
  Seal seal;
  seal.head = kFirstHead;
  if (rows.next()) {
    seal.number = rows.get<std::int64_t>(0);
    seal.head = rows.get<std::string>(1);
  }
  return seal;
}

// Returns how many events it sealed.
int seal_batch(db::Tx& tx, const Context& context, const std::string& key) {
  const auto last = last_seal(tx);
  Seal seal{last.number + 1, last.head, {}, 0, context.clock.real_now()};
  HeadMaker maker(key, seal.number, seal.previous_head);
  db::List ids;
  {
    // The lock: on PostgreSQL a second sealer waits here and then finds the number taken, or nothing left.
    auto rows = tx.query("select " + std::string(kSealedColumns) +
                             " from audit_event where seal_number is null order by id limit $1 {for_update}",
                         {kBatchMax});
    while (rows.next()) {
      maker.add(rows);
      ids.items.push_back(rows.get<std::string>(0));
    }
  }
  seal.events = maker.events();
  if (seal.events == 0) return 0;
  seal.head = maker.head();
  tx.execute("update audit_event set seal_number = $1 where id {in_uuids $2}", {seal.number, ids});
  tx.execute(
      "insert into audit_seal (number, previous_head, head, events, sealed_at) values ($1, $2, $3, $4, $5)",
      {seal.number, seal.previous_head, seal.head, seal.events, seal.sealed_at});
  return seal.events;
}

// What an earlier process sealed and did not come to export is exported too.
void export_heads(const Context& context, const std::string& heads_file) {
  const auto last = last_exported(heads_file);
  const auto seals = context.database.read([&](db::Tx& tx) { return read_seals(tx, last); });
  std::vector<Head> heads;
  for (const auto& seal : seals)
    heads.push_back({seal.number, seal.head, seal.events, seal.sealed_at});
  if (!heads.empty()) append_heads(heads_file, heads);
}

}  // namespace

int seal_audit(const Context& context, const std::string& key, const std::string& heads_file) {
  int sealed = 0;
  while (context.database.read(has_unsealed)) {
    try {
      sealed += context.database.write([&](db::Tx& tx) { return seal_batch(tx, context, key); });
    } catch (const db::ConstraintError&) {
      // The number is another sealer's; so are its events. The next round takes what is left.
      break;
    }
  }
  export_heads(context, heads_file);
  return sealed;
}

}  // namespace tilstede::access
