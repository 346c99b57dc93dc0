#include "owner/published.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "owner/suppression.hpp"

namespace tilstede::owner {
namespace {

using std::chrono::last;
using std::chrono::months;

// In order of importance: what comes first is shown before what comes later.
const std::vector<Keys>& published_of_pupils() {
  static const std::vector<Keys> kTables = {
      {},
      {Key::area},
      {Key::school},
      {Key::grade},
      {Key::gender},
      {Key::school, Key::grade},
      {Key::grade, Key::gender},
  };
  return kTables;
}

constexpr Key kPublishedOfAbsence[] = {Key::month, Key::weekday, Key::documented};

Keys sorted(Keys keys) {
  std::ranges::sort(keys);
  return keys;
}

Keys of_pupils(const Keys& keys) {
  Keys found;
  std::ranges::copy_if(keys, std::back_inserter(found), is_of_pupil);
  return found;
}

Keys of_absence(const Keys& keys) {
  Keys found;
  std::ranges::copy_if(keys, std::back_inserter(found), is_of_absence);
  return found;
}

bool is_published_of_pupils(const Keys& keys) {
  const auto& tables = published_of_pupils();
  return std::ranges::any_of(tables, [&](const Keys& table) { return sorted(table) == sorted(keys); });
}

/// What is told of a group, each hidden by a rule of its own.
enum class Told { amounts, at_least_10, at_least_20, over_10_percent };
constexpr Told kTold[] = {Told::amounts, Told::at_least_10, Told::at_least_20, Told::over_10_percent};

// More days, hours or late arrivals than anybody has in a year.
constexpr int kMostOfOnePupil = 2'000;

SafetyRule rule_for(Told told, int least_pupils) {
  SafetyRule rule;
  rule.least_pupils = least_pupils;
  if (told == Told::amounts) {
    rule.most_of_one = kMostOfOnePupil;
  } else {
    rule.least_others = rule.least_holders;
  }
  return rule;
}

bool holds(Told told, const PupilFacts& pupil, int value) {
  switch (told) {
    case Told::amounts:
      return value >= 1;
    case Told::at_least_10:
      return value >= 10;
    case Told::at_least_20:
      return value >= 20;
    case Told::over_10_percent:
      return value * 10 > static_cast<int>(pupil.school_days.size());
  }
  return false;
}

Count count_of(Told told, const Row& row) {
  switch (told) {
    case Told::amounts:
      return {row.pupils, row.with_any, row.sum};
    case Told::at_least_10:
      return {row.pupils, row.at_least_10, row.at_least_10};
    case Told::at_least_20:
      return {row.pupils, row.at_least_20, row.at_least_20};
    case Told::over_10_percent:
      return {row.pupils, row.over_10_percent.value_or(0), row.over_10_percent.value_or(0)};
  }
  return {};
}

void hide(Hidden& hidden, Told told) {
  switch (told) {
    case Told::amounts:
      hidden.all = true;
      return;
    case Told::at_least_10:
      hidden.at_least_10 = true;
      return;
    case Told::at_least_20:
      hidden.at_least_20 = true;
      return;
    case Told::over_10_percent:
      hidden.over_10_percent = true;
      return;
  }
}

using Ranks = std::vector<int>;

/// The pupils of one year as atoms, and the published tables of pupils as sets of them, with one table more
/// when that is asked for. Those who have left are in none: they are a group of their own.
class YearCells {
 public:
  YearCells(const YearFacts& year, Measure measure, int least_pupils, const Keys& asked)
      : year_(year), measure_(measure), least_pupils_(least_pupils) {
    for (const PupilFacts& pupil : year.pupils) {
      if (!pupil.place.has_left) atoms_.try_emplace(key_of(pupil.place), atoms_.size());
    }
    for (const Keys& keys : published_of_pupils())
      add_table(keys);
    if (!is_published_of_pupils(asked)) add_table(sorted(asked));
    for (const Told told : kTold) {
      if (told != Told::over_10_percent || measure == Measure::days) shown_[told] = choose(told);
    }
  }

  bool is_told(Told told) const { return shown_.contains(told); }

  /// May it be told of the group of this row, in a table by `keys`?
  bool may_show(Told told, const Row& row, const Keys& keys) const {
    const Keys canonical = sorted(of_pupils(keys));
    Ranks ranks;
    for (const Key key : canonical)
      ranks.push_back(row.ranks[static_cast<std::size_t>(std::ranges::find(keys, key) - keys.begin())]);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (groups_[i].keys == canonical) return shown_.at(told)[i][groups_[i].cells.at(ranks)];
    }
    return false;
  }

 private:
  using Atom = std::tuple<int, int, int>;

  /// A table's keys, sorted, and its cells by their ranks.
  struct Groups {
    Keys keys;
    std::map<Ranks, std::size_t> cells;
  };

  static Atom key_of(const PupilPlace& place) {
    return {place.school, place.grade, static_cast<int>(place.gender)};
  }

  void add_table(const Keys& keys) {
    Groups groups{sorted(keys), {}};
    std::vector<std::vector<int>> cells;
    std::vector<bool> is_seen(atoms_.size(), false);
    for (const PupilFacts& pupil : year_.pupils) {
      if (pupil.place.has_left) continue;
      const std::size_t atom = atoms_.at(key_of(pupil.place));
      if (is_seen[atom]) continue;
      is_seen[atom] = true;
      Ranks ranks;
      for (const Key key : groups.keys)
        ranks.push_back(rank_of(pupil.place, key));
      const auto [group, is_new] = groups.cells.try_emplace(ranks, cells.size());
      if (is_new) cells.emplace_back();
      cells[group->second].push_back(static_cast<int>(atom));
    }
    for (auto& cell : cells)
      std::ranges::sort(cell);
    tables_.push_back({std::move(cells)});
    groups_.push_back(std::move(groups));
  }

  std::vector<std::vector<bool>> choose(Told told) const {
    std::vector<Count> counts(atoms_.size());
    for (const PupilFacts& pupil : year_.pupils) {
      if (pupil.place.has_left) continue;
      const int value = value_of(pupil, measure_, year_.hour_minutes);
      const int holder = holds(told, pupil, value) ? 1 : 0;
      counts[atoms_.at(key_of(pupil.place))] += {1, holder, told == Told::amounts ? value : holder};
    }
    return choose_shown(counts, tables_, rule_for(told, least_pupils_));
  }

  const YearFacts& year_;
  Measure measure_;
  int least_pupils_;
  std::map<Atom, std::size_t> atoms_;
  std::vector<TableCells> tables_;
  std::vector<Groups> groups_;
  std::map<Told, std::vector<std::vector<bool>>> shown_;
};

bool is_of_year(const Row& row, const Keys& keys, SchoolYear year) {
  const auto at = std::ranges::find(keys, Key::school_year) - keys.begin();
  return at == std::ssize(keys) || row.ranks[static_cast<std::size_t>(at)] == year.begins;
}

std::vector<Row*> rows_of_year(Table& table, SchoolYear year) {
  std::vector<Row*> rows;
  for (Row& row : table.rows) {
    if (is_of_year(row, table.keys, year)) rows.push_back(&row);
  }
  return rows;
}

void hide_unsafe(const std::vector<Row*>& rows, Told told, const SafetyRule& rule) {
  for (Row* row : rows) {
    if (rule.is_unsafe(count_of(told, *row))) hide(row->hidden, told);
  }
}

// The parts of the absence of all pupils add up to the total, which is published: one hidden part alone would
// be the difference.
void hide_one_more(const std::vector<Row*>& rows) {
  Row* smallest = nullptr;
  bool is_any_hidden = false;
  for (Row* row : rows) {
    if (row->is_left) continue;
    if (row->hidden.all) {
      is_any_hidden = true;
    } else if (smallest == nullptr || row->with_any < smallest->with_any) {
      smallest = row;
    }
  }
  if (is_any_hidden && smallest != nullptr) smallest->hidden.all = true;
}

// Those who have left are always hidden: they gather no more absence, so the difference between two days
// would be that of whoever left in between.
void hide_in(const std::vector<Row*>& rows, const Keys& keys, const YearCells& cells, int least_pupils) {
  for (const Told told : kTold) {
    if (!cells.is_told(told)) continue;
    hide_unsafe(rows, told, rule_for(told, least_pupils));
    for (Row* row : rows) {
      if (row->is_left || !cells.may_show(told, *row, keys)) hide(row->hidden, told);
    }
  }
  if (!of_absence(keys).empty()) hide_one_more(rows);
}

}  // namespace

const std::vector<Keys>& published_tables() {
  static const std::vector<Keys> kTables = [] {
    std::vector<Keys> tables = published_of_pupils();
    for (const Key key : kPublishedOfAbsence)
      tables.push_back({key});
    return tables;
  }();
  return kTables;
}

bool can_be_suppressed(const Keys& keys) {
  const Keys absence = of_absence(keys);
  if (absence.empty()) return true;
  return absence.size() == 1 && of_pupils(keys).empty() &&
         std::ranges::find(kPublishedOfAbsence, absence.front()) != std::end(kPublishedOfAbsence);
}

bool is_published(const Keys& keys) {
  return can_be_suppressed(keys) && is_published_of_pupils(of_pupils(keys));
}

bool is_published_day(const Date& until, const Date& today) {
  return until == Date{until.year() / until.month() / last} && until < today;
}

std::optional<Date> newest_published_day(SchoolYear year, const Date& today) {
  const Date before = add_days(today, -1);
  const Date end = std::min(before, last_day(year));
  Date newest{end.year() / end.month() / last};
  if (end < newest) {
    const auto earlier = std::chrono::year_month{end.year(), end.month()} - months{1};
    newest = Date{earlier / last};
  }
  if (newest < first_day(year)) return std::nullopt;
  return newest;
}

void suppress(Table& table, const Facts& facts, int least_pupils) {
  for (const YearFacts& year : facts.years) {
    const YearCells cells(year, table.measure, least_pupils, of_pupils(table.keys));
    hide_in(rows_of_year(table, year.year), table.keys, cells, least_pupils);
  }
}

std::vector<Table> publish(const Facts& year, Measure measure, int least_pupils) {
  const YearCells cells(year.years.at(0), measure, least_pupils, {});
  std::vector<Table> tables;
  for (const Keys& keys : published_tables()) {
    tables.push_back(tabulate(year, keys, measure));
    hide_in(rows_of_year(tables.back(), year.years[0].year), keys, cells, least_pupils);
  }
  return tables;
}

}  // namespace tilstede::owner
