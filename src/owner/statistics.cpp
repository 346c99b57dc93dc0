#include "owner/statistics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "engine/distribution.hpp"

namespace tilstede::owner {
namespace {

constexpr std::string_view kLeft = "left";

struct GroupKey {
  bool has_left = false;
  /// Rank or number per key, for the order, then the texts.
  std::vector<int> ranks;
  std::vector<std::string> texts;

  auto operator<=>(const GroupKey&) const = default;
};

void append(GroupKey& group, Key key, const PupilFigure& pupil) {
  switch (key) {
    case Key::school:
      group.ranks.push_back(pupil.school_rank);
      group.texts.push_back(pupil.school);
      return;
    case Key::grade:
      group.ranks.push_back(pupil.grade);
      group.texts.push_back(std::to_string(pupil.grade));
      return;
    case Key::area:
      group.ranks.push_back(pupil.area_rank);
      group.texts.push_back(pupil.area);
      return;
    case Key::gender:
      group.ranks.push_back(0);
      group.texts.push_back(pupil.gender);
      return;
  }
}

GroupKey group_of(const PupilFigure& pupil, const std::vector<Key>& keys) {
  GroupKey group;
  if (pupil.has_left) {
    group.has_left = true;
    group.texts.assign(keys.size(), "");
    if (!keys.empty()) group.texts.front() = kLeft;
    return group;
  }
  for (const Key key : keys)
    append(group, key, pupil);
  return group;
}

double share_over_10_percent(const std::vector<const PupilFigure*>& pupils) {
  const auto count = std::count_if(pupils.begin(), pupils.end(), [](const PupilFigure* pupil) {
    return pupil->value * 10 > pupil->school_days;
  });
  return static_cast<double>(count) / static_cast<double>(pupils.size());
}

Row row_of(const GroupKey& key, const std::vector<const PupilFigure*>& pupils, Measure measure) {
  std::vector<int> values;
  for (const PupilFigure* pupil : pupils)
    values.push_back(pupil->value);
  const engine::Distribution distribution = engine::describe(values);
  Row row{.keys = key.texts,
          .pupils = distribution.pupils,
          .mean = distribution.mean,
          .median = distribution.median,
          .p90 = distribution.p90,
          .at_least_10 = engine::share_at_least(values, 10),
          .at_least_20 = engine::share_at_least(values, 20),
          .over_10_percent = std::nullopt};
  if (measure == Measure::days) row.over_10_percent = share_over_10_percent(pupils);
  return row;
}

// Up to four decimals, none that say nothing: 9, 10.5, 0.0833.
std::string number(double value) {
  std::string text = fmt::format("{:.4f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

constexpr std::string_view kColumns = "pupils,mean,median,p90,at_least_10,at_least_20,over_10_percent";

}  // namespace

std::string_view name_of(Key key) {
  switch (key) {
    case Key::school:
      return "school";
    case Key::grade:
      return "grade";
    case Key::area:
      return "area";
    case Key::gender:
      return "gender";
  }
  return {};
}

Result<std::vector<Key>, std::string> parse_keys(std::string_view text) {
  std::vector<Key> keys;
  for (const std::string_view part : split(text, ',')) {
    const auto known = {Key::school, Key::grade, Key::area, Key::gender};
    const auto found =
        std::find_if(known.begin(), known.end(), [&](Key key) { return name_of(key) == part; });
    if (found == known.end()) {
      return refused(
          fmt::format("'{}' is no key of figures; the keys are school, grade, area and gender", part));
    }
    if (std::find(keys.begin(), keys.end(), *found) != keys.end()) {
      return refused(fmt::format("the key '{}' is named twice", part));
    }
    keys.push_back(*found);
  }
  return keys;
}

Result<Measure, std::string> parse_measure(std::string_view text) {
  if (text == "days") return Measure::days;
  if (text == "hours") return Measure::hours;
  if (text == "late") return Measure::late;
  return refused(fmt::format("'{}' is no measure; the measures are days, hours and late", text));
}

std::vector<Row> group(const std::vector<PupilFigure>& pupils, const std::vector<Key>& keys,
                       Measure measure) {
  std::map<GroupKey, std::vector<const PupilFigure*>> groups;
  for (const PupilFigure& pupil : pupils)
    groups[group_of(pupil, keys)].push_back(&pupil);
  std::vector<Row> rows;
  for (const auto& [key, members] : groups)
    rows.push_back(row_of(key, members, measure));
  return rows;
}

std::string to_csv(const std::vector<Row>& rows, const std::vector<Key>& keys) {
  std::string csv;
  for (const Key key : keys)
    csv += fmt::format("{},", name_of(key));
  csv += fmt::format("{}\n", kColumns);
  for (const Row& row : rows) {
    for (const std::string& key : row.keys)
      csv += csv_cell(key) + ',';
    csv += fmt::format("{},{},{},{},{},{},{}\n", row.pupils, number(row.mean), number(row.median),
                       number(row.p90), number(row.at_least_10), number(row.at_least_20),
                       row.over_10_percent ? number(*row.over_10_percent) : "");
  }
  return csv;
}

std::string to_json(const std::vector<Row>& rows, const std::vector<Key>& keys) {
  const auto rounded = [](double value) { return std::stod(number(value)); };
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Row& row : rows) {
    nlohmann::ordered_json item;
    for (std::size_t i = 0; i < keys.size(); ++i)
      item[std::string(name_of(keys[i]))] = row.keys[i];
    item["pupils"] = row.pupils;
    item["mean"] = rounded(row.mean);
    item["median"] = rounded(row.median);
    item["p90"] = rounded(row.p90);
    item["at_least_10"] = rounded(row.at_least_10);
    item["at_least_20"] = rounded(row.at_least_20);
    item["over_10_percent"] = nullptr;
    if (row.over_10_percent) item["over_10_percent"] = rounded(*row.over_10_percent);
    list.push_back(std::move(item));
  }
  return list.dump(2) + "\n";
}

}  // namespace tilstede::owner
