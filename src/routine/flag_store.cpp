#include "routine/flag_store.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "routine/evidence_text.hpp"

namespace tilstede::routine::store {
namespace {

std::string select_flags(std::string_view where) {
  return fmt::format(
      "select id, pupil_id, school_year, routine, routine_version, rule, source, first_met, is_met_now, "
      "count, entries, "
      "exempted_until, raised_at, withdrawn_at, withdrawn_because, evidence from flag where {}",
      where);
}

std::vector<EntryId> read_entries(const std::string& text) {
  std::vector<EntryId> entries;
  for (const auto& id : nlohmann::json::parse(text)) {
    entries.push_back(EntryId{parse_uuid(id.get<std::string>()).value()});
  }
  return entries;
}

std::string text_of(const std::vector<EntryId>& entries) {
  auto ids = nlohmann::json::array();
  for (const auto& entry : entries)
    ids.push_back(to_text(entry));
  return ids.dump();
}

std::optional<std::string> stored(const std::optional<engine::Evidence>& evidence) {
  if (!evidence) return std::nullopt;
  return stored_text(*evidence);
}

Flag read_flag(const db::Rows& rows) {
  Flag flag;
  flag.id = rows.get<FlagId>(0);
  flag.pupil = rows.get<PupilId>(1);
  flag.year = SchoolYear{rows.get<int>(2)};
  flag.finding.routine = rows.get<std::string>(3);
  flag.finding.version = rows.get<std::string>(4);
  flag.finding.rule = rows.get<std::string>(5);
  flag.finding.source = rows.get<std::string>(6);
  flag.finding.first_met = rows.get<Date>(7);
  flag.finding.met_now = rows.get<bool>(8);
  flag.finding.count = rows.get<int>(9);
  flag.finding.entries = read_entries(rows.get<std::string>(10));
  flag.finding.exempted_until = rows.get<std::optional<Date>>(11);
  flag.raised_at = rows.get<Instant>(12);
  flag.withdrawn_at = rows.get<std::optional<Instant>>(13);
  flag.withdrawn_because = rows.get<std::optional<std::string>>(14).value_or("");
  if (const auto evidence = rows.get<std::optional<std::string>>(15)) {
    flag.finding.evidence = parse_evidence(*evidence);
  }
  return flag;
}

std::vector<Flag> read_flags(db::Rows rows) {
  std::vector<Flag> flags;
  while (rows.next())
    flags.push_back(read_flag(rows));
  return flags;
}

}  // namespace

std::vector<Flag> standing_flags(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year) {
  static const std::string kSql = select_flags(
      "pupil_id {in_uuids $1} and school_year = $2 and withdrawn_at is null order by pupil_id, rule, "
      "routine");
  return read_flags(tx.query(kSql, {db::list_of(pupils), year.begins}));
}

std::vector<Flag> flags_of(db::Tx& tx, const PupilId& pupil) {
  static const std::string kSql = select_flags("pupil_id = $1 order by raised_at desc, rule, id");
  return read_flags(tx.query(kSql, {pupil}));
}

void insert_flags(db::Tx& tx, const std::vector<Flag>& flags, Instant now) {
  db::BulkInsert insert;
  insert.table = "flag";
  insert.columns = {"id",      "pupil_id",       "school_year", "routine",    "routine_version",
                    "rule",    "source",         "first_met",   "is_met_now", "count",
                    "entries", "exempted_until", "raised_at",   "changed_at", "evidence"};
  for (const auto& flag : flags) {
    const auto& finding = flag.finding;
    insert.rows.push_back({flag.id, flag.pupil, flag.year.begins, finding.routine, finding.version,
                           finding.rule, finding.source, finding.first_met, finding.met_now, finding.count,
                           text_of(finding.entries), finding.exempted_until, flag.raised_at, now,
                           stored(finding.evidence)});
  }
  if (!insert.rows.empty()) tx.insert_many(insert);
}

void update_flag(db::Tx& tx, const FlagId& id, const Finding& finding, Instant now) {
  tx.execute(
      "update flag set routine_version = $1, source = $2, first_met = $3, is_met_now = $4, count = $5, "
      "entries = $6, "
      "exempted_until = $7, changed_at = $8, evidence = $9 where id = $10",
      {finding.version, finding.source, finding.first_met, finding.met_now, finding.count,
       text_of(finding.entries), finding.exempted_until, now, stored(finding.evidence), id});
}

void withdraw_flag(db::Tx& tx, const FlagId& id, Withdrawal because, Instant now) {
  tx.execute(
      "update flag set withdrawn_at = $1, withdrawn_because = $2, is_met_now = false, changed_at = $1 where "
      "id = $3 "
      "and withdrawn_at is null",
      {now, name_of(because), id});
}

}  // namespace tilstede::routine::store
