#include "owner/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "engine/distribution.hpp"
#include "owner/absence_parts.hpp"

namespace tilstede::owner {
namespace {

constexpr std::string_view kWeekdays[] = {"",         "monday", "tuesday",  "wednesday",
                                          "thursday", "friday", "saturday", "sunday"};

std::string month_text(SchoolYear year, int rank) {
  const int month = (rank + 7) % 12 + 1;
  return fmt::format("{}-{:02}", month >= 8 ? year.begins : year.begins + 1, month);
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

/// The ranks of a group in the keys of pupils, each in sixteen bits.
std::uint64_t packed(const PupilPlace& place, const Keys& keys) {
  std::uint64_t group = 0;
  for (const Key key : keys)
    group = group << 16 | static_cast<std::uint16_t>(rank_of(place, key) + 1);
  return group;
}

Row described(const engine::Distribution& pupils) {
  Row row;
  row.pupils = pupils.pupils();
  row.sum = pupils.sum();
  row.median = pupils.median();
  row.p90 = pupils.p90();
  row.with_any = pupils.at_least(1);
  row.at_least_10 = pupils.at_least(10);
  row.at_least_20 = pupils.at_least(20);
  return row;
}

using Pupils = std::vector<const PupilFacts*>;

/// The rows of one school year.
class YearRows {
 public:
  YearRows(const Facts& facts, const YearFacts& year, const Keys& keys, Measure measure)
      : facts_(facts), year_(year), keys_(keys), measure_(measure), parts_(year, keys) {
    std::ranges::copy_if(keys, std::back_inserter(pupil_keys_), is_of_pupil);
  }

  void add_to(std::vector<Row>& rows) const {
    std::unordered_map<std::uint64_t, Pupils> groups;
    Pupils left;
    for (const PupilFacts& pupil : year_.pupils)
      (pupil.place.has_left ? left : groups[packed(pupil.place, pupil_keys_)]).push_back(&pupil);
    for (const auto& [group, pupils] : groups)
      add_group(rows, pupils);
    const bool has_room = std::ranges::any_of(keys_, [](Key key) { return key != Key::school_year; });
    if (!left.empty() && has_room) rows.push_back(row_of_left(left));
  }

 private:
  /// The pupil's absence in each part, in the measure's unit.
  void value(const PupilFacts& pupil, std::vector<int>& values) const {
    std::ranges::fill(values, 0);
    for (const Fact& fact : pupil.facts) {
      const int amount = amount_of(fact, measure_);
      if (amount != 0) values[parts_.part_of(fact)] += amount;
    }
    for (int& of_part : values)
      of_part = counted(of_part, measure_, year_.hour_minutes);
  }

  void add_group(std::vector<Row>& rows, const Pupils& pupils) const {
    std::vector<engine::Distribution> distributions(parts_.count());
    std::vector<int> over(parts_.count(), 0);
    std::vector<int> values(parts_.count());
    for (const PupilFacts* pupil : pupils) {
      value(*pupil, values);
      const std::vector<int>& school_days = parts_.school_days(*pupil);
      for (std::size_t i = 0; i < values.size(); ++i) {
        distributions[i].add(values[i]);
        if (values[i] * 10 > school_days[i]) ++over[i];
      }
    }
    for (std::size_t i = 0; i < distributions.size(); ++i) {
      Row row = described(distributions[i]);
      if (measure_ == Measure::days) row.over_10_percent = over[i];
      name(row, pupils.front()->place, parts_.ranks(i));
      rows.push_back(std::move(row));
    }
  }

  void name(Row& row, const PupilPlace& place, const std::vector<int>& part) const {
    auto of_absence = part.begin();
    for (const Key key : keys_) {
      if (key == Key::school_year) {
        row.ranks.push_back(year_.year.begins);
      } else {
        row.ranks.push_back(is_of_pupil(key) ? rank_of(place, key) : *of_absence++);
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

  Row row_of_left(const Pupils& pupils) const {
    engine::Distribution distribution;
    int over = 0;
    for (const PupilFacts* pupil : pupils) {
      const int value = value_of(*pupil, measure_, year_.hour_minutes);
      distribution.add(value);
      if (value * 10 > std::ssize(pupil->school_days)) ++over;
    }
    Row row = described(distribution);
    if (measure_ == Measure::days) row.over_10_percent = over;
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
  Keys pupil_keys_;
  AbsenceParts parts_;
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
