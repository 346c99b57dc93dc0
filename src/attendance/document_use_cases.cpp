#include "attendance/document_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "attendance/attendance_store.hpp"
#include "attendance/rulings_use_cases.hpp"

namespace tilstede::attendance {
namespace {

using access::Actor;
using nlohmann::json;

// Who corrects for a class that is not theirs does it from the office.
Origin origin_of(const Actor& actor, const std::optional<ClassId>& school_class) {
  const bool teaches = std::ranges::any_of(actor.relations, [&](const access::Relation& relation) {
    return school_class && relation.school_class == school_class;
  });
  return teaches ? Origin::teacher : Origin::office;
}

AbsenceEntry documented(const Context& context, const Actor& actor, AbsenceEntry entry,
                        const HomeMessage& message) {
  entry.supersedes = entry.id;
  entry.id = context.ids.next_id<EntryId>();
  entry.content.is_documented = true;
  entry.content.reported_by = ReportedBy::guardian;
  if (!entry.content.reason) entry.content.reason = message.reason;
  entry.correction = message.text;
  entry.origin = origin_of(actor, entry.school_class);
  entry.recorded_at = context.clock.now();
  entry.recorded_by = actor.account;
  return entry;
}

void record(db::Tx& tx, const Context& context, const Actor& actor, const PupilId& pupil,
            const std::vector<EntryId>& ids) {
  json texts = json::array();
  for (const EntryId& id : ids)
    texts.push_back(to_text(id));
  const json payload{{"entries", std::move(texts)}};
  access::record(tx, context, actor.account, {"absence.corrected", "pupil", to_text(pupil), payload.dump()});
}

Period days_of(const std::vector<AbsenceEntry>& entries) {
  const auto [first, last] = std::ranges::minmax(entries, {}, &AbsenceEntry::date);
  return {first.date, last.date};
}

}  // namespace

std::vector<EntryId> document_entries(db::Tx& tx, const Context& context, const Actor& actor,
                                      const std::vector<AbsenceEntry>& entries, const HomeMessage& message,
                                      const OnPupilYearChanged& on_changed) {
  std::vector<EntryId> ids;
  if (entries.empty()) return ids;
  std::vector<AbsenceEntry> corrections;
  std::vector<PupilYearKey> years;
  for (const AbsenceEntry& entry : entries) {
    corrections.push_back(documented(context, actor, entry, message));
    ids.push_back(corrections.back().id);
    years.push_back({entry.pupil, school_year_of(entry.date)});
  }
  store::write_entries(tx, corrections);
  apply_rulings(tx, context, {entries.front().pupil}, days_of(entries));
  record(tx, context, actor, entries.front().pupil, ids);
  on_changed(tx, years);
  return ids;
}

}  // namespace tilstede::attendance
