#include "attendance/absence_import_use_cases.hpp"

#include <algorithm>
#include <filesystem>

#include "access/import_frame_use_cases.hpp"
#include "attendance/absence_import_store.hpp"
#include "attendance/attendance_store.hpp"
#include "attendance/rulings_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "people/lock.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/files/files.hpp"
#include "reasons/reasons_use_cases.hpp"

namespace tilstede::attendance {
namespace {

std::set<std::string> reason_codes(db::Tx& tx) {
  std::set<std::string> codes;
  for (const reasons::Reason& reason : reasons::catalogue(tx))
    codes.insert(reason.code);
  return codes;
}

std::vector<std::string> digests_of(const AbsenceFile& file) {
  std::vector<std::string> digests;
  for (const AbsenceRow& row : file.rows)
    digests.push_back(crypto::sha256_hex(row.canonical()));
  return digests;
}

std::map<SchoolId, std::set<Date>> school_days(db::Tx& tx,
                                               const std::map<PupilId, std::vector<EnrolledAt>>& enrolments,
                                               const Period& period) {
  std::map<SchoolId, std::set<Date>> days;
  for (const auto& [pupil, places] : enrolments) {
    for (const EnrolledAt& place : places) {
      const auto [school, is_new] = days.try_emplace(place.school);
      if (!is_new) continue;
      const auto dates = calendar::school_days_of(tx, place.school, period);
      school->second.insert(dates.begin(), dates.end());
    }
  }
  return days;
}

std::vector<std::string> entry_ids_of(const AbsenceFile& file) {
  std::vector<std::string> ids;
  for (const AbsenceRow& row : file.rows)
    ids.push_back(row.entry_id);
  return ids;
}

Period span_of(const AbsenceFile& file) {
  Period span{file.rows.front().date, file.rows.front().date};
  for (const AbsenceRow& row : file.rows)
    span = {std::min(span.from, row.date), std::max(*span.to, row.date)};
  return span;
}

std::vector<PupilId> pupils_of(const std::set<PupilYearKey>& keys) {
  std::vector<PupilId> pupils;
  for (const PupilYearKey& key : keys)
    pupils.push_back(key.pupil);
  return pupils;
}

ImportFacts load_facts(db::Tx& tx, const AbsenceFile& file) {
  ImportFacts facts;
  const Period span = span_of(file);
  facts.pupils = store::pupils_by_source_id(tx);
  facts.subjects = store::subjects_by_code(tx);
  facts.enrolments = store::enrolments_between(tx, span.from, *span.to);
  facts.school_days = school_days(tx, facts.enrolments, span);
  facts.imported = store::newest_by_source_entry_id(tx, entry_ids_of(file));
  facts.effective = store::effective_between(tx, span.from, *span.to);
  return facts;
}

// Those whom the rows name, and those whose entries the rows may move away.
std::set<PupilId> pupils_of(db::Tx& tx, const AbsenceFile& file) {
  const auto by_source_id = store::pupils_by_source_id(tx);
  std::set<PupilId> pupils = store::pupils_of_standing(tx, entry_ids_of(file));
  for (const AbsenceRow& row : file.rows) {
    const auto found = by_source_id.find(row.pupil);
    if (found != by_source_id.end()) pupils.insert(found->second);
  }
  return pupils;
}

// Before their entries are read (people/lock.hpp). While this waited, another import may have moved an entry
// to one more pupil.
void lock_pupils_of(db::Tx& tx, const AbsenceFile& file) {
  std::set<PupilId> locked;
  for (;;) {
    const std::set<PupilId> wanted = pupils_of(tx, file);
    if (std::includes(locked.begin(), locked.end(), wanted.begin(), wanted.end())) return;
    people::lock_pupils(tx, {wanted.begin(), wanted.end()});
    locked.insert(wanted.begin(), wanted.end());
  }
}

int superseding(const ImportDecision& decision) {
  return static_cast<int>(
      std::count_if(decision.entries.begin(), decision.entries.end(),
                    [](const ImportedEntry& entry) { return entry.supersedes.has_value(); }));
}

void import_rows(db::Tx& tx, const Context& context, const AbsenceFile& file, const std::string& name,
                 const OnPupilYearChanged& on_changed, const OnProgress& on_progress, ImportReport& report) {
  if (file.rows.empty()) return;
  lock_pupils_of(tx, file);
  const ImportDecision decision = decide_import(file, name, digests_of(file), load_facts(tx, file));
  report.refused.insert(report.refused.end(), decision.refused.begin(), decision.refused.end());
  report.unchanged = decision.unchanged;
  report.changed = superseding(decision);
  report.added = static_cast<int>(decision.entries.size()) - report.changed;
  store::write_imported(tx, decision.entries, context.ids, context.clock.now(), on_progress);
  if (decision.touched.empty()) return;
  apply_rulings(tx, context, pupils_of(decision.touched), span_of(file));
  on_changed(tx, std::vector<PupilYearKey>(decision.touched.begin(), decision.touched.end()));
}

}  // namespace

ImportReport import_absence(const Context& context, const std::string& path, const ImportOptions& options,
                            const OnPupilYearChanged& on_changed) {
  const std::string name = std::filesystem::path(path).filename().string();
  const std::string text = files::read_text(path);
  const auto reasons = context.database.read([](db::Tx& tx) { return reason_codes(tx); });
  const AbsenceFile file = parse_absence_file(text, name, reasons, options);
  return access::import_in_one_transaction(
      context, "absence.imported", name, {.read = file.read, .refused = file.refused}, options,
      [&](db::Tx& tx, ImportReport& report) {
        import_rows(tx, context, file, name, on_changed, options.on_progress, report);
      });
}

}  // namespace tilstede::attendance
