#include "nation/world.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <thread>

namespace tilstede::bench {
namespace {

using engine::ColumnEntry;
using engine::ColumnKind;
using engine::ColumnPupil;

constexpr int kDays = 190;

/// splitmix64.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = (state_ ^ (state_ >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
  }
  double share() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  bool happens(double probability) { return share() < probability; }
  int below(int end) { return static_cast<int>(share() * end); }
  double normal() {
    const double radius = std::sqrt(-2 * std::log(share() + 1e-18));
    return radius * std::cos(6.283185307179586 * share());
  }
  /// The whole part, or one more with the probability of the rest.
  int rounded(double value) {
    const int whole = static_cast<int>(value);
    return whole + (happens(value - whole) ? 1 : 0);
  }

 private:
  std::uint64_t state_;
};

Date date(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

std::vector<Period> holidays_of(int calendar) {
  const Date autumn = (calendar & 1) != 0 ? date(2025, 10, 6) : date(2025, 9, 29);
  const Date winter = (calendar & 2) != 0 ? date(2026, 2, 23) : date(2026, 2, 16);
  return {{autumn, add_days(autumn, 4)},         {date(2025, 12, 22), date(2026, 1, 2)},
          {winter, add_days(winter, 4)},         {date(2026, 3, 30), date(2026, 4, 6)},
          {date(2026, 5, 1), date(2026, 5, 1)},  {date(2026, 5, 14), date(2026, 5, 15)},
          {date(2026, 5, 25), date(2026, 5, 25)}};
}

std::vector<Date> school_days_of(int calendar) {
  const auto holidays = holidays_of(calendar);
  std::vector<Date> days;
  for (Date day = date(2025, 8, 18); days.size() < kDays; day = add_days(day, 1)) {
    const auto is_off = [&](const Period& holiday) { return covers(holiday, day); };
    if (!is_weekend(day) && std::none_of(holidays.begin(), holidays.end(), is_off)) days.push_back(day);
  }
  return days;
}

// Sizes are log-normal; grades are equal parts of a school, classes have 24.
std::vector<ColumnPupil> make_pupils(int pupil_count, int school_count) {
  Chance chance(20260101);
  std::vector<double> sizes(static_cast<std::size_t>(school_count));
  double total = 0;
  for (double& size : sizes)
    total += size = std::exp(.6 * chance.normal());
  std::vector<std::uint8_t> calendars(sizes.size());
  for (auto& calendar : calendars)
    calendar = static_cast<std::uint8_t>(chance.below(kCalendars));

  std::vector<ColumnPupil> pupils;
  pupils.reserve(static_cast<std::size_t>(pupil_count));
  double until = 0;
  for (std::size_t school = 0; school < sizes.size(); ++school) {
    until += sizes[school];
    const bool is_last = school + 1 == sizes.size();
    const int end = is_last ? pupil_count : static_cast<int>(pupil_count * until / total);
    const int begin = static_cast<int>(pupils.size());
    const int size = end - begin;
    for (int i = 0; i < size; ++i) {
      const int grade = i * kGrades / size;
      const auto gender = static_cast<std::uint8_t>(chance.next() & 1);
      const int class_number = (i - grade * size / kGrades) / 24;
      pupils.push_back({static_cast<std::uint32_t>(school), calendars[school],
                        static_cast<std::uint8_t>(grade), static_cast<std::uint8_t>(class_number), gender});
    }
  }
  return pupils;
}

/// Share below which a number falls, and the number.
struct Step {
  double below;
  int number;
};

template <std::size_t Count>
int pick(const std::array<Step, Count>& steps, double share, int otherwise) {
  for (const Step& step : steps) {
    if (share < step.below) return step.number;
  }
  return otherwise;
}

/// One pupil's year.
class PupilYearMaker {
 public:
  PupilYearMaker(std::uint32_t number, const ColumnPupil& pupil, const engine::ColumnCalendar& calendar,
                 const std::array<double, kSubjects>& shares, std::vector<ColumnEntry>& entries)
      : number_(number),
        grade_(pupil.grade),
        calendar_(calendar),
        shares_(shares),
        entries_(entries),
        chance_(std::uint64_t{number} * 7919 + 17) {}

  void run() {
    const double leaning = chance_.normal();
    const double days = amount(leaning, 5.2 + 2.9 * grade_ / 9, .96, .8);
    const double hours = amount(leaning, 1 + 6 * grade_ / 9., 1.2, .6);
    const double late = amount(leaning, 1.5 + 5.5 * grade_ / 9., 1.15, .6);
    is_chronic_ = chance_.happens(.03);
    dislikes_mondays_ = chance_.happens(.03);
    disliked_subject_ = chance_.happens(.05) ? chance_.below(kSubjects) : -1;
    make_days(std::min(170, chance_.rounded(days)));
    make_hours(std::min(350, chance_.rounded(hours)));
    make_late(std::min(150, chance_.rounded(late)));
  }

 private:
  enum class Standing : std::uint8_t { nothing, away, late };

  // Log-normal, leaning with the pupil.
  double amount(double leaning, double median, double spread, double lean) {
    return median * std::exp(spread * (lean * leaning + std::sqrt(1 - lean * lean) * chance_.normal()));
  }

  void add(int day, ColumnKind kind, int lessons, int subject, int reason) {
    const Date& on = calendar_.school_days[static_cast<std::size_t>(day)];
    entries_.push_back({number_, static_cast<std::uint16_t>(days_between(date(2025, 8, 1), on)), kind,
                        static_cast<std::uint8_t>(lessons), static_cast<std::uint8_t>(subject),
                        static_cast<std::uint8_t>(reason)});
    // Who reported it: drawn, so that the rest of the year stays the same, and not used.
    if (kind != ColumnKind::day) chance_.below(4);
  }

  int spell_length() {
    static constexpr std::array<Step, 7> kLengths = {
        {{.48, 1}, {.72, 2}, {.85, 3}, {.91, 4}, {.955, 5}, {.985, 6}, {1, 10}}};
    const int length = pick(kLengths, chance_.share(), 10);
    if (length == 6) return 6 + chance_.below(4);
    return length == 10 ? 10 + chance_.below(12) : length;
  }

  int day_reason() {
    static constexpr std::array<Step, 4> kReasons = {{{.62, 1}, {.95, 0}, {.985, 3}, {.995, 5}}};
    const double share = chance_.share();
    return is_chronic_ && share < .6 ? 2 : pick(kReasons, share, 4);
  }

  void make_days(int wanted) {
    int made = 0;
    for (int tries = 0; made < wanted && tries < 2000; ++tries) {
      int length = std::min(spell_length(), wanted - made);
      int first = chance_.below(kDays);
      if (dislikes_mondays_ && chance_.happens(.6)) {
        while (first < kDays && weekday_of(calendar_.school_days[static_cast<std::size_t>(first)]) != 1)
          ++first;
        length = 1;
      }
      const int reason = day_reason();
      chance_.below(4);
      for (int day = first; day < std::min(kDays, first + length); ++day) {
        if (standing(day) != Standing::nothing) continue;
        standing(day) = Standing::away;
        ++made;
        add(day, ColumnKind::day, 6, ColumnEntry::kNoSubject, reason);
      }
    }
  }

  int subject() {
    const double share = chance_.share();
    if (disliked_subject_ >= 0 && chance_.happens(.5)) return disliked_subject_;
    double until = 0;
    for (int subject = 0; subject < kSubjects - 1; ++subject) {
      until += shares_[static_cast<std::size_t>(subject)];
      if (share < until) return subject;
    }
    return kSubjects - 1;
  }

  int hour_reason() {
    static constexpr std::array<Step, 2> kReasons = {{{.6, 1}, {.96, 0}}};
    const double share = chance_.share();
    return is_chronic_ && share < .5 ? 2 : pick(kReasons, share, 3);
  }

  void make_hours(int wanted) {
    int made = 0;
    for (int tries = 0; made < wanted && tries < 4000; ++tries) {
      const int day = chance_.below(kDays);
      if (standing(day) == Standing::away) continue;
      const int of = subject();
      const int lessons = chance_.happens(.85) || wanted - made < 2 ? 1 : 2;
      add(day, ColumnKind::lesson, lessons, of, hour_reason());
      made += lessons;
    }
  }

  void make_late(int wanted) {
    int made = 0;
    for (int tries = 0; made < wanted && tries < 4000; ++tries) {
      const int day = chance_.below(kDays);
      if (standing(day) != Standing::nothing) continue;
      standing(day) = Standing::late;
      const double share = chance_.share();
      const int reason = is_chronic_ && share < .3 ? 2 : share < .2 ? 1 : 0;
      add(day, ColumnKind::late, 0, ColumnEntry::kNoSubject, reason);
      ++made;
    }
  }

  Standing& standing(int day) { return standing_[static_cast<std::size_t>(day)]; }

  const std::uint32_t number_;
  const int grade_;
  const engine::ColumnCalendar& calendar_;
  const std::array<double, kSubjects>& shares_;
  std::vector<ColumnEntry>& entries_;
  Chance chance_;
  bool is_chronic_ = false;
  bool dislikes_mondays_ = false;
  int disliked_subject_ = -1;
  std::array<Standing, kDays> standing_{};
};

std::vector<std::array<double, kSubjects>> all_shares() {
  std::vector<std::array<double, kSubjects>> shares(kGrades);
  for (int grade = 0; grade < kGrades; ++grade) {
    for (int subject = 0; subject < kSubjects; ++subject)
      shares[static_cast<std::size_t>(grade)][static_cast<std::size_t>(subject)] =
          lesson_share(grade, subject);
  }
  return shares;
}

std::vector<ColumnEntry> entries_of(const World& world, std::size_t begin, std::size_t end) {
  const auto shares = all_shares();
  std::vector<ColumnEntry> entries;
  for (std::size_t number = begin; number < end; ++number) {
    const auto& pupil = world.pupils[number];
    PupilYearMaker(static_cast<std::uint32_t>(number), pupil, world.calendars[pupil.calendar],
                   shares[pupil.grade], entries)
        .run();
  }
  return entries;
}

/// By date; of one date in the order of the pupils.
std::vector<ColumnEntry> by_date(const std::vector<std::vector<ColumnEntry>>& parts) {
  std::array<std::size_t, 367> begins{};
  for (const auto& part : parts) {
    for (const auto& entry : part)
      ++begins[entry.day_offset + 1U];
  }
  for (std::size_t day = 1; day < begins.size(); ++day)
    begins[day] += begins[day - 1];
  std::vector<ColumnEntry> sorted(begins.back());
  for (const auto& part : parts) {
    for (const auto& entry : part)
      sorted[begins[entry.day_offset]++] = entry;
  }
  return sorted;
}

}  // namespace

engine::ColumnSource World::source() const {
  return {.calendars = calendars,
          .pupils = pupils.data(),
          .pupil_count = pupils.size(),
          .entries = entries.data(),
          .entry_count = entries.size(),
          .exempt_reasons = ~std::uint64_t{0} << kFirstExemptReason};
}

std::vector<engine::ColumnCalendar> school_calendars() {
  std::vector<engine::ColumnCalendar> calendars;
  for (int calendar = 0; calendar < kCalendars; ++calendar)
    calendars.push_back(engine::column_calendar(school_days_of(calendar)));
  return calendars;
}

double lesson_share(int grade, int subject) {
  static constexpr std::array<double, kSubjects> kLessons = {.19, .15, .11, .10, .09, .09,
                                                             .07, .06, .05, .04, .03, .02};
  const auto lessons = [&](int of) {
    return kLessons[static_cast<std::size_t>(of)] * (1 + .05 * ((grade * 7 + of * 3) % 5));
  };
  double all = 0;
  for (int other = 0; other < kSubjects; ++other)
    all += lessons(other);
  return lessons(subject) / all;
}

World make_world(int pupils, int schools) {
  World world;
  world.calendars = school_calendars();
  world.pupils = make_pupils(pupils, schools);
  std::vector<std::vector<ColumnEntry>> halves(2);
  const std::size_t middle = world.pupils.size() / 2;
  std::thread other([&] { halves[1] = entries_of(world, middle, world.pupils.size()); });
  halves[0] = entries_of(world, 0, middle);
  other.join();
  world.entries = by_date(halves);
  return world;
}

}  // namespace tilstede::bench
