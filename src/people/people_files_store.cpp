#include "people/people_files_store.hpp"

#include <fmt/format.h>

#include <map>

namespace tilstede::people::store {
namespace {

std::map<std::string, Uuid> ids_by_source(db::Tx& tx, const std::string& table) {
  std::map<std::string, Uuid> ids;
  db::Rows rows = tx.query(fmt::format("select source_id, id from {}", table));
  while (rows.next())
    ids.emplace(rows.get<std::string>(0), rows.get<Uuid>(1));
  return ids;
}

struct Link {
  bool has_parental_responsibility = false;
  bool may_see = false;
  bool may_report = false;
  bool may_consent = false;
  std::string origin;

  bool operator==(const Link&) const = default;
};

bool has_more_rights(const Link& now, const Link& before) {
  return (now.has_parental_responsibility && !before.has_parental_responsibility) ||
         (now.may_see && !before.may_see) || (now.may_report && !before.may_report) ||
         (now.may_consent && !before.may_consent);
}

// Whoever confirmed a link confirmed the rights it had then, and no others.
std::string origin_of(const GuardianRow& row, const Link& link, const Link* before) {
  if (!row.confirmed_by.empty()) return "confirmed";
  const bool stays_confirmed =
      before != nullptr && before->origin == "confirmed" && !has_more_rights(link, *before);
  return stays_confirmed ? "confirmed" : "guardians_csv";
}

std::map<std::pair<Uuid, Uuid>, Link> links(db::Tx& tx) {
  std::map<std::pair<Uuid, Uuid>, Link> links;
  db::Rows rows = tx.query(
      "select pupil_id, guardian_id, has_parental_responsibility, may_see, may_report, may_consent, origin "
      "from guardianship");
  while (rows.next()) {
    links[{rows.get<Uuid>(0), rows.get<Uuid>(1)}] = {rows.get<bool>(2), rows.get<bool>(3), rows.get<bool>(4),
                                                     rows.get<bool>(5), rows.get<std::string>(6)};
  }
  return links;
}

struct Pupil {
  Uuid id;
  std::string protected_address;
  std::string language;
  bool needs_interpreter = false;
};

std::map<std::string, Pupil> pupils_by_source(db::Tx& tx) {
  std::map<std::string, Pupil> pupils;
  db::Rows rows = tx.query(
      "select source_id, id, protected_address, coalesce(language, ''), needs_interpreter from pupil");
  while (rows.next()) {
    pupils[rows.get<std::string>(0)] = {rows.get<Uuid>(1), rows.get<std::string>(2), rows.get<std::string>(3),
                                        rows.get<bool>(4)};
  }
  return pupils;
}

}  // namespace

void write_guardians(db::Tx& tx, IdSource& ids, const std::string& file, const std::vector<GuardianRow>& rows,
                     ImportReport& report) {
  const auto pupils = ids_by_source(tx, "pupil");
  const auto guardians = ids_by_source(tx, "guardian");
  const auto staff = ids_by_source(tx, "staff");
  const auto existing = links(tx);
  for (const GuardianRow& row : rows) {
    const std::size_t refused_before = report.refused.size();
    const auto refuse_unknown = [&](const char* column, const char* code) {
      report.refused.push_back({file, row.line, column, code, "import the roster first"});
    };
    const auto pupil = pupils.find(row.pupil);
    const auto guardian = guardians.find(row.guardian);
    if (pupil == pupils.end()) refuse_unknown("pupil_id", "pupil-unknown");
    if (guardian == guardians.end()) refuse_unknown("guardian_id", "guardian-unknown");
    if (!row.confirmed_by.empty() && staff.count(row.confirmed_by) == 0)
      refuse_unknown("confirmed_by", "staff-unknown");
    if (report.refused.size() > refused_before) continue;
    const auto found = existing.find({pupil->second, guardian->second});
    Link link{row.has_parental_responsibility, row.may_see, row.may_report, row.may_consent, {}};
    link.origin = origin_of(row, link, found == existing.end() ? nullptr : &found->second);
    if (found != existing.end() && found->second == link) {
      ++report.unchanged;
      continue;
    }
    tx.execute(
        "insert into guardianship (id, pupil_id, guardian_id, has_parental_responsibility, may_see, "
        "may_report, "
        "may_consent, origin) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (pupil_id, guardian_id) do "
        "update set "
        "has_parental_responsibility = excluded.has_parental_responsibility, may_see = excluded.may_see, "
        "may_report = excluded.may_report, may_consent = excluded.may_consent, origin = excluded.origin",
        {ids.next(), pupil->second, guardian->second, link.has_parental_responsibility, link.may_see,
         link.may_report, link.may_consent, link.origin});
    ++(found == existing.end() ? report.added : report.changed);
  }
}

void write_pupils(db::Tx& tx, const std::string& file, const std::vector<PupilRow>& rows,
                  ImportReport& report) {
  const auto pupils = pupils_by_source(tx);
  for (const PupilRow& row : rows) {
    const auto found = pupils.find(row.pupil);
    if (found == pupils.end()) {
      report.refused.push_back({file, row.line, "pupil_id", "pupil-unknown", "import the roster first"});
      continue;
    }
    const Pupil& pupil = found->second;
    if (pupil.protected_address == row.protected_address && pupil.language == row.language &&
        pupil.needs_interpreter == row.needs_interpreter) {
      ++report.unchanged;
      continue;
    }
    tx.execute("update pupil set protected_address = $2, language = $3, needs_interpreter = $4 where id = $1",
               {pupil.id, row.protected_address,
                row.language.empty() ? db::Value(nullptr) : db::Value(row.language), row.needs_interpreter});
    ++report.changed;
  }
}

}  // namespace tilstede::people::store
