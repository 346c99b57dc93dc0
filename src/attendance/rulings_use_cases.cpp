#include "attendance/rulings_use_cases.hpp"

#include <algorithm>

#include "attendance/attendance_store.hpp"
#include "attendance/ruling_store.hpp"

namespace tilstede::attendance {
namespace {

std::vector<PupilId> pupils_of(const std::vector<Ruling>& rulings) {
  std::vector<PupilId> pupils;
  for (const Ruling& ruling : rulings)
    pupils.push_back(ruling.pupil);
  return pupils;
}

Period span_of(const std::vector<Ruling>& rulings) {
  const auto [first, last] = std::minmax_element(
      rulings.begin(), rulings.end(), [](const Ruling& a, const Ruling& b) { return a.date < b.date; });
  return {first->date, last->date};
}

// What stood before it; not what a decision of its own had set aside, for that may be revoked by now.
std::optional<AbsenceEntry> before(db::Tx& tx, const AbsenceEntry& standing) {
  std::optional<AbsenceEntry> entry = standing;
  do {
    if (!entry->supersedes) return std::nullopt;
    entry = store::entries_with_ids(tx, {*entry->supersedes}).front();
  } while (entry->observed);
  return entry;
}

void restore(db::Tx& tx, const Context& context, const std::vector<AbsenceEntry>& standing,
             const AccountId& by) {
  std::vector<AbsenceEntry> entries;
  for (const AbsenceEntry& entry : standing) {
    const auto former = before(tx, entry);
    entries.push_back(restored(entry, former ? &*former : nullptr, context.ids.next_id<EntryId>(),
                               context.clock.now(), by));
  }
  store::write_entries(tx, entries);
  for (const AbsenceEntry& entry : entries)
    apply_rulings(tx, context, {entry.pupil}, {entry.date, entry.date});
}

AbsenceEntry decided_entry(const Context& context, const DecidedAbsence& absence, const Date& date,
                           const AbsenceEntry* before) {
  AbsenceEntry entry;
  entry.id = context.ids.next_id<EntryId>();
  entry.pupil = absence.pupil;
  entry.date = date;
  entry.content = absence.content;
  if (before) entry.content.note_internal = before->content.note_internal;
  entry.origin = Origin::office;
  entry.recorded_at = context.clock.now();
  entry.recorded_by = absence.decided_by;
  if (before) entry.supersedes = before->id;
  entry.decision = absence.decision;
  return entry;
}

}  // namespace

std::vector<AbsenceEntry> apply_rulings(db::Tx& tx, const Context& context,
                                        const std::vector<PupilId>& pupils, const Period& period) {
  if (pupils.empty()) return {};
  const auto rulings = store::rulings_in_force(tx, pupils, period);
  if (rulings.empty()) return {};
  std::vector<AbsenceEntry> written;
  for (const AbsenceEntry& entry :
       store::effective_entries_between(tx, pupils_of(rulings), span_of(rulings))) {
    const auto ruling = std::find_if(rulings.begin(), rulings.end(),
                                     [&](const Ruling& candidate) { return covers(candidate, entry); });
    if (ruling == rulings.end()) continue;
    written.push_back(set_aside(entry, *ruling, context.ids.next_id<EntryId>(), context.clock.now()));
  }
  store::write_entries(tx, written);
  return written;
}

std::vector<AbsenceEntry> rule(db::Tx& tx, const Context& context, const std::vector<Ruling>& rulings) {
  if (rulings.empty()) return {};
  store::insert_rulings(tx, rulings, context.clock.now());
  return apply_rulings(tx, context, pupils_of(rulings), span_of(rulings));
}

void revoke_rulings(db::Tx& tx, const Context& context, const DecisionId& decision, const AccountId& by) {
  const auto standing = store::effective_entries_by(tx, decision);
  store::revoke_rulings(tx, decision, by, context.clock.now());
  restore(tx, context, standing, by);
}

std::map<PupilId, std::vector<Ruling>> rulings_on(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                  const Date& date) {
  std::map<PupilId, std::vector<Ruling>> by_pupil;
  for (Ruling& ruling : store::rulings_in_force(tx, pupils, {date, date}))
    by_pupil[ruling.pupil].push_back(std::move(ruling));
  return by_pupil;
}

std::map<PupilId, std::vector<AbsenceEntry>> standing_on(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                         const Date& date) {
  std::map<PupilId, std::vector<AbsenceEntry>> by_pupil;
  for (AbsenceEntry& entry : store::effective_entries_between(tx, pupils, {date, date}))
    by_pupil[entry.pupil].push_back(std::move(entry));
  return by_pupil;
}

void enter_decided_days(db::Tx& tx, const Context& context, const DecidedAbsence& absence) {
  if (absence.days.empty()) return;
  std::map<Date, AbsenceEntry> before;
  for (AbsenceEntry& entry :
       store::effective_entries_between(tx, {absence.pupil}, {absence.days.front(), absence.days.back()})) {
    if (entry.lesson == 0) before.emplace(entry.date, std::move(entry));
  }
  std::vector<AbsenceEntry> entries;
  for (const Date& date : absence.days) {
    const auto found = before.find(date);
    entries.push_back(
        decided_entry(context, absence, date, found == before.end() ? nullptr : &found->second));
  }
  store::write_entries(tx, entries);
}

void withdraw_decided_days(db::Tx& tx, const Context& context, const DecisionId& decision,
                           const std::vector<Date>& kept, const AccountId& by) {
  auto standing = store::effective_entries_by(tx, decision);
  std::erase_if(standing, [&](const AbsenceEntry& entry) {
    return std::find(kept.begin(), kept.end(), entry.date) != kept.end();
  });
  restore(tx, context, standing, by);
}

}  // namespace tilstede::attendance
