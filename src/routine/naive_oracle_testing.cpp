#include "routine/naive_oracle_testing.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace naive {
namespace {

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month) {
  const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

template <class T>
bool holds(const std::vector<T>& many, const T& one) {
  for (const auto& each : many) {
    if (each == one) return true;
  }
  return false;
}

/// What one date comes to under one rule's choice of entries.
struct OneDay {
  int days = 0, minutes = 0, late = 0, early = 0, unreported = 0;
  std::vector<int> of_days, of_hours, of_late, of_early, of_unreported;
  bool documented = true;
  bool gone_later = false;
  /// By subject, each entry that missed some of it.
  std::map<std::string, std::vector<int>> missed_subjects;
};

/// Which subject a lesson number is in: of several groups the longest lesson, then the first by name.
std::string subject_taught(const Calendar& calendar, const Pupil& pupil, int day, int number) {
  std::string subject;
  int longest = -1;
  for (const auto& lesson : pupil.timetable) {
    const bool is_today =
        lesson.weekday == calendar.weekday_of(day) && lesson.from_day <= day && day <= lesson.to_day;
    if (!is_today || lesson.lesson != number) continue;
    if (lesson.minutes > longest || (lesson.minutes == longest && lesson.subject < subject)) {
      longest = lesson.minutes;
      subject = lesson.subject;
    }
  }
  return subject;
}

OneDay count_day(const Calendar& calendar, const Version& version, const Pupil& pupil,
                 const std::vector<bool>& counts, int day) {
  OneDay result;
  // How long each lesson number is today: 0 is not in the timetable.
  int length[21] = {};
  for (const auto& lesson : pupil.timetable) {
    if (lesson.weekday == calendar.weekday_of(day) && lesson.from_day <= day && day <= lesson.to_day) {
      length[lesson.lesson] = std::max(length[lesson.lesson], lesson.minutes);
    }
  }
  bool has_own_entry[21] = {};
  for (const auto& entry : pupil.entries) {
    if (entry.day == day) has_own_entry[entry.lesson] = true;
  }
  int missed[21] = {};
  int missed_through[21];
  for (int& through : missed_through)
    through = -1;
  std::map<int, int> missed_by_entry;
  bool has_day_entry = false;
  for (int i = 0; i < static_cast<int>(pupil.entries.size()); ++i) {
    const auto& entry = pupil.entries[static_cast<std::size_t>(i)];
    if (entry.day != day || !counts[static_cast<std::size_t>(i)]) continue;
    if (entry.kind == 'd') has_day_entry = true;
    if (entry.kind != 'l' && entry.kind != 'e') continue;
    int minutes = entry.minutes;
    if (minutes == -1) minutes = length[entry.lesson] > 0 ? length[entry.lesson] : pupil.lesson_minutes;
    if (length[entry.lesson] > 0 && minutes > length[entry.lesson]) minutes = length[entry.lesson];
    missed[entry.lesson] = minutes;
    missed_through[entry.lesson] = i;
    missed_by_entry[i] = minutes;
    if (entry.kind == 'e') {
      for (int later = entry.lesson + 1; later <= 20; ++later) {
        if (has_own_entry[later] || missed[later] > 0) continue;
        missed[later] = length[later];
        missed_through[later] = i;
        missed_by_entry[i] += length[later];
      }
    }
  }
  int lessons_today = 0, lessons_missed = 0, minutes_today = 0, minutes_missed_of_today = 0,
      minutes_missed = 0;
  for (int lesson = 1; lesson <= 20; ++lesson) {
    minutes_missed += missed[lesson];
    if (length[lesson] == 0) continue;
    ++lessons_today;
    minutes_today += length[lesson];
    minutes_missed_of_today += missed[lesson];
    if (missed[lesson] >= length[lesson]) ++lessons_missed;
  }
  bool is_day = has_day_entry;
  if (version.day_rule == 'a' && lessons_today > 0 && lessons_missed == lessons_today) is_day = true;
  if (version.day_rule == 'h' && minutes_missed_of_today > minutes_today - minutes_missed_of_today)
    is_day = true;
  if (version.day_rule == 'm' && minutes_missed > 0 && minutes_missed >= version.day_minutes) is_day = true;

  for (int i = 0; i < static_cast<int>(pupil.entries.size()); ++i) {
    const auto& entry = pupil.entries[static_cast<std::size_t>(i)];
    if (entry.day != day || !counts[static_cast<std::size_t>(i)]) continue;
    if (entry.kind == 't') {
      ++result.late;
      result.of_late.push_back(i);
    }
    if (entry.kind == 'e') {
      ++result.early;
      result.of_early.push_back(i);
    }
    const bool makes_the_day = is_day && (has_day_entry ? entry.kind == 'd' : missed_by_entry[i] > 0);
    const bool makes_hours = !is_day && missed_by_entry[i] > 0;
    if (makes_the_day) result.of_days.push_back(i);
    if (makes_hours) {
      result.of_hours.push_back(i);
      result.minutes += missed_by_entry[i];
    }
    if ((makes_the_day || makes_hours) && entry.told_by_nobody) {
      result.of_unreported.push_back(i);
      ++result.unreported;
    }
  }
  for (const auto* grounds : {&result.of_days, &result.of_hours, &result.of_late, &result.of_early}) {
    for (const int i : *grounds) {
      if (!pupil.entries[static_cast<std::size_t>(i)].documented) result.documented = false;
    }
  }
  int first_lesson = 0, last_lesson = 0;
  for (int lesson = 20; lesson >= 1; --lesson) {
    if (length[lesson] > 0) first_lesson = lesson;
  }
  for (int lesson = 1; lesson <= 20; ++lesson) {
    if (length[lesson] > 0) last_lesson = lesson;
  }
  bool came_to_the_first = true;
  for (const auto& entry : pupil.entries) {
    if (entry.day != day) continue;
    if (entry.kind == 'd' || (entry.kind != 't' && entry.lesson == first_lesson)) came_to_the_first = false;
  }
  result.gone_later = !is_day && result.minutes > 0 && !result.documented && first_lesson < last_lesson &&
                      came_to_the_first && missed[last_lesson] > 0;
  for (int lesson = 1; !is_day && lesson <= 20; ++lesson) {
    if (missed[lesson] == 0) continue;
    const auto& entry = pupil.entries[static_cast<std::size_t>(missed_through[lesson])];
    auto subject = entry.lesson == lesson ? entry.subject : std::string();
    if (subject.empty()) subject = subject_taught(calendar, pupil, day, lesson);
    if (subject.empty()) continue;
    auto& through = result.missed_subjects[subject];
    if (!holds(through, missed_through[lesson])) through.push_back(missed_through[lesson]);
  }
  result.days = is_day ? 1 : 0;
  if (is_day && result.unreported > 1) result.unreported = 1;
  return result;
}

int window_begins(const Calendar& calendar, const Rule& rule, const Pupil& pupil, int day) {
  if (rule.window == 'd') return std::max(0, day - rule.window_count + 1);
  if (rule.window == 'w') return std::max(0, day - 7 * rule.window_count + 1);
  if (rule.window == 'c') {
    int begin = day;
    while (begin > 0 && calendar.month_of(begin - 1) == calendar.month_of(day))
      --begin;
    return begin;
  }
  if (rule.window == 'm') {
    int year = calendar.year_of(day);
    int month = calendar.month_of(day);
    for (int i = 0; i < rule.window_count; ++i) {
      if (--month == 0) {
        month = 12;
        --year;
      }
    }
    const int day_of_month = std::min(calendar.day_of_month(day), days_in(year, month));
    for (int begin = 0; begin < calendar.length(); ++begin) {
      if (calendar.year_of(begin) == year && calendar.month_of(begin) == month &&
          calendar.day_of_month(begin) == day_of_month) {
        return begin + 1;
      }
    }
    return 0;
  }
  if (rule.window == 's') {
    int left = rule.window_count;
    for (int begin = day; begin >= 0; --begin) {
      if (pupil.has_school[static_cast<std::size_t>(begin)] && --left == 0) return begin;
    }
  }
  return 0;
}

/// The tested value of a rule on a day, and what it rests on.
struct Tested {
  bool met = false;
  int value = 0;
  std::vector<int> entries;
  std::string seen;
};

// --- patterns: chance

/// The least hits of n absences that are beyond chance, for n from 0 to 255; 999 when no number is. As
/// docs/decisions/0009 says it, in floating point.
std::vector<int> critical_counts(bool one_look, int percent, int once_in) {
  std::vector<int> counts = {999, 999, 999};
  // chance[h]: h hits so far, and never before so many that they were beyond chance.
  std::vector<long double> chance = {1.0L};
  const long double share = percent / 100.0L;
  long double spent = 0;
  int least = 0;
  for (int n = 1; n <= 255; ++n) {
    std::vector<long double> next(chance.size() + 1, 0.0L);
    for (std::size_t hits = 0; hits < chance.size(); ++hits) {
      next[hits] += chance[hits] * (1 - share);
      next[hits + 1] += chance[hits] * share;
    }
    chance = next;
    if (n < 3) continue;
    const long double allowed = one_look ? 1.0L / once_in : (n - 2.0L) / n / once_in - spent;
    int count = 999;
    long double tail = 0;
    for (int hits = n; hits >= least; --hits) {
      tail += chance[static_cast<std::size_t>(hits)];
      if (tail > allowed) break;
      count = hits;
    }
    counts.push_back(count);
    if (count == 999) continue;
    least = count;
    for (int hits = count; !one_look && hits <= n; ++hits) {
      spent += chance[static_cast<std::size_t>(hits)];
      chance[static_cast<std::size_t>(hits)] = 0;
    }
  }
  return counts;
}

const int kOnceIn[] = {2,      5,      10,     15,      20,      30,      50,      70,    100,
                       150,    200,    300,    400,     500,     700,     1000,    1500,  2000,
                       3000,   5000,   7000,   10000,   15000,   20000,   30000,   50000, 70000,
                       100000, 200000, 500000, 1000000, 2000000, 5000000, 10000000};

bool is_beyond(bool one_look, int once_in, int hits, int n, int part, int whole) {
  if (part == 0 || n > 255) return false;
  int percent = 1;
  while (percent * whole < 100 * part)
    ++percent;
  if (percent > 99) return false;
  static std::map<std::tuple<bool, int, int>, std::vector<int>> known;
  auto& counts = known[{one_look, percent, once_in}];
  if (counts.empty()) counts = critical_counts(one_look, percent, once_in);
  return hits >= counts[static_cast<std::size_t>(n)];
}

/// The mildest chance in the list that, shared by the questions, is within what the rule allows.
int once_in_of(int one_in, int questions) {
  for (const int once_in : kOnceIn) {
    if (once_in >= one_in * questions) return once_in;
  }
  return 10000000;
}

int told_once_in(bool one_look, int one_in, int questions, int hits, int n, int part, int whole) {
  int rarest = once_in_of(one_in, questions);
  for (const int once_in : kOnceIn) {
    if (once_in > rarest && is_beyond(one_look, once_in, hits, n, part, whole)) rarest = once_in;
  }
  int told = 1;
  for (const int round :
       {2,     5,     10,    20,     50,     100,    200,     500,     1000,    2000,    5000,
        10000, 20000, 50000, 100000, 200000, 500000, 1000000, 2000000, 5000000, 10000000}) {
    if (round <= rarest / questions) told = round;
  }
  return told;
}

class PupilUnderVersion {
 public:
  PupilUnderVersion(const Calendar& calendar, const Version& version, const Rule& rule, const Pupil& pupil,
                    bool exemptions_count)
      : calendar_(calendar), version_(version), rule_(rule), pupil_(pupil) {
    std::vector<bool> counts;
    for (const auto& entry : pupil.entries) {
      bool counts_here = !entry.left_out && !holds(rule.skips, entry.reason);
      for (const auto& exemption : pupil.exemptions) {
        const bool is_covered = exemption.from_day <= entry.day && entry.day <= exemption.to_day &&
                                (exemption.reasons.empty() || holds(exemption.reasons, entry.reason));
        if (exemptions_count && is_covered) counts_here = false;
      }
      counts.push_back(counts_here);
    }
    for (const auto& entry : pupil.entries) {
      if (!per_day_.count(entry.day)) {
        per_day_[entry.day] = count_day(calendar, version, pupil, counts, entry.day);
      }
    }
  }

  Tested test_on(int day) const {
    if (rule_.pattern != ' ') return see_on(day);
    const int begin = window_begins(calendar_, rule_, pupil_, day);
    Tested tested;
    int minutes = 0;
    for (const auto& [date, one] : per_day_) {
      if (date < begin || date > day) continue;
      if (rule_.series == 'd') tested.value += one.days;
      if (rule_.series == 'h') minutes += one.minutes;
      if (rule_.series == 't') tested.value += one.late;
      if (rule_.series == 'e') tested.value += one.early;
      if (rule_.series == 'u') tested.value += one.unreported;
    }
    if (rule_.series == 'h') tested.value = minutes / version_.hour_minutes;
    int school_days = 0;
    for (int date = begin; rule_.limit != '#' && date <= day; ++date) {
      if (pupil_.has_school[static_cast<std::size_t>(date)]) ++school_days;
    }
    const int percent = rule_.value * school_days;
    if (rule_.limit == '#') tested.met = tested.value >= rule_.value;
    if (rule_.limit == '>') tested.met = school_days >= rule_.min_school_days && tested.value * 100 > percent;
    if (rule_.limit == '%') {
      tested.met = school_days >= rule_.min_school_days && tested.value > 0 && tested.value * 100 >= percent;
    }
    for (const auto& [date, one] : per_day_) {
      if (!tested.met || date < begin || date > day) continue;
      const auto& entries = rule_.series == 'd'   ? one.of_days
                            : rule_.series == 'h' ? one.of_hours
                            : rule_.series == 't' ? one.of_late
                            : rule_.series == 'e' ? one.of_early
                                                  : one.of_unreported;
      tested.entries.insert(tested.entries.end(), entries.begin(), entries.end());
    }
    return tested;
  }

 private:
  bool has_school(int day) const { return pupil_.has_school[static_cast<std::size_t>(day)]; }

  const OneDay& on(int day) const {
    static const OneDay kNothing;
    const auto found = per_day_.find(day);
    return found == per_day_.end() ? kNothing : found->second;
  }

  bool absent(int day) const { return on(day).days > 0 || on(day).minutes > 0; }

  void add_absence(int day, std::vector<int>& entries) const {
    const auto& one = on(day);
    entries.insert(entries.end(), one.of_days.begin(), one.of_days.end());
    entries.insert(entries.end(), one.of_hours.begin(), one.of_hours.end());
  }

  Tested see_on(int day) const {
    if (rule_.pattern == 'w') return see_weekday(day);
    if (rule_.pattern == 's') return see_subject(day);
    if (rule_.pattern == 'o') return see_days_off(day);
    if (rule_.pattern == 'r') return see_rise(day);
    if (rule_.pattern == 'k' || rule_.pattern == 'l') return see_spells(day);
    return see_occasions(day);
  }

  static std::string of(int hits, int n) { return std::to_string(hits) + " of " + std::to_string(n); }

  Tested see_weekday(int day) const {
    int days[8] = {}, hits[8] = {}, all = 0, n = 0;
    for (int date = 0; date <= day; ++date) {
      if (!has_school(date)) continue;
      ++days[calendar_.weekday_of(date)];
      ++all;
      if (!absent(date)) continue;
      ++hits[calendar_.weekday_of(date)];
      ++n;
    }
    Tested tested;
    const int once_in = once_in_of(rule_.one_in, 5);
    int leading = 0;
    for (int weekday = 1; weekday <= 5; ++weekday) {
      const bool beyond =
          n >= rule_.min_absences && is_beyond(false, once_in, hits[weekday], n, days[weekday], all);
      if ((beyond && !tested.met) || (beyond == tested.met && hits[weekday] > hits[leading]))
        leading = weekday;
      if (beyond) tested.met = true;
    }
    for (int date = 0; date <= day; ++date) {
      if (has_school(date) && absent(date) && calendar_.weekday_of(date) == leading)
        add_absence(date, tested.entries);
    }
    tested.value = static_cast<int>(tested.entries.size());
    tested.seen = of(hits[leading], n) + " weekday " + std::to_string(leading) + " once in " +
                  std::to_string(told_once_in(false, rule_.one_in, 5, hits[leading], n, days[leading], all));
    return tested;
  }

  Tested see_subject(int day) const {
    std::map<std::string, int> taught, hits;
    for (const auto& lesson : pupil_.timetable) {
      if (!lesson.subject.empty()) taught[lesson.subject] = 0;
    }
    int all = 0, n = 0;
    for (int date = 0; date <= day; ++date) {
      if (!has_school(date)) continue;
      for (auto& [subject, times] : taught) {
        bool today = false;
        for (const auto& lesson : pupil_.timetable) {
          today = today || (lesson.weekday == calendar_.weekday_of(date) && lesson.from_day <= date &&
                            date <= lesson.to_day && lesson.subject == subject);
        }
        times += today ? 1 : 0;
        all += today ? 1 : 0;
      }
      if (on(date).days > 0 || on(date).minutes == 0) continue;
      for (const auto& [subject, through] : on(date).missed_subjects) {
        ++n;
        ++hits[subject];
      }
    }
    int questions = 0;
    for (const auto& [subject, times] : taught)
      questions += times > 0 ? 1 : 0;
    Tested tested;
    std::string leading;
    for (const auto& [subject, times] : taught) {
      const bool beyond = questions > 0 && n >= rule_.min_absences && hits[subject] > 0 &&
                          is_beyond(false, once_in_of(rule_.one_in, questions), hits[subject], n, times, all);
      const int most = leading.empty() ? 0 : hits[leading];
      if ((beyond && !tested.met) || (beyond == tested.met && hits[subject] > most)) leading = subject;
      if (beyond) tested.met = true;
    }
    for (int date = 0; !leading.empty() && date <= day; ++date) {
      const auto& one = on(date);
      if (!has_school(date) || one.days > 0 || one.minutes == 0 || !one.missed_subjects.count(leading))
        continue;
      const auto& through = one.missed_subjects.at(leading);
      tested.entries.insert(tested.entries.end(), through.begin(), through.end());
    }
    tested.value = static_cast<int>(tested.entries.size());
    if (tested.met) {
      tested.seen = of(hits[leading], n) + " subject " + leading + " once in " +
                    std::to_string(
                        told_once_in(false, rule_.one_in, questions, hits[leading], n, taught[leading], all));
    }
    return tested;
  }

  Tested see_days_off(int day) const {
    Tested tested;
    int part = 0, all = 0, n = 0, hits = 0;
    for (int date = 0; date <= day; ++date) {
      if (!has_school(date)) continue;
      const bool day_off_before = date == 0 || !has_school(date - 1);
      const bool day_off_after = date + 1 == calendar_.length() || !has_school(date + 1);
      const bool beside = day_off_before || day_off_after;
      ++all;
      part += beside ? 1 : 0;
      if (!absent(date)) continue;
      ++n;
      if (!beside) continue;
      ++hits;
      add_absence(date, tested.entries);
    }
    tested.met = n >= rule_.min_absences && is_beyond(false, once_in_of(rule_.one_in, 1), hits, n, part, all);
    tested.value = static_cast<int>(tested.entries.size());
    tested.seen =
        of(hits, n) + " once in " + std::to_string(told_once_in(false, rule_.one_in, 1, hits, n, part, all));
    return tested;
  }

  Tested see_rise(int day) const {
    std::vector<int> school_days;
    for (int date = 0; date <= day; ++date) {
      if (has_school(date)) school_days.push_back(date);
    }
    const int looks = std::min(10, static_cast<int>(school_days.size()) / 20);
    Tested tested;
    if (looks == 0) return tested;
    const int length = 20 * looks;
    int n = 0, hits = 0;
    bool is_recent = false;
    for (int i = 0; i < length; ++i) {
      const int date = school_days[static_cast<std::size_t>(i)];
      if (!absent(date)) continue;
      if (i == 0 || !absent(school_days[static_cast<std::size_t>(i - 1)])) {
        ++n;
        is_recent = i >= length - 40;
        hits += is_recent ? 1 : 0;
      }
      if (is_recent) add_absence(date, tested.entries);
    }
    tested.met = looks >= 3 && n >= rule_.min_absences &&
                 is_beyond(true, once_in_of(rule_.one_in, 2), hits, n, 40, length);
    tested.value = static_cast<int>(tested.entries.size());
    if (tested.met) {
      tested.seen = of(hits, n) + " once in " +
                    std::to_string(told_once_in(true, rule_.one_in, 2, hits, n, 40, length));
    }
    return tested;
  }

  Tested see_spells(int day) const {
    Tested tested;
    const int begin = window_begins(calendar_, rule_, pupil_, day);
    std::vector<int> spell;
    int longest = 0;
    const auto end_spell = [&] {
      const int days = static_cast<int>(spell.size());
      const bool counts =
          rule_.pattern == 'k' ? days >= 1 && days <= rule_.spell_days : days >= rule_.spell_days;
      if (counts) {
        ++tested.value;
        longest = std::max(longest, days);
        for (const int date : spell)
          add_absence(date, tested.entries);
      }
      spell.clear();
    };
    for (int date = begin; date <= day; ++date) {
      if (!has_school(date)) continue;
      if (on(date).days > 0)
        spell.push_back(date);
      else
        end_spell();
    }
    end_spell();
    tested.met = tested.value >= rule_.min_spells;
    tested.seen = std::to_string(tested.value) + " longest " + std::to_string(longest);
    tested.value = static_cast<int>(tested.entries.size());
    return tested;
  }

  Tested see_occasions(int day) const {
    Tested tested;
    int count = 0, latest = 0;
    for (int date = window_begins(calendar_, rule_, pupil_, day); date <= day; ++date) {
      if (!has_school(date)) continue;
      bool is_one = on(date).gone_later;
      if (rule_.pattern == 'n') {
        int before = date - 1;
        while (before >= 0 && !has_school(before))
          --before;
        const bool after_holiday = before < 0 || date - before - 1 >= rule_.holiday_days;
        is_one = on(date).days > 0 && !on(date).documented && after_holiday;
      }
      if (!is_one) continue;
      ++count;
      latest = date;
      add_absence(date, tested.entries);
    }
    tested.met = count >= (rule_.pattern == 'n' ? 1 : rule_.min_absences);
    tested.value = static_cast<int>(tested.entries.size());
    tested.seen = std::to_string(count) + " day " + std::to_string(latest);
    return tested;
  }

  const Calendar& calendar_;
  const Version& version_;
  const Rule& rule_;
  const Pupil& pupil_;
  std::map<int, OneDay> per_day_;
};

const Rule* rule_of(const Version& version, const std::string& id) {
  for (const auto& rule : version.rules) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

int version_on(const std::vector<Version>& versions, int day) {
  for (int i = 0; i < static_cast<int>(versions.size()); ++i) {
    const auto& version = versions[static_cast<std::size_t>(i)];
    if (version.from_day <= day && day <= version.to_day) return i;
  }
  return -1;
}

std::vector<Found> find_each(const Calendar& calendar, const std::vector<Version>& versions,
                             const Pupil& pupil, int as_of, bool exemptions_count) {
  std::map<std::string, Found> found;
  for (int v = 0; v < static_cast<int>(versions.size()); ++v) {
    const auto& version = versions[static_cast<std::size_t>(v)];
    for (const auto& rule : version.rules) {
      if (found.count(rule.id)) continue;
      const PupilUnderVersion under(calendar, version, rule, pupil, exemptions_count);
      for (int day = std::max(0, version.from_day); day <= as_of && day <= version.to_day; ++day) {
        if (!pupil.has_school[static_cast<std::size_t>(day)]) continue;
        const auto tested = under.test_on(day);
        if (!tested.met) continue;
        found[rule.id] = {rule.id, v, day, false, 0, tested.entries, -1, tested.seen};
        break;
      }
    }
  }
  const int now = version_on(versions, as_of);
  std::vector<Found> result;
  for (auto& [id, each] : found) {
    int by = now;
    if (now < 0 || !rule_of(versions[static_cast<std::size_t>(now)], id)) {
      by = -1;
      for (int day = as_of; day >= 0 && by < 0; --day) {
        const int then = version_on(versions, day);
        const bool has_rule = then >= 0 && rule_of(versions[static_cast<std::size_t>(then)], id);
        if (has_rule && pupil.has_school[static_cast<std::size_t>(day)]) by = then;
      }
    }
    const auto& version = versions[static_cast<std::size_t>(by)];
    const auto tested =
        PupilUnderVersion(calendar, version, *rule_of(version, id), pupil, exemptions_count).test_on(as_of);
    each.count = tested.value;
    each.met_now = by == now && tested.met;
    result.push_back(each);
  }
  return result;
}

}  // namespace

Calendar::Calendar(int begins, int school_years) {
  // 1 January 2020 was a Wednesday.
  int weekday = 3;
  for (int year = 2020; year <= begins + school_years; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= days_in(year, month); ++day) {
        const bool is_before = year < begins || (year == begins && month < 8);
        const bool is_after = year == begins + school_years && month > 7;
        if (!is_before && !is_after) {
          years.push_back(year);
          months.push_back(month);
          days.push_back(day);
          weekdays.push_back(weekday);
        }
        weekday = weekday == 7 ? 1 : weekday + 1;
      }
    }
  }
}

std::vector<Found> find(const Calendar& calendar, const std::vector<Version>& versions, const Pupil& pupil,
                        int as_of) {
  auto found = find_each(calendar, versions, pupil, as_of, true);
  for (auto without : find_each(calendar, versions, pupil, as_of, false)) {
    bool stands = false;
    for (const auto& each : found)
      stands = stands || each.rule == without.rule;
    if (stands) continue;
    for (const int place : without.entries) {
      const auto& entry = pupil.entries[static_cast<std::size_t>(place)];
      for (const auto& exemption : pupil.exemptions) {
        const bool is_covered = exemption.from_day <= entry.day && entry.day <= exemption.to_day &&
                                (exemption.reasons.empty() || holds(exemption.reasons, entry.reason));
        if (is_covered) without.exempted_until = std::max(without.exempted_until, exemption.to_day);
      }
    }
    if (without.exempted_until < as_of) continue;
    without.met_now = false;
    found.push_back(without);
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.rule < b.rule; });
  return found;
}

}  // namespace naive
