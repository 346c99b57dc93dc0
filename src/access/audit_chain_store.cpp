#include "access/audit_chain_store.hpp"

namespace tilstede::access {

std::vector<Seal> read_seals(db::Tx& tx, std::int64_t after) {
  auto rows = tx.query(
      "select number, previous_head, head, events, sealed_at from audit_seal where number > $1 order by "
      "number",
      {after});
  std::vector<Seal> seals;
  while (rows.next()) {
    seals.push_back({rows.get<std::int64_t>(0), rows.get<std::string>(1), rows.get<std::string>(2),
                     rows.get<int>(3), rows.get<Instant>(4)});
  }
  return seals;
}

HeadMaker::HeadMaker(std::string_view key, std::int64_t number, std::string_view previous_head) : hmac_(key) {
  field(std::to_string(number));
  field(previous_head);
}

// Each with its length before it, so that no two rows spell the same text.
void HeadMaker::field(std::string_view text) {
  hmac_.add(std::to_string(text.size()) + ":");
  hmac_.add(text);
}

void HeadMaker::add(const db::Rows& rows) {
  ++events_;
  field(rows.get<std::string_view>(0));
  field(std::to_string(rows.get<std::int64_t>(1)));
  field(rows.is_null(2) ? "" : rows.get<std::string_view>(2));
  for (int column = 3; column <= 6; ++column)
    field(rows.get<std::string_view>(column));
  field(std::to_string(rows.get<std::int64_t>(7)));
}

std::string HeadMaker::head() {
  field(std::to_string(events_));
  return hmac_.hex();
}

}  // namespace tilstede::access
