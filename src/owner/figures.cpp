#include "owner/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "engine/distribution.hpp"

namespace tilstede::owner {
namespace {

constexpr std::string_view kWeekdays[] = {"",         "monday", "tuesday",  "wednesday",
                                          "thursday", "friday", "saturday", "sunday"};

// 0 is August, where the school year begins.
int month_rank(const Date& date) {
  return static_cast<int>((static_cast<unsigned>(date.month()) + 4) % 12);
}

std::string month_text(SchoolYear year, int rank) {
  const int month = (rank + 7) % 12 + 1;
  return fmt::format("{}-{:02}", month >= 8 ? year.begins : year.begins + 1, month);
}

int rank_of(const Fact& fact, Key key) {
  switch (key) {
    case Key::month:
      return month_rank(fact.date);
    case Key::weekday:
      return weekday_of(fact.date);
    case Key::reason:
      return fact.reason;
    default:
      return fact.is_documented ? 0 : 1;
  }
}

int amount_of(const Fact& fact, Measure measure) {
  switch (measure) {
    case Measure::days:
      return fact.days;
    case Measure::hours:
      return fact.minutes;
    case Measure::late:
      return fact.late;
  }
  return 0;
}

int counted(int amount, Measure measure, int hour_minutes) {
  return measure == Measure::hours ? amount / hour_minutes : amount;
}

/// One combination of the absence keys' values; without such keys there is one, of everything.
using Slice = std::vector<int>;

/// School days by month and weekday.
using SchoolDays = std::array<std::array<int, 8>, 12>;

SchoolDays school_days_of(const PupilFacts& pupil) {
  SchoolDays days{};
  for (const Date& date : pupil.school_days)
    ++days[static_cast<std::size_t>(month_rank(date))][static_cast<std::size_t>(weekday_of(date))];
  return days;
}

/// The rows of one school year.
class YearRows {
 public:
  YearRows(const Facts& facts, const YearFacts& year, const Keys& keys, Measure measure)
      : facts_(facts), year_(year), keys_(keys), measure_(measure) {
    for (const Key key : keys) {
      if (is_of_absence(key)) {
        absence_keys_.push_back(key);
        values_.push_back(values_of(key));
      }
    }
    add_slices({}, 0);
  }

  void add_to(std::vector<Row>& rows) const {
    std::map<std::vector<int>, std::vector<const PupilFacts*>> groups;
    std::vector<const PupilFacts*> left;
    for (const PupilFacts& pupil : year_.pupils)
      (pupil.place.has_left ? left : groups[group_of(pupil)]).push_back(&pupil);
    for (const auto& [group, pupils] : groups)
      add_group(rows, group, pupils);
    const bool has_room = std::ranges::any_of(keys_, [](Key key) { return key != Key::school_year; });
    if (!left.empty() && has_room) rows.push_back(row_of_left(left));
  }

 private:
  // The values of a key of absence for which there is a row: months and weekdays with school or absence,
  // reasons that occur, and always both kinds of documentation.
  std::vector<int> values_of(Key key) const {
    std::set<int> values;
    if (key == Key::documented) values = {0, 1};
    for (const PupilFacts& pupil : year_.pupils) {
      for (const Fact& fact : pupil.facts)
        values.insert(rank_of(fact, key));
      if (key != Key::month && key != Key::weekday) continue;
      for (const Date& date : pupil.school_days)
        values.insert(key == Key::month ? month_rank(date) : weekday_of(date));
    }
    return {values.begin(), values.end()};
  }

  void add_slices(const Slice& begun, std::size_t depth) {
    if (depth == values_.size()) {
      slices_.push_back(begun);
      return;
    }
    for (const int value : values_[depth]) {
      Slice longer = begun;
      longer.push_back(value);
      add_slices(longer, depth + 1);
    }
  }

  std::size_t slice_index(const Fact& fact) const {
    std::size_t index = 0;
    for (std::size_t i = 0; i < absence_keys_.size(); ++i) {
      const int rank = rank_of(fact, absence_keys_[i]);
      const auto at = std::ranges::lower_bound(values_[i], rank) - values_[i].begin();
      index = index * values_[i].size() + static_cast<std::size_t>(at);
    }
    return index;
  }

  std::vector<int> group_of(const PupilFacts& pupil) const {
    std::vector<int> group;
    for (const Key key : keys_) {
      if (is_of_pupil(key)) group.push_back(owner::rank_of(pupil.place, key));
    }
    return group;
  }

  std::vector<int> values_by_slice(const PupilFacts& pupil) const {
    std::vector<int> values(slices_.size(), 0);
    for (const Fact& fact : pupil.facts) {
      const int amount = amount_of(fact, measure_);
      if (amount != 0) values[slice_index(fact)] += amount;
    }
    for (int& value : values)
      value = counted(value, measure_, year_.hour_minutes);
    return values;
  }

  bool lies_in(const Slice& slice, int month, int weekday) const {
    for (std::size_t i = 0; i < absence_keys_.size(); ++i) {
      if (absence_keys_[i] == Key::month && slice[i] != month) return false;
      if (absence_keys_[i] == Key::weekday && slice[i] != weekday) return false;
    }
    return true;
  }

  int school_days_in(const Slice& slice, const SchoolDays& days) const {
    int sum = 0;
    for (int month = 0; month < 12; ++month) {
      for (int weekday = 1; weekday <= 7; ++weekday) {
        if (lies_in(slice, month, weekday))
          sum += days[static_cast<std::size_t>(month)][static_cast<std::size_t>(weekday)];
      }
    }
    return sum;
  }

  void add_group(std::vector<Row>& rows, const std::vector<int>& group,
                 const std::vector<const PupilFacts*>& pupils) const {
    std::vector<std::vector<int>> values(slices_.size());
    std::vector<int> over(slices_.size(), 0);
    for (const PupilFacts* pupil : pupils) {
      const auto of_pupil = values_by_slice(*pupil);
      const SchoolDays days = measure_ == Measure::days ? school_days_of(*pupil) : SchoolDays{};
      for (std::size_t i = 0; i < slices_.size(); ++i) {
        values[i].push_back(of_pupil[i]);
        if (measure_ == Measure::days && of_pupil[i] * 10 > school_days_in(slices_[i], days)) ++over[i];
      }
    }
    for (std::size_t i = 0; i < slices_.size(); ++i) {
      Row row = described(values[i], over[i]);
      name(row, group, slices_[i]);
      rows.push_back(std::move(row));
    }
  }

  Row described(const std::vector<int>& values, int over) const {
    const auto at_least = [&](int limit) {
      return static_cast<int>(std::ranges::count_if(values, [&](int value) { return value >= limit; }));
    };
    const engine::Distribution distribution = engine::describe(values);
    Row row;
    row.pupils = distribution.pupils;
    for (const int value : values)
      row.sum += value;
    row.median = distribution.median;
    row.p90 = distribution.p90;
    row.with_any = at_least(1);
    row.at_least_10 = at_least(10);
    row.at_least_20 = at_least(20);
    if (measure_ == Measure::days) row.over_10_percent = over;
    return row;
  }

  void name(Row& row, const std::vector<int>& group, const Slice& slice) const {
    auto of_pupil = group.begin();
    auto of_absence = slice.begin();
    for (const Key key : keys_) {
      if (key == Key::school_year) {
        row.ranks.push_back(year_.year.begins);
      } else {
        row.ranks.push_back(is_of_pupil(key) ? *of_pupil++ : *of_absence++);
      }
      row.keys.push_back(text_of(key, row.ranks.back()));
    }
  }

  std::string text_of(Key key, int rank) const {
    const auto index = static_cast<std::size_t>(rank);
    switch (key) {
      case Key::school:
        return facts_.schools.at(index);
      case Key::area:
        return rank < 0 ? "" : facts_.areas.at(index);
      case Key::grade:
        return std::to_string(rank);
      case Key::gender:
        return std::string(name_of(static_cast<Gender>(rank)));
      case Key::month:
        return month_text(year_.year, rank);
      case Key::weekday:
        return std::string(kWeekdays[index]);
      case Key::reason:
        return facts_.reasons.at(index);
      case Key::documented:
        return rank == 0 ? "documented" : "undocumented";
      case Key::school_year:
        return to_text(year_.year);
    }
    return {};
  }

  Row row_of_left(const std::vector<const PupilFacts*>& pupils) const {
    std::vector<int> values;
    int over = 0;
    for (const PupilFacts* pupil : pupils) {
      values.push_back(value_of(*pupil, measure_, year_.hour_minutes));
      if (values.back() * 10 > static_cast<int>(pupil->school_days.size())) ++over;
    }
    Row row = described(values, over);
    row.is_left = true;
    bool is_said = false;
    for (const Key key : keys_) {
      const bool is_year = key == Key::school_year;
      row.ranks.push_back(is_year ? year_.year.begins : 0);
      row.keys.push_back(is_year ? to_text(year_.year) : std::string(is_said ? "" : kLeft));
      is_said = is_said || !is_year;
    }
    return row;
  }

  const Facts& facts_;
  const YearFacts& year_;
  const Keys& keys_;
  Measure measure_;
  Keys absence_keys_;
  /// Per absence key, sorted.
  std::vector<std::vector<int>> values_;
  std::vector<Slice> slices_;
};

}  // namespace

int rank_of(const PupilPlace& place, Key key) {
  switch (key) {
    case Key::school:
      return place.school;
    case Key::area:
      return place.area;
    case Key::grade:
      return place.grade;
    default:
      return static_cast<int>(place.gender);
  }
}

int value_of(const PupilFacts& pupil, Measure measure, int hour_minutes) {
  int amount = 0;
  for (const Fact& fact : pupil.facts)
    amount += amount_of(fact, measure);
  return counted(amount, measure, hour_minutes);
}

Table tabulate(const Facts& facts, const Keys& keys, Measure measure) {
  Table table{keys, measure, {}};
  for (const YearFacts& year : facts.years)
    YearRows(facts, year, keys, measure).add_to(table.rows);
  std::ranges::sort(table.rows, [](const Row& a, const Row& b) {
    return std::tie(a.is_left, a.ranks) < std::tie(b.is_left, b.ranks);
  });
  return table;
}

}  // namespace tilstede::owner
