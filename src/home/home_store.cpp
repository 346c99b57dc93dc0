#include "home/home_store.hpp"

#include <nlohmann/json.hpp>

namespace tilstede::home::store {
namespace {

std::optional<std::string> json_of(const std::vector<int>& lessons) {
  if (lessons.empty()) return std::nullopt;
  return nlohmann::json(lessons).dump();
}

std::optional<std::string> revealed(const std::optional<PersonalText>& text) {
  if (!text) return std::nullopt;
  return text->reveal();
}

}  // namespace

void insert_message(db::Tx& tx, const attendance::HomeMessage& message) {
  tx.execute(
      "insert into home_message (id, pupil_id, guardian_id, from_date, to_date, lessons, from_minute, "
      "until_minute, reason, text, channel, recorded_by, reported_at) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      {message.id, message.pupil, message.guardian, message.period.from, message.period.to.value(),
       json_of(message.lessons), message.from_minute, message.until_minute, message.reason,
       revealed(message.text), name_of(message.channel), message.recorded_by, message.reported_at});
}

void withdraw_message(db::Tx& tx, const MessageId& id, const AccountId& by, Instant at) {
  tx.execute(
      "update home_message set withdrawn_at = $1, withdrawn_by = $2 where id = $3 and withdrawn_at is null",
      {at, by, id});
}

void answer_message(db::Tx& tx, const MessageId& id, bool is_accepted, const AccountId& by, Instant at) {
  const auto answer = is_accepted ? attendance::MessageAnswer::accepted : attendance::MessageAnswer::declined;
  tx.execute(
      "update home_message set answer = $1, answered_at = $2, answered_by = $3 where id = $4 and answer is "
      "null",
      {name_of(answer), at, by, id});
}

std::vector<std::string> reasons_for_home(db::Tx& tx) {
  std::vector<std::string> codes;
  auto rows = tx.query(
      "select code from absence_reason where home_may_give and not is_retired order by sort_order, code");
  while (rows.next())
    codes.push_back(rows.get<std::string>(0));
  return codes;
}

}  // namespace tilstede::home::store
