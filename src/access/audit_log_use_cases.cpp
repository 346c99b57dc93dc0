#include "access/audit_log_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/clock/oslo.hpp"

namespace tilstede::access {
namespace {

Date date_of_list(const std::optional<std::string>& payload, Instant at) {
  if (payload) {
    const auto json = nlohmann::json::parse(*payload, nullptr, false);
    if (json.is_object() && json.contains("date") && json["date"].is_string()) {
      if (const auto date = parse_date(json["date"].get<std::string>())) return *date;
    }
  }
  return oslo::date_of(at);
}

PupilRead read_of(const db::Rows& rows) {
  PupilRead read;
  read.at = rows.get<Instant>(0);
  read.account = rows.get<std::optional<AccountId>>(1);
  read.action = rows.get<std::string>(2);
  read.reader = PersonalText(rows.is_null(3) ? "" : rows.get<std::string>(3));
  return read;
}

constexpr std::string_view kReader =
    "coalesce(s.given_name || ' ' || s.family_name, g.given_name || ' ' || g.family_name, "
    "p.given_name || ' ' || p.family_name)";
constexpr std::string_view kReaderJoins =
    "left join account a on a.id = e.actor_account_id left join staff s on s.id = a.staff_id "
    "left join guardian g on g.id = a.guardian_id left join pupil p on p.id = a.pupil_id ";

void add_own_pages(db::Tx& tx, const PupilId& pupil, std::vector<PupilRead>& reads) {
  auto rows = tx.query("select e.at, e.actor_account_id, e.action, " + std::string(kReader) +
                           " from audit_event e " + std::string(kReaderJoins) +
                           "where e.subject_kind = 'pupil' and e.subject_id = $1 and e.action like '%.read'",
                       {to_text(pupil)});
  while (rows.next())
    reads.push_back(read_of(rows));
}

void add_lists(db::Tx& tx, const PupilId& pupil, std::vector<PupilRead>& reads) {
  // A pupil who left a class and came back is a member twice; the days tell them apart.
  auto rows = tx.query(
      "select e.at, e.actor_account_id, e.action, " + std::string(kReader) +
          ", e.payload, m.class_id, m.valid_from, m.valid_to from class_member m "
          "join audit_event e on e.subject_kind = 'class' and e.subject_id = cast(m.class_id as text) " +
          std::string(kReaderJoins) + "where m.pupil_id = $1 and e.action like '%.read'",
      {pupil});
  while (rows.next()) {
    auto read = read_of(rows);
    const auto date = date_of_list(rows.get<std::optional<std::string>>(4), read.at);
    if (!covers({rows.get<Date>(6), rows.get<std::optional<Date>>(7)}, date)) continue;
    read.list = rows.get<ClassId>(5);
    reads.push_back(std::move(read));
  }
}

}  // namespace

std::vector<PupilRead> readers_of_pupil(db::Tx& tx, const PupilId& pupil) {
  std::vector<PupilRead> reads;
  add_own_pages(tx, pupil, reads);
  add_lists(tx, pupil, reads);
  std::ranges::stable_sort(reads, {}, &PupilRead::at);
  return reads;
}

}  // namespace tilstede::access
