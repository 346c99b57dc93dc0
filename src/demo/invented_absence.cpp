#include "demo/invented_absence.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string_view>

namespace tilstede::demo {
namespace {

constexpr double kShareAbsentMax = 0.7;
constexpr int kLessonEntriesPerDayMax = 2;

// `total` units over the pupils by weight: the largest remainder gets the last ones, nobody more than `most`.
std::vector<int> apportion(int total, const std::vector<double>& weights, int most) {
  std::vector<int> shares(weights.size(), 0);
  int left = total;
  while (left > 0) {
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
      sum += shares[i] < most ? weights[i] : 0;
    std::vector<std::pair<double, std::size_t>> remainders;
    int given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if (shares[i] >= most) continue;
      const double exact = left * weights[i] / sum;
      const int whole = std::min(static_cast<int>(exact), most - shares[i]);
      shares[i] += whole;
      given += whole;
      if (shares[i] < most) remainders.emplace_back(exact - std::floor(exact), i);
    }
    left -= given;
    std::sort(remainders.begin(), remainders.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (std::size_t i = 0; i < remainders.size() && left > 0 && given == 0; ++i, --left)
      ++shares[remainders[i].second];
  }
  return shares;
}

int spell_length(Random& random) {
  const double draw = random.unit();
  if (draw < 0.48) return 1;
  if (draw < 0.72) return 2;
  if (draw < 0.86) return 3;
  if (draw < 0.93) return 4;
  return 5 + random.below(6);
}

struct Cause {
  const char* reason;
  bool is_documented;
  engine::ReportedBy reported_by;
};

// Pupils who are absent often are reported less often.
Cause cause_of(Random& random, double propensity) {
  using engine::ReportedBy;
  if (random.chance(std::min(0.45, 0.05 + 0.07 * propensity))) {
    return {"", false, random.chance(0.5) ? ReportedBy::nobody : ReportedBy::unknown};
  }
  const double draw = random.unit();
  if (draw < 0.78) return {"illness", true, ReportedBy::guardian};
  if (draw < 0.86) return {"appointment", true, ReportedBy::guardian};
  if (draw < 0.92) return {"leave", true, ReportedBy::guardian};
  if (draw < 0.95) return {"leave_without_application", true, ReportedBy::guardian};
  if (draw < 0.97) return {"chronic_illness", true, ReportedBy::guardian};
  return {"other", random.chance(0.5), ReportedBy::guardian};
}

// A visit is over in a day; whoever is away longer is ill.
Cause over_days(Cause cause, int length) {
  if (length > 1 && std::string_view(cause.reason) == "appointment") cause.reason = "illness";
  return cause;
}

engine::Entry entry_of(const Date& date, const Cause& cause) {
  engine::Entry entry;
  entry.date = date;
  entry.reason = cause.reason;
  entry.is_documented = cause.is_documented;
  entry.reported_by = cause.reported_by;
  return entry;
}

bool starts_long_weekend(const Date& date) {
  return weekday_of(date) == 1 || weekday_of(date) == 5;
}

// Absence of one pupil in one year, drawn onto the year's school days.
class Year {
 public:
  Year(const std::vector<Date>& days, const std::vector<engine::TimetableLesson>& lessons, const Pupil& pupil,
       Random& random)
      : days_(days), lessons_(lessons), pupil_(pupil), random_(random), is_absent_(days.size(), false) {}

  void add_days(int count) {
    while (count > 0) {
      std::size_t at = draw_day();
      if (pupil_.prefers_long_weekends && !starts_long_weekend(days_[at]) && random_.chance(0.8)) continue;
      const Cause drawn = cause_of(random_, pupil_.propensity);
      const int length = pupil_.prefers_long_weekends ? 1 : spell_length(random_);
      const Cause cause = over_days(drawn, length);
      for (int i = 0; i < length && count > 0 && at < days_.size(); ++i, ++at) {
        if (is_absent_[at]) continue;
        is_absent_[at] = true;
        entries_.push_back(entry_of(days_[at], cause));
        --count;
      }
    }
  }

  void add_hours(int count) {
    while (count > 0) {
      const std::size_t at = draw_day();
      const Date& date = days_[at];
      if (is_absent_[at] || lesson_entries_[date].size() >= kLessonEntriesPerDayMax) continue;
      const int last = last_lesson(date);
      const bool leaves_early = random_.chance(0.2);
      const int lesson = leaves_early ? last : 1 + random_.below(last);
      // A lesson after one left early is missed too, so that an entry would be counted twice.
      if (!lesson_entries_[date].insert(lesson).second) continue;
      engine::Entry entry = entry_of(date, cause_of(random_, pupil_.propensity));
      entry.kind = leaves_early ? engine::Kind::left_early : engine::Kind::lesson;
      entry.lesson = lesson;
      entry.subject = subject_of(date, lesson);
      entries_.push_back(std::move(entry));
      --count;
    }
  }

  void add_late_arrivals(int count) {
    for (int tries = 0; count > 0 && tries < 400; ++tries) {
      const std::size_t at = draw_day();
      const int lesson = random_.chance(0.8) ? 1 : 2 + random_.below(2);
      if (is_absent_[at] || !lesson_entries_[days_[at]].insert(lesson).second) continue;
      engine::Entry entry = entry_of(days_[at], {"", false, engine::ReportedBy::unknown});
      entry.kind = engine::Kind::late;
      entry.lesson = lesson;
      entry.minutes = 3 + random_.below(17);
      entry.subject = subject_of(days_[at], lesson);
      entries_.push_back(std::move(entry));
      --count;
    }
  }

  std::vector<engine::Entry> take() {
    std::sort(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
      return a.date != b.date ? a.date < b.date : a.lesson < b.lesson;
    });
    return std::move(entries_);
  }

 private:
  std::size_t draw_day() { return static_cast<std::size_t>(random_.below(static_cast<int>(days_.size()))); }

  int last_lesson(const Date& date) const {
    int last = 0;
    for (const auto& lesson : lessons_) {
      if (lesson.weekday == weekday_of(date)) last = std::max(last, lesson.lesson);
    }
    return last;
  }

  std::string subject_of(const Date& date, int number) const {
    for (const auto& lesson : lessons_) {
      if (lesson.weekday == weekday_of(date) && lesson.lesson == number) return lesson.subject;
    }
    return {};
  }

  const std::vector<Date>& days_;
  const std::vector<engine::TimetableLesson>& lessons_;
  const Pupil& pupil_;
  Random& random_;
  std::vector<bool> is_absent_;
  std::map<Date, std::set<int>> lesson_entries_;
  std::vector<engine::Entry> entries_;
};

std::vector<double> draw_weights(const Municipality& municipality, const std::vector<std::size_t>& pupils,
                                 Random& random) {
  std::vector<double> weights;
  for (const std::size_t pupil : pupils) {
    weights.push_back(municipality.pupils[pupil].propensity * std::exp(0.5 * random.normal()));
  }
  return weights;
}

int late_arrivals_of(Random& random, int grade, double propensity, double share_of_year) {
  const double mean = (grade >= 8 ? 5.0 : 1.5) * propensity * share_of_year;
  return static_cast<int>(mean * -std::log(1.0 - random.unit()));
}

}  // namespace

Date last_day_with_entries(SchoolYear year) {
  if (year != published_years().back()) return last_day(year);
  return Date{std::chrono::year(year.begins), std::chrono::October, std::chrono::day(30)};
}

EntriesByPupil invent_absence(const Municipality& municipality, SchoolYear year) {
  Random random(static_cast<std::uint64_t>(year.begins));
  const std::vector<Date> days = school_days(year, last_day_with_entries(year));
  const int days_max = static_cast<int>(static_cast<double>(days.size()) * kShareAbsentMax);
  const double share_of_year = static_cast<double>(days.size()) / 190.0;

  std::map<std::pair<std::size_t, int>, std::vector<std::size_t>> cells;
  for (const Class& group : municipality.classes) {
    if (group.year != year) continue;
    auto& pupils = cells[{group.school, group.grade}];
    pupils.insert(pupils.end(), group.pupils.begin(), group.pupils.end());
  }

  EntriesByPupil entries;
  for (const auto& [cell, pupils] : cells) {
    const auto [school, grade] = cell;
    const MeanAbsence& mean = municipality.schools[school].means.at(year).at(grade);
    const int count = static_cast<int>(pupils.size());
    const auto absent_days =
        apportion(count * mean.days, draw_weights(municipality, pupils, random), days_max);
    const auto hours =
        apportion(count * mean.hours, draw_weights(municipality, pupils, random), days_max / 2);
    const auto lessons = timetable(grade, year);
    for (std::size_t i = 0; i < pupils.size(); ++i) {
      const Pupil& pupil = municipality.pupils[pupils[i]];
      Year drawn(days, lessons, pupil, random);
      drawn.add_days(absent_days[i]);
      drawn.add_hours(hours[i]);
      drawn.add_late_arrivals(late_arrivals_of(random, grade, pupil.propensity, share_of_year));
      entries[pupils[i]] = drawn.take();
    }
  }
  return entries;
}

}  // namespace tilstede::demo
