#include "routine/naive_oracle_testing.hpp"

#include <algorithm>
#include <map>

namespace naive {
namespace {

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month) {
  const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  for (const auto& each : texts) {
    if (each == text) return true;
  }
  return false;
}

/// What one date comes to under one rule's choice of entries.
struct OneDay {
  int days = 0, minutes = 0, late = 0, early = 0, unreported = 0;
  std::vector<int> of_days, of_hours, of_late, of_early, of_unreported;
};

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
    missed_by_entry[i] = minutes;
    if (entry.kind == 'e') {
      for (int later = entry.lesson + 1; later <= 20; ++later) {
        if (has_own_entry[later] || missed[later] > 0) continue;
        missed[later] = length[later];
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
};

class PupilUnderVersion {
 public:
  PupilUnderVersion(const Calendar& calendar, const Version& version, const Rule& rule, const Pupil& pupil,
                    bool exemptions_count)
      : calendar_(calendar), version_(version), rule_(rule), pupil_(pupil) {
    std::vector<bool> counts;
    for (const auto& entry : pupil.entries) {
      bool counts_here = !holds(rule.skips, entry.reason);
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
        found[rule.id] = {rule.id, v, day, false, 0, tested.entries, -1};
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

Calendar::Calendar(int begins) {
  // 1 January 2020 was a Wednesday.
  int weekday = 3;
  for (int year = 2020; year <= begins + 1; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= days_in(year, month); ++day) {
        const bool is_in = (year == begins && month >= 8) || (year == begins + 1 && month <= 7);
        if (is_in) {
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
