#include "engine/patterns/subjects.hpp"

#include <algorithm>
#include <map>

namespace tilstede::engine {
namespace {

int length_of(const TimetableLesson& lesson) {
  return lesson.ends_minute - lesson.starts_minute;
}

/// Of two groups with the same lesson number the longer one, then the first by code.
std::string subject_of(const PupilYear& year, const Date& date, int number) {
  const TimetableLesson* found = nullptr;
  const int weekday = weekday_of(date);
  for (const auto& lesson : year.timetable) {
    if (lesson.lesson != number || lesson.weekday != weekday || !covers(lesson.valid, date)) continue;
    const bool goes_before = !found || length_of(lesson) > length_of(*found) ||
                             (length_of(lesson) == length_of(*found) && lesson.subject < found->subject);
    if (goes_before) found = &lesson;
  }
  return found ? found->subject : "";
}

bool is_ground(const DayTally& tally, const Entry& entry) {
  return std::any_of(tally.grounds.begin(), tally.grounds.end(), [&](const Ground& ground) {
    return ground.entry == entry.id && ground.counts_in(Series::hours);
  });
}

/// The entries of one date that make hours, in order of lesson.
std::vector<const Entry*> entries_behind(const PupilYear& year, const DayTally& tally) {
  const auto earlier = [](const Entry& entry, const Date& day) { return entry.date < day; };
  auto entry = std::lower_bound(year.entries.begin(), year.entries.end(), tally.date, earlier);
  std::vector<const Entry*> entries;
  for (; entry != year.entries.end() && entry->date == tally.date; ++entry) {
    if (is_ground(tally, *entry)) entries.push_back(&*entry);
  }
  return entries;
}

/// The lesson's own entry, else the leaving early that missed what came after it.
const Entry* behind(const std::vector<const Entry*>& entries, int lesson) {
  const Entry* left = nullptr;
  for (const auto* entry : entries) {
    if (entry->lesson == lesson) return entry;
    const bool is_earlier = entry->lesson > 0 && entry->lesson < lesson;
    if (!left && is_earlier && entry->kind == Kind::left_early) left = entry;
  }
  return left;
}

}  // namespace

std::vector<MissedSubject> missed_subjects(const PupilYear& year, const DayTally& tally) {
  std::map<std::string, std::vector<EntryId>> missed;
  const auto entries = entries_behind(year, tally);
  for (int lesson = 1; lesson < 32; ++lesson) {
    if (!tally.misses(lesson)) continue;
    const auto* entry = behind(entries, lesson);
    if (!entry) continue;
    const bool says_itself = entry->lesson == lesson && !entry->subject.empty();
    const auto subject = says_itself ? entry->subject : subject_of(year, tally.date, lesson);
    if (subject.empty()) continue;
    auto& grounds = missed[subject];
    if (std::find(grounds.begin(), grounds.end(), entry->id) == grounds.end()) grounds.push_back(entry->id);
  }
  std::vector<MissedSubject> subjects;
  for (auto& [subject, grounds] : missed)
    subjects.push_back({subject, std::move(grounds)});
  return subjects;
}

TaughtSubjects::TaughtSubjects(const PupilYear& year) : by_weekday_(8) {
  for (const auto& lesson : year.timetable) {
    if (!lesson.subject.empty()) codes_.push_back(lesson.subject);
  }
  std::sort(codes_.begin(), codes_.end());
  codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
  for (const auto& lesson : year.timetable) {
    const int subject = number_of(lesson.subject);
    if (subject >= 0)
      by_weekday_[static_cast<std::size_t>(lesson.weekday)].push_back({subject, lesson.valid});
  }
}

int TaughtSubjects::number_of(const std::string& code) const {
  const auto found = std::lower_bound(codes_.begin(), codes_.end(), code);
  if (found == codes_.end() || *found != code) return -1;
  return static_cast<int>(found - codes_.begin());
}

const std::vector<int>& TaughtSubjects::on(const Date& date) {
  on_.clear();
  for (const auto& taught : by_weekday_[static_cast<std::size_t>(weekday_of(date))]) {
    const bool is_new = std::find(on_.begin(), on_.end(), taught.subject) == on_.end();
    if (is_new && covers(taught.valid, date)) on_.push_back(taught.subject);
  }
  return on_;
}

}  // namespace tilstede::engine
