#include "certificate/striking.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace tilstede::certificate {
namespace {

bool covers(const GrantedStrike& granted, const Date& date) {
  return granted.from <= date && date <= granted.to;
}

/// The pupil's school days and absence days in order, without those passed over: what follows each other in a
/// spell.
std::vector<Date> sequence_of(const AbsentYear& year) {
  std::set<Date> dates(year.school_days.begin(), year.school_days.end());
  for (const Date& date : year.passed_over)
    dates.erase(date);
  // Absence that was registered on a day the calendar calls free is a day of absence all the same.
  for (const AbsentDay& day : year.days)
    dates.insert(day.date);
  return {dates.begin(), dates.end()};
}

using Run = std::vector<Date>;

/// The longest stretches of the sequence in which every day is picked.
std::vector<Run> runs_of(const AbsentYear& year, const std::function<bool(const Date&)>& picks) {
  std::vector<Run> runs;
  bool is_open = false;
  for (const Date& date : sequence_of(year)) {
    const bool is_in = picks(date);
    if (is_in && !is_open) runs.emplace_back();
    if (is_in) runs.back().push_back(date);
    is_open = is_in;
  }
  return runs;
}

/// For each day covered by a doctor's note: which day of its spell it is, and how long that is.
struct Position {
  int day = 0;
  int length = 0;
};
std::map<Date, Position> positions_in_illness(const AbsentYear& year,
                                              const std::vector<GrantedStrike>& granted) {
  std::set<Date> ill;
  for (const AbsentDay& day : year.days) {
    const bool is_covered = std::ranges::any_of(granted, [&](const GrantedStrike& one) {
      return one.ground == StrikeGround::health && covers(one, day.date);
    });
    if (is_covered && !day.is_leave) ill.insert(day.date);
  }
  std::map<Date, Position> positions;
  for (const Run& run : runs_of(year, [&](const Date& date) { return ill.contains(date); })) {
    for (std::size_t index = 0; index < run.size(); ++index)
      positions[run[index]] = {static_cast<int>(index) + 1, static_cast<int>(run.size())};
  }
  return positions;
}

DayOutcome outcome_of(const AbsentDay& day, const GrantedStrike& granted,
                      const std::map<Date, Position>& positions) {
  if (granted.ground == StrikeGround::leave) return day.is_leave ? DayOutcome::struck : DayOutcome::not_leave;
  if (day.is_leave) return DayOutcome::is_leave;
  if (granted.ground == StrikeGround::risk) return DayOutcome::struck;
  const Position position = positions.at(day.date);
  if (position.length < kHealthDaysFirst) return DayOutcome::spell_too_short;
  return position.day < kHealthDaysFirst ? DayOutcome::among_first_three : DayOutcome::struck;
}

StruckDay judge(const AbsentDay& day, const std::vector<GrantedStrike>& granted,
                const std::map<Date, Position>& positions) {
  StruckDay judged{day.date, DayOutcome::not_asked, std::nullopt};
  for (const GrantedStrike& one : granted) {
    if (!covers(one, day.date)) continue;
    const DayOutcome outcome = outcome_of(day, one, positions);
    if (judged.outcome == DayOutcome::not_asked || outcome == DayOutcome::struck) {
      judged.outcome = outcome;
      judged.request = one.request;
    }
    if (outcome == DayOutcome::struck) break;
  }
  return judged;
}

}  // namespace

std::string_view name_of(DayOutcome outcome) {
  switch (outcome) {
    case DayOutcome::not_asked:
      return "not-asked";
    case DayOutcome::struck:
      return "struck";
    case DayOutcome::among_first_three:
      return "among-first-three";
    case DayOutcome::spell_too_short:
      return "spell-too-short";
    case DayOutcome::not_leave:
      return "not-leave";
    case DayOutcome::is_leave:
      return "is-leave";
    case DayOutcome::over_ten:
      return "over-ten";
  }
  return "";
}

int Striking::struck() const {
  return static_cast<int>(std::ranges::count(days, DayOutcome::struck, &StruckDay::outcome));
}

Striking strike(const AbsentYear& year, const std::vector<GrantedStrike>& granted) {
  const auto positions = positions_in_illness(year, granted);
  Striking striking;
  int struck = 0;
  for (const AbsentDay& day : year.days) {
    StruckDay judged = judge(day, granted, positions);
    if (judged.outcome == DayOutcome::struck && ++struck > kStruckDaysMost)
      judged.outcome = DayOutcome::over_ten;
    striking.days.push_back(judged);
  }
  return striking;
}

std::vector<Spell> spells_of(const AbsentYear& year) {
  std::set<Date> absent;
  for (const AbsentDay& day : year.days)
    absent.insert(day.date);
  std::vector<Spell> spells;
  for (const Run& run : runs_of(year, [&](const Date& date) { return absent.contains(date); }))
    spells.push_back({run.front(), run.back(), static_cast<int>(run.size())});
  return spells;
}

}  // namespace tilstede::certificate
