#include "home/contact_wish_store.hpp"

namespace tilstede::home::store {

std::map<GuardianId, ContactWish> contact_wishes(db::Tx& tx, const std::vector<GuardianId>& guardians) {
  std::map<GuardianId, ContactWish> wishes;
  auto rows = tx.query(
      "select guardian_id, channel, language, needs_interpreter from contact_wish where guardian_id "
      "{in_uuids "
      "$1}",
      {db::list_of(guardians)});
  while (rows.next()) {
    wishes[rows.get<GuardianId>(0)] = {attendance::parse_channel(rows.get<std::string_view>(1)).value(),
                                       rows.get<std::optional<std::string>>(2), rows.get<bool>(3)};
  }
  return wishes;
}

void write_contact_wish(db::Tx& tx, const GuardianId& guardian, const ContactWish& wish, const AccountId& by,
                        Instant at) {
  tx.execute(
      "insert into contact_wish (guardian_id, channel, language, needs_interpreter, updated_at, updated_by) "
      "values ($1, $2, $3, $4, $5, $6) on conflict (guardian_id) do update set channel = excluded.channel, "
      "language = excluded.language, needs_interpreter = excluded.needs_interpreter, "
      "updated_at = excluded.updated_at, updated_by = excluded.updated_by",
      {guardian, name_of(wish.channel), wish.language, wish.needs_interpreter, at, by});
}

}  // namespace tilstede::home::store
