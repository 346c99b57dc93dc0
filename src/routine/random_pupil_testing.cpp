#include "routine/random_pupil_testing.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "engine/pupil_year_testing.hpp"

namespace tilstede::routine {
namespace {

const std::vector<std::string> kReasons = {"", "illness", "leave", "chronic_illness"};
const std::vector<std::string> kSubjects = {"", "ENG", "KRO", "MAT", "MAT", "NAT", "NOR", "NOR", "SAM"};

const std::string& one_of(Random& random, const std::vector<std::string>& texts) {
  return texts[static_cast<std::size_t>(random.below(static_cast<int>(texts.size())))];
}

std::vector<std::string> some_of(Random& random, const std::vector<std::string>& texts) {
  std::vector<std::string> some;
  for (const auto& text : texts) {
    if (!text.empty() && random.chance(0.3)) some.push_back(text);
  }
  return some;
}

/// One school's days: its own holidays, days off and length of the year.
std::vector<bool> invent_calendar(Random& random, const naive::Calendar& calendar) {
  const int begins = random.below(40);
  const int ends = calendar.length() - 65 + random.below(60);
  const int holiday_every = 20 + random.below(60);
  std::vector<bool> days;
  for (int day = 0; day < calendar.length(); ++day) {
    const bool is_holiday = day % holiday_every < 5 || random.chance(0.03);
    const bool is_weekend = calendar.weekday_of(day) >= 6;
    days.push_back(begins <= day && day <= ends && !is_holiday && (!is_weekend || random.chance(0.01)));
  }
  return days;
}

/// Now and then a pupil who moves: from one school's calendar to another's, with days at neither or at both.
void invent_school_days(Random& random, RandomWorld& world) {
  auto days = invent_calendar(random, world.calendar);
  if (random.chance(0.3)) {
    const auto elsewhere = invent_calendar(random, world.calendar);
    const int until = random.below(world.calendar.length());
    const int from = until - 5 + random.below(20);
    for (int day = 0; day < world.calendar.length(); ++day) {
      const auto at = static_cast<std::size_t>(day);
      days[at] = (day <= until && days[at]) || (day >= from && elsewhere[at]);
    }
  }
  for (int day = 0; day < world.calendar.length(); ++day) {
    if (days[static_cast<std::size_t>(day)]) world.pupil.school_days.push_back(world.date_of(day));
  }
  world.plain_pupil.has_school = std::move(days);
}

void invent_timetable(Random& random, RandomWorld& world) {
  if (random.chance(0.2)) return;
  const int lessons_most = 2 + random.below(4);
  const int length = random.chance(0.5) ? 60 : 45;
  const int changes_on = random.chance(0.3) ? random.below(300) : world.calendar.length();
  const bool has_subjects = random.chance(0.8);
  const auto add = [&](int weekday, int lesson, int minutes, int from, int to) {
    const auto subject = has_subjects ? one_of(random, kSubjects) : "";
    world.plain_pupil.timetable.push_back({weekday, lesson, minutes, from, to, subject});
    const int starts = 480 + 60 * lesson;
    world.pupil.timetable.push_back(
        {weekday, lesson, starts, starts + minutes, subject, Period{world.date_of(from), world.date_of(to)}});
  };
  for (int weekday = 1; weekday <= 5; ++weekday) {
    for (int lesson = 1; lesson <= lessons_most; ++lesson) {
      if (random.chance(0.1)) continue;
      add(weekday, lesson, length, 0, changes_on - 1 < 0 ? 0 : changes_on - 1);
      if (changes_on < world.calendar.length())
        add(weekday, lesson, 30, changes_on, world.calendar.length() - 1);
      if (random.chance(0.1)) add(weekday, lesson, 90, 0, world.calendar.length() - 1);
    }
  }
}

engine::Kind kind_of(char kind) {
  switch (kind) {
    case 'd':
      return engine::Kind::day;
    case 'l':
      return engine::Kind::lesson;
    case 't':
      return engine::Kind::late;
    default:
      return engine::Kind::left_early;
  }
}

void invent_entries(Random& random, RandomWorld& world) {
  const double each_day = random.chance(0.2) ? 0.3 : 0.04 + 0.1 * random.unit();
  // What patterns are made of: a weekday, a lesson, days beside days off, the end of the year.
  const int bad_weekday = random.chance(0.25) ? 1 + random.below(5) : 0;
  const int bad_lesson = random.chance(0.25) ? 1 + random.below(4) : 0;
  const bool stretches = random.chance(0.15);
  const int worse_from = random.chance(0.2) ? 60 + random.below(200) : 999;
  const auto has_school = [&](int day) {
    return day >= 0 && day < world.calendar.length() &&
           world.plain_pupil.has_school[static_cast<std::size_t>(day)];
  };
  bool was_absent = false;
  for (int day = 0; day < world.calendar.length(); ++day) {
    double chance = day < worse_from ? each_day : 3 * each_day;
    if (bad_weekday > 0) chance *= world.calendar.weekday_of(day) == bad_weekday ? 4 : 0.3;
    if (stretches) chance *= !has_school(day - 1) || !has_school(day + 1) ? 2 : 0.2;
    if (was_absent && random.chance(0.4)) chance = 1;
    const bool is_absent = random.chance(chance);
    if (has_school(day)) was_absent = is_absent;
    if (!is_absent) continue;
    // Mostly on school days; what a holiday holds is counted too.
    if (!world.plain_pupil.has_school[static_cast<std::size_t>(day)] && !random.chance(0.03)) continue;
    std::set<int> lessons;
    const int many = random.chance(0.5) ? 1 : 1 + random.below(5);
    if (random.chance(0.4)) lessons.insert(0);
    for (int i = 0; i < many && (lessons.empty() || random.chance(0.7)); ++i)
      lessons.insert(bad_lesson > 0 && random.chance(0.7) ? bad_lesson : 1 + random.below(6));
    for (const int lesson : lessons) {
      naive::Entry entry;
      entry.day = day;
      entry.lesson = lesson;
      entry.kind = lesson == 0 ? 'd' : "lllte"[random.below(5)];
      entry.minutes = lesson == 0 || random.chance(0.6) ? -1 : random.below(100);
      entry.reason = one_of(random, kReasons);
      entry.told_by_nobody = random.chance(0.3);
      entry.documented = random.chance(0.3);
      if (lesson != 0 && random.chance(0.2)) entry.subject = one_of(random, kSubjects);
      if (lesson != 0 && bad_lesson > 0 && random.chance(0.7)) entry.subject = "KRO";
      entry.left_out = random.chance(0.05);
      world.plain_pupil.entries.push_back(entry);
    }
  }
  for (const auto& plain : world.plain_pupil.entries) {
    auto& entry =
        engine::add(world.pupil, to_text(world.date_of(plain.day)), kind_of(plain.kind), plain.lesson);
    if (plain.minutes >= 0) entry.minutes = plain.minutes;
    entry.reason = plain.reason;
    entry.is_documented = plain.documented;
    entry.subject = plain.subject;
    if (plain.left_out) (random.chance(0.5) ? entry.is_absence : entry.is_towards_thresholds) = false;
    entry.reported_by = plain.told_by_nobody ? engine::ReportedBy::nobody : engine::ReportedBy::guardian;
  }
}

void invent_exemptions(Random& random, RandomWorld& world) {
  for (int count = random.chance(0.5) ? 0 : 1 + random.below(2); count > 0; --count) {
    const int from = random.below(random.chance(0.5) ? 60 : world.calendar.length());
    const int to = std::min(world.calendar.length() - 1, from + random.below(300));
    auto reasons = random.chance(0.5) ? some_of(random, kReasons) : std::vector<std::string>{};
    world.plain_pupil.exemptions.push_back({from, to, reasons});
    world.pupil.exemptions.push_back(
        {ExemptionId{}, Period{world.date_of(from), world.date_of(to)}, reasons});
  }
}

engine::Series series_of(char series) {
  switch (series) {
    case 'd':
      return engine::Series::days;
    case 'h':
      return engine::Series::hours;
    case 't':
      return engine::Series::late_arrivals;
    case 'e':
      return engine::Series::left_early;
    default:
      return engine::Series::unreported;
  }
}

engine::Window window_of(const naive::Rule& rule) {
  using Kind = engine::Window::Kind;
  switch (rule.window) {
    case 'c':
      return {Kind::calendar_month, 1};
    case 'd':
      return {Kind::days, rule.window_count};
    case 'w':
      return {Kind::weeks, rule.window_count};
    case 'm':
      return {Kind::months, rule.window_count};
    case 's':
      return {Kind::school_days, rule.window_count};
    default:
      return {Kind::school_year, 1};
  }
}

void invent_pattern(Random& random, naive::Rule& rule) {
  rule.pattern = "wsorklng"[random.below(8)];
  rule.min_absences = rule.pattern == 'g' ? 1 + random.below(3) : 3 + random.below(4);
  rule.one_in = std::array{5, 10, 20, 50, 100}[static_cast<std::size_t>(random.below(5))];
  rule.spell_days = rule.pattern == 'l' ? 2 + random.below(5) : 1 + random.below(3);
  rule.min_spells = 1 + random.below(rule.pattern == 'l' ? 2 : 5);
  rule.holiday_days = 3 + random.below(5);
}

void invent_windows_that_cross(Random& random, std::vector<naive::Rule>& rules) {
  for (auto& rule : rules) {
    rule.pattern = ' ';
    rule.window = "ddwwmms"[random.below(7)];
    rule.window_count = 1 + random.below(rule.window == 'm' ? 9 : rule.window == 'w' ? 30 : 120);
  }
}

naive::Rule invent_rule(Random& random, const std::string& id) {
  naive::Rule rule;
  rule.id = id;
  rule.limit = "####>%"[random.below(6)];
  rule.series = rule.limit == '#' ? "ddhteu"[random.below(6)] : "ddteu"[random.below(5)];
  rule.window = "ccdwmmsyy"[random.below(9)];
  rule.window_count = 1 + random.below(rule.window == 'm' ? 6 : rule.window == 'w' ? 15 : 30);
  rule.value = rule.limit == '#' ? 1 + random.below(8) : 5 + random.below(30);
  rule.min_school_days = rule.limit == '#' || random.chance(0.4) ? 1 : 1 + random.below(25);
  if (random.chance(0.4)) rule.skips = some_of(random, kReasons);
  if (random.chance(0.4)) invent_pattern(random, rule);
  return rule;
}

engine::Pattern pattern_of(const naive::Rule& plain) {
  using Kind = engine::PatternKind;
  engine::Pattern pattern;
  switch (plain.pattern) {
    case 'w':
      pattern.kind = Kind::weekday;
      break;
    case 's':
      pattern.kind = Kind::subject;
      break;
    case 'o':
      pattern.kind = Kind::weekend_and_holiday;
      break;
    case 'r':
      pattern.kind = Kind::rising;
      break;
    case 'k':
      pattern.kind = Kind::short_spells;
      break;
    case 'l':
      pattern.kind = Kind::long_spell;
      break;
    case 'n':
      pattern.kind = Kind::no_show;
      break;
    default:
      pattern.kind = Kind::gone_later;
  }
  pattern.window = window_of(plain);
  pattern.min_absences = plain.min_absences;
  pattern.chance_ppm = 1'000'000 / plain.one_in;
  pattern.spell_days_max = plain.spell_days;
  pattern.spell_days_min = plain.spell_days;
  pattern.min_spells = plain.min_spells;
  pattern.holiday_days_min = plain.holiday_days;
  return pattern;
}

Rule rule_of(const naive::Rule& plain) {
  using Limit = CountTest::Limit;
  const auto limit = plain.limit == '#'   ? Limit::at_least
                     : plain.limit == '>' ? Limit::share_over_percent
                                          : Limit::share_at_least_percent;
  Rule rule;
  rule.id = plain.id;
  rule.test = CountTest{series_of(plain.series), window_of(plain), limit, plain.value, plain.min_school_days};
  if (plain.pattern != ' ') rule.test = pattern_of(plain);
  rule.skip_reasons = plain.skips;
  return rule;
}

void invent_versions(Random& random, RandomWorld& world, bool crosses_years, int first) {
  const int last = world.calendar.length() - 1;
  std::vector<int> begins = {first + (random.chance(0.1) ? random.below(200) : 0)};
  while (begins.size() < 3 && random.chance(0.4))
    begins.push_back(begins.back() + 1 + random.below(150));
  std::vector<Routine> versions;
  for (std::size_t i = 0; i < begins.size() && begins[i] <= last; ++i) {
    naive::Version plain;
    plain.from_day = begins[i];
    plain.to_day = i + 1 < begins.size() ? std::min(last, begins[i + 1] - 1) : last;
    plain.day_rule = "aaahm"[random.below(5)];
    plain.day_minutes = 60 + random.below(240);
    plain.hour_minutes = random.chance(0.7) ? 60 : 45;
    for (const auto* id : {"a", "b", "c", "d"}) {
      if (random.chance(0.8)) plain.rules.push_back(invent_rule(random, id));
    }
    if (crosses_years) invent_windows_that_cross(random, plain.rules);
    world.plain_versions.push_back(plain);

    Routine version;
    version.id = "test";
    version.version = std::to_string(i);
    version.valid = Period{world.date_of(plain.from_day), world.date_of(plain.to_day)};
    using DayRule = engine::Counting::DayRule;
    version.counting.day = plain.day_rule == 'a'   ? DayRule::all_lessons
                           : plain.day_rule == 'h' ? DayRule::more_than_half
                                                   : DayRule::minutes;
    version.counting.day_minutes = plain.day_minutes;
    version.counting.hour_minutes = plain.hour_minutes;
    for (const auto& rule : plain.rules)
      version.rules.push_back(rule_of(rule));
    for (auto& rule : version.rules)
      rule.crosses_years = crosses_years;
    versions.push_back(std::move(version));
  }
  world.routines = Routines{std::move(versions)};
}

void invent_pupil(Random& random, RandomWorld& world) {
  world.pupil.lesson_minutes = random.chance(0.5) ? 60 : 45;
  world.plain_pupil.lesson_minutes = world.pupil.lesson_minutes;
  invent_school_days(random, world);
  invent_timetable(random, world);
  invent_entries(random, world);
  invent_exemptions(random, world);
}

/// What is before 1 August of `second` becomes the year before.
void divide(engine::PupilYear& pupil, SchoolYear second) {
  engine::PupilYear before = pupil;
  pupil.year = second;
  const Date begins = first_day(second);
  std::erase_if(before.entries, [&](const engine::Entry& entry) { return begins <= entry.date; });
  std::erase_if(before.school_days, [&](const Date& day) { return begins <= day; });
  std::erase_if(pupil.entries, [&](const engine::Entry& entry) { return entry.date < begins; });
  std::erase_if(pupil.school_days, [&](const Date& day) { return day < begins; });
  // A timetable is loaded with each year for the days of that year.
  for (auto& lesson : before.timetable)
    lesson.valid.to = std::min(lesson.valid.to.value(), add_days(begins, -1));
  for (auto& lesson : pupil.timetable)
    lesson.valid.from = std::max(lesson.valid.from, begins);
  const auto is_empty = [](const engine::TimetableLesson& lesson) {
    return lesson.valid.to < lesson.valid.from;
  };
  std::erase_if(before.timetable, is_empty);
  std::erase_if(pupil.timetable, is_empty);
  pupil.before = std::make_shared<const engine::PupilYear>(std::move(before));
}

}  // namespace

Date RandomWorld::date_of(int day) const {
  return Date{std::chrono::year(calendar.year_of(day)),
              std::chrono::month(static_cast<unsigned>(calendar.month_of(day))),
              std::chrono::day(static_cast<unsigned>(calendar.day_of_month(day)))};
}

RandomWorld random_world(Random& random) {
  RandomWorld world(2022 + random.below(4));
  invent_pupil(random, world);
  invent_versions(random, world, false, 0);
  world.as_of = random.below(world.calendar.length());
  return world;
}

RandomWorld random_world_of_two_years(Random& random) {
  RandomWorld world(2022 + random.below(4), 2);
  invent_pupil(random, world);
  const SchoolYear second{world.pupil.year.begins + 1};
  const int second_begins = days_between(first_day(world.pupil.year), first_day(second));
  invent_versions(random, world, true, second_begins);
  world.as_of = second_begins + random.below(world.calendar.length() - second_begins);
  divide(world.pupil, second);
  return world;
}

}  // namespace tilstede::routine
