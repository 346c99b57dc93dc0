#include "attendance/home_messages_use_cases.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "reasons/reason.hpp"

namespace tilstede::attendance {
namespace {

std::string select_messages(std::string_view where) {
  return fmt::format(
      "select m.id, m.pupil_id, m.guardian_id, m.from_date, m.to_date, m.lessons, m.from_minute, "
      "m.until_minute, m.reason, m.text, m.channel, m.recorded_by, "
      "staff.given_name || ' ' || staff.family_name, m.reported_at, m.withdrawn_at, m.answer, "
      "reason.accepted_by, reason.is_leave "
      "from home_message m left join absence_reason reason on reason.code = m.reason left join account on "
      "account.id = m.recorded_by "
      "left join staff on staff.id = account.staff_id where {}",
      where);
}

std::optional<PersonalText> personal(const db::Rows& rows, int column) {
  if (rows.is_null(column)) return std::nullopt;
  return PersonalText(rows.get<std::string>(column));
}

bool is_word_enough(const db::Rows& rows) {
  if (rows.is_null(16)) return true;
  reasons::Reason reason;
  reason.accepted_by = reasons::parse_accepted_by(rows.get<std::string_view>(16)).value();
  reason.is_leave = rows.get<bool>(17);
  return reasons::needs_only_a_word(reason);
}

HomeMessage read_message(const db::Rows& rows) {
  HomeMessage message;
  message.id = rows.get<MessageId>(0);
  message.pupil = rows.get<PupilId>(1);
  message.guardian = rows.get<std::optional<GuardianId>>(2);
  message.period = {rows.get<Date>(3), rows.get<Date>(4)};
  if (!rows.is_null(5)) {
    message.lessons = nlohmann::json::parse(rows.get<std::string>(5)).get<std::vector<int>>();
  }
  message.from_minute = rows.get<std::optional<int>>(6);
  message.until_minute = rows.get<std::optional<int>>(7);
  message.reason = rows.get<std::optional<std::string>>(8);
  message.text = personal(rows, 9);
  message.channel = parse_channel(rows.get<std::string_view>(10)).value();
  message.recorded_by = rows.get<std::optional<AccountId>>(11);
  message.recorder = personal(rows, 12);
  message.reported_at = rows.get<Instant>(13);
  message.withdrawn_at = rows.get<std::optional<Instant>>(14);
  if (!rows.is_null(15)) message.answer = parse_message_answer(rows.get<std::string_view>(15));
  message.documents = is_word_enough(rows);
  return message;
}

HomeMessages by_pupil(db::Rows rows) {
  HomeMessages messages;
  while (rows.next()) {
    HomeMessage message = read_message(rows);
    messages[message.pupil].push_back(std::move(message));
  }
  return messages;
}

}  // namespace

HomeMessages home_messages(db::Tx& tx, const std::vector<PupilId>& pupils, const Period& period) {
  static const std::string kSql = select_messages(
      "m.pupil_id {in_uuids $1} and m.to_date >= $2 and m.from_date <= $3 and m.withdrawn_at is null "
      "order by m.reported_at, m.id");
  return by_pupil(tx.query(kSql, {db::list_of(pupils), period.from, period.to.value()}));
}

HomeMessages withdrawn_home_messages(db::Tx& tx, const std::vector<PupilId>& pupils, const Period& period) {
  static const std::string kSql = select_messages(
      "m.pupil_id {in_uuids $1} and m.to_date >= $2 and m.from_date <= $3 and m.withdrawn_at is not null "
      "order by m.reported_at, m.id");
  return by_pupil(tx.query(kSql, {db::list_of(pupils), period.from, period.to.value()}));
}

std::optional<HomeMessage> find_home_message(db::Tx& tx, const MessageId& id) {
  static const std::string kSql = select_messages("m.id = $1");
  auto rows = tx.query(kSql, {id});
  if (!rows.next()) return std::nullopt;
  return read_message(rows);
}

}  // namespace tilstede::attendance
