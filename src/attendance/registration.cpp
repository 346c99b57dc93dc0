#include "attendance/registration.hpp"

#include <algorithm>
#include <array>

namespace tilstede::attendance {
namespace {

using Code = std::optional<std::string_view>;

template <class Range, class T>
bool contains(const Range& range, const T& item) {
  return std::find(range.begin(), range.end(), item) != range.end();
}

const AbsenceEntry* effective_of(const PupilId& pupil, const Facts& facts) {
  const auto at = std::find_if(facts.effective.begin(), facts.effective.end(),
                               [&](const AbsenceEntry& entry) { return entry.pupil == pupil; });
  return at == facts.effective.end() ? nullptr : &*at;
}

const AbsenceEntry* with_id(const EntryId& id, const Facts& facts) {
  const auto at = std::find_if(facts.with_mark_id.begin(), facts.with_mark_id.end(),
                               [&](const AbsenceEntry& entry) { return entry.id == id; });
  return at == facts.with_mark_id.end() ? nullptr : &*at;
}

int days_ahead_max(Origin origin) {
  return origin == Origin::office ? kDaysAheadMax : 0;
}

// Why nothing new can be registered for this date and lesson, whoever the pupil.
Code refusal_of_lesson(const Batch& batch, const Facts& facts) {
  if (school_year_of(batch.date) != facts.class_year) return "outside-school-year";
  if (days_between(facts.today, batch.date) > days_ahead_max(facts.origin)) return "future-date";
  if (!facts.is_school_day) return "no-school-that-day";
  if (batch.lesson > 0 && facts.has_timetable && !facts.is_in_timetable) return "lesson-not-in-timetable";
  return std::nullopt;
}

// What stands already may go on standing with a reason that can no longer be chosen.
Code refusal_of_reason(const std::string& code, const AbsenceEntry* before, const Facts& facts) {
  const auto reason = std::ranges::find(facts.reasons, code, &reasons::Reason::code);
  if (reason == facts.reasons.end()) return "reason-unknown";
  const bool stands_already = before && before->content.reason == code;
  return reason->is_retired && !stands_already ? Code("reason-retired") : std::nullopt;
}

Code refusal_of_content(const Content& content, const AbsenceEntry* before, int lesson, const Facts& facts) {
  if (content.reason) {
    if (const Code code = refusal_of_reason(*content.reason, before, facts)) return code;
  }
  if (!content.minutes) return std::nullopt;
  if (content.kind == EntryKind::day || content.kind == EntryKind::present) return "minutes-not-allowed";
  if (*content.minutes == 0 && content.kind != EntryKind::late) return "minutes-not-allowed";
  if (lesson > 0 && *content.minutes > facts.lesson_minutes) return "minutes-longer-than-lesson";
  return std::nullopt;
}

bool is_twice(const Mark& mark, const Batch& batch) {
  return std::count_if(batch.marks.begin(), batch.marks.end(), [&](const Mark& other) {
           return other.pupil == mark.pupil || other.id == mark.id;
         }) > 1;
}

Code refusal_of(const Mark& mark, const Batch& batch, const Facts& facts) {
  if (!is_uuid_v7(mark.id.value)) return "mark-id-not-v7";
  if (is_twice(mark, batch)) return "duplicate-in-batch";
  if (!contains(facts.class_list, mark.pupil)) return "pupil-not-in-class";
  // Taking back what should never have stood must work on any day, also one that turned out to be a holiday.
  if (mark.content.kind != EntryKind::present) {
    if (const Code code = refusal_of_lesson(batch, facts)) return code;
    if (contains(facts.not_expected, mark.pupil)) return "not-expected-by-plan";
  }
  return refusal_of_content(mark.content, effective_of(mark.pupil, facts), batch.lesson, facts);
}

// Who registers need not say that the home has told: the message stands. It may have been taken back since.
bool is_told_by_home(const AbsenceEntry* before, const Mark& mark, const Facts& facts) {
  if (mark.content.kind == EntryKind::present || mark.content.reported_by != ReportedBy::unknown)
    return false;
  return contains(facts.reported_by_home, mark.pupil) ||
         (before && before->content.reported_by == ReportedBy::guardian);
}

// What the mark says, said over `before`: an internal note that was out of sight stays.
Content content_over(const AbsenceEntry* before, const Mark& mark, const Facts& facts) {
  Content content = mark.content;
  if (before && !facts.sees_internal_notes && !content.note_internal) {
    content.note_internal = before->content.note_internal;
  }
  if (is_told_by_home(before, mark, facts)) content.reported_by = ReportedBy::guardian;
  return content;
}

bool says_the_same(const Mark& mark, const AbsenceEntry* effective, const Facts& facts) {
  // Present by a decision is not what the teacher says: it would be undone with the decision.
  const bool stands_as_present =
      !effective || (effective->content.kind == EntryKind::present && !effective->decision);
  if (mark.content.kind == EntryKind::present) return stands_as_present;
  return effective && effective->content == content_over(effective, mark, facts);
}

bool is_entry_of(const AbsenceEntry& entry, const Mark& mark, const Batch& batch, const Facts& facts) {
  return entry.pupil == mark.pupil && entry.date == batch.date && entry.lesson == batch.lesson &&
         entry.content == content_over(&entry, mark, facts);
}

std::optional<EntryId> id_of(const AbsenceEntry* entry) {
  if (!entry) return std::nullopt;
  return entry->id;
}

std::optional<AbsenceEntry> copy_of(const AbsenceEntry* entry) {
  if (!entry) return std::nullopt;
  return *entry;
}

AbsenceEntry entry_of(const Mark& mark, const AbsenceEntry* before, const Batch& batch, const Facts& facts) {
  AbsenceEntry entry;
  entry.id = mark.id;
  entry.pupil = mark.pupil;
  entry.date = batch.date;
  entry.lesson = batch.lesson;
  entry.content = content_over(before, mark, facts);
  entry.subject = facts.subject;
  entry.school_class = batch.school_class;
  entry.origin = facts.origin;
  entry.recorded_at = facts.now;
  entry.recorded_by = facts.actor;
  entry.substitute = facts.substitute;
  entry.correction = mark.correction;
  entry.supersedes = id_of(before);
  return entry;
}

// Whoever saw what a decision has set aside meanwhile may say more: it is set aside in its turn.
bool has_seen(const Mark& mark, const AbsenceEntry* effective) {
  if (mark.based_on == id_of(effective)) return true;
  return effective && effective->observed && mark.based_on == effective->supersedes;
}

MarkResult decide_mark(const Mark& mark, const Batch& batch, const Facts& facts) {
  const AbsenceEntry* const effective = effective_of(mark.pupil, facts);
  // A repeat comes first: what was acknowledged once stays acknowledged, whatever the rules say today.
  if (const AbsenceEntry* const earlier = with_id(mark.id, facts)) {
    if (!is_entry_of(*earlier, mark, batch, facts)) return {mark.id, Status::refused, "mark-id-reused", {}};
    return {mark.id, Status::already, {}, copy_of(effective)};
  }
  if (const Code code = refusal_of(mark, batch, facts)) return {mark.id, Status::refused, *code, {}};
  if (says_the_same(mark, effective, facts)) return {mark.id, Status::already, {}, copy_of(effective)};
  if (!has_seen(mark, effective)) {
    return {mark.id, Status::conflict, "changed-since-seen", copy_of(effective)};
  }
  // Opplaeringsforskrifta section 9-9: an error is corrected and attested.
  const bool is_correction = effective || contains(facts.attested, mark.pupil);
  if (is_correction && batch.date < facts.today && !mark.correction) {
    return {mark.id, Status::refused, "correction-unexplained", copy_of(effective)};
  }
  return {mark.id, Status::saved, {}, entry_of(mark, effective, batch, facts)};
}

// Nobody can have been seen in a lesson that is not there, or not yet.
std::vector<PupilId> seen_of_class(const Batch& batch, const Facts& facts) {
  std::vector<PupilId> seen;
  if (batch.date > facts.today || refusal_of_lesson(batch, facts)) return seen;
  std::copy_if(batch.seen.begin(), batch.seen.end(), std::back_inserter(seen), [&](const PupilId& pupil) {
    return contains(facts.class_list, pupil) && !contains(facts.not_expected, pupil);
  });
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  return seen;
}

}  // namespace

std::string_view name_of(Status status) {
  constexpr std::array<std::string_view, 4> kNames{"saved", "already", "conflict", "refused"};
  return kNames.at(static_cast<std::size_t>(status));
}

Decision decide(const Batch& batch, const Facts& facts) {
  Decision decision;
  decision.results.reserve(batch.marks.size());
  for (const Mark& mark : batch.marks)
    decision.results.push_back(decide_mark(mark, batch, facts));
  decision.seen = seen_of_class(batch, facts);
  return decision;
}

std::vector<AbsenceEntry> saved_entries(const Decision& decision) {
  std::vector<AbsenceEntry> entries;
  for (const MarkResult& result : decision.results) {
    if (result.status == Status::saved) entries.push_back(*result.entry);
  }
  return entries;
}

}  // namespace tilstede::attendance
