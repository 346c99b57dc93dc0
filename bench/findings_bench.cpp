// One pupil's year against all rules of a routine, as every registration does it: microseconds per
// evaluation.
//   build/findings_bench routines/bergen.toml
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>

#include "base/random.hpp"
#include "routine/findings.hpp"
#include "routine/parse.hpp"

namespace {

using namespace tilstede;

Date day(std::string_view text) {
  return parse_date(text).value();
}

engine::PupilYear empty_year() {
  engine::PupilYear year;
  year.year = SchoolYear{2024};
  for (auto date = day("2024-08-19"); date <= day("2025-06-20"); date = add_days(date, 1)) {
    const bool is_holiday = (day("2024-10-07") <= date && date <= day("2024-10-11")) ||
                            (day("2024-12-20") <= date && date <= day("2025-01-02")) ||
                            (day("2025-02-24") <= date && date <= day("2025-02-28")) ||
                            (day("2025-04-14") <= date && date <= day("2025-04-21"));
    if (!is_weekend(date) && !is_holiday) year.school_days.push_back(date);
  }
  const char* subjects[] = {"NOR", "MAT", "ENG", "NAT", "SAM", "KRO", "KRL", "MUS", "MHE"};
  for (int weekday = 1; weekday <= 5; ++weekday) {
    for (int lesson = 1; lesson <= 6; ++lesson) {
      const int starts = 480 + 60 * lesson;
      year.timetable.push_back({weekday, lesson, starts, starts + 45, subjects[(7 * weekday + lesson) % 9],
                                Period{first_day(year.year), last_day(year.year)}});
    }
  }
  return year;
}

/// About `entries` of them: days in spells, single hours and late arrivals.
engine::PupilYear invent(Random& random, int entries) {
  auto year = empty_year();
  const double each_day = entries / 190.0 / 1.6;
  int spell = 0;
  for (const auto& date : year.school_days) {
    if (spell == 0 && !random.chance(each_day)) continue;
    engine::Entry entry;
    entry.id.value.bytes[15] = static_cast<std::uint8_t>(year.entries.size());
    entry.date = date;
    if (spell > 0 || random.chance(0.4)) {
      spell = spell > 0 ? spell - 1 : random.below(3);
    } else {
      entry.lesson = 1 + random.below(6);
      entry.kind = random.chance(0.5) ? engine::Kind::lesson : engine::Kind::late;
    }
    year.entries.push_back(entry);
  }
  return year;
}

std::string text_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void measure(const routine::Routines& routines, int entries, const char* as_of) {
  using Clock = std::chrono::steady_clock;
  Random random(1);
  std::vector<engine::PupilYear> years;
  for (int i = 0; i < 500; ++i)
    years.push_back(invent(random, entries));
  std::vector<double> micros;
  std::size_t entries_seen = 0, findings = 0;
  for (int round = 0; round < 20; ++round) {
    for (const auto& year : years) {
      const auto before = Clock::now();
      findings += routine::find(routines, year, day(as_of)).size();
      micros.push_back(std::chrono::duration<double, std::micro>(Clock::now() - before).count());
      entries_seen += year.entries.size();
    }
  }
  std::sort(micros.begin(), micros.end());
  const auto at = [&](double share) {
    return micros[static_cast<std::size_t>(share * static_cast<double>(micros.size() - 1))];
  };
  fmt::print("{} entries, as of {}: median {:.1f} us, p90 {:.1f}, p99 {:.1f}; {:.1f} findings\n",
             entries_seen / micros.size(), as_of, at(0.5), at(0.9), at(0.99),
             static_cast<double>(findings) / static_cast<double>(micros.size()));
}

}  // namespace

int main(int count, char** arguments) {
  const char* path = count > 1 ? arguments[1] : "routines/bergen.toml";
  auto routine = routine::parse_routine(text_of(path), path);
  if (!routine) {
    fmt::print(stderr, "{}\n", routine::line_of(routine.error().front()));
    return 1;
  }
  const auto routines = routine::always(std::move(*routine));
  for (const int entries : {8, 26, 60}) {
    measure(routines, entries, "2024-10-31");
    measure(routines, entries, "2025-06-20");
  }
  return 0;
}
