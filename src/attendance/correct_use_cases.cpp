#include "attendance/correct_use_cases.hpp"

#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "attendance/attendance_store.hpp"
#include "attendance/rulings_use_cases.hpp"

namespace tilstede::attendance {
namespace {

using nlohmann::json;

AbsenceEntry correction_of(const AbsenceEntry& before, Content content, const Context& context,
                           const access::Actor& actor) {
  AbsenceEntry entry = before;
  entry.id = context.ids.next_id<EntryId>();
  entry.content = std::move(content);
  entry.correction.reset();
  entry.decision.reset();
  entry.observed.reset();
  entry.origin = Origin::office;
  entry.recorded_at = context.clock.now();
  entry.recorded_by = actor.account;
  entry.supersedes = before.id;
  return entry;
}

void record(db::Tx& tx, const Context& context, const access::Actor& actor, const AbsenceEntry& entry) {
  const json payload{
      {"date", to_text(entry.date)}, {"lesson", entry.lesson}, {"entries", {to_text(entry.id)}}};
  access::record(tx, context, actor.account,
                 {"absence.corrected", "pupil", to_text(entry.pupil), payload.dump()});
}

}  // namespace

std::vector<AbsenceEntry> correct_entries(db::Tx& tx, const Context& context, const access::Actor& actor,
                                          const std::vector<EntryId>& entries, const NewContent& content,
                                          const OnPupilYearChanged& on_changed) {
  std::vector<AbsenceEntry> corrections;
  std::vector<PupilYearKey> keys;
  for (const AbsenceEntry& standing : store::entries_with_ids(tx, entries)) {
    if (standing.superseded_by) continue;
    Content said = content(standing);
    if (said == standing.content) continue;
    corrections.push_back(correction_of(standing, std::move(said), context, actor));
    keys.push_back({standing.pupil, school_year_of(standing.date)});
  }
  store::write_entries(tx, corrections);
  for (const AbsenceEntry& correction : corrections)
    record(tx, context, actor, correction);
  for (const AbsenceEntry& correction : corrections)
    apply_rulings(tx, context, {correction.pupil}, {correction.date, correction.date});
  if (!keys.empty()) on_changed(tx, keys);
  return corrections;
}

std::vector<AbsenceEntry> take_back_corrections(db::Tx& tx, const Context& context,
                                                const access::Actor& actor, const WrittenAt& written,
                                                const OnPupilYearChanged& on_changed) {
  std::vector<EntryId> standing;
  for (const AbsenceEntry& entry :
       store::effective_entries_between(tx, {written.pupil}, {written.date, written.date})) {
    const bool is_theirs = entry.recorded_at == written.at && entry.recorded_by == written.by;
    if (is_theirs && entry.supersedes && !entry.observed) standing.push_back(entry.id);
  }
  const auto before = [&](const AbsenceEntry& entry) {
    return store::entries_with_ids(tx, {*entry.supersedes}).front().content;
  };
  return correct_entries(tx, context, actor, standing, before, on_changed);
}

}  // namespace tilstede::attendance
