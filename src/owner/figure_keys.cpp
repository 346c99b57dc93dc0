#include "owner/figure_keys.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace tilstede::owner {
namespace {

constexpr Measure kMeasures[] = {Measure::days, Measure::hours, Measure::late};

std::string key_names() {
  std::string names;
  for (const Key key : kKeys)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", name_of(key));
  return names;
}

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
    case Key::month:
      return "month";
    case Key::weekday:
      return "weekday";
    case Key::reason:
      return "reason";
    case Key::documented:
      return "documented";
    case Key::school_year:
      return "school_year";
  }
  return {};
}

std::string_view name_of(Measure measure) {
  switch (measure) {
    case Measure::days:
      return "days";
    case Measure::hours:
      return "hours";
    case Measure::late:
      return "late";
  }
  return {};
}

bool is_of_pupil(Key key) {
  return key == Key::school || key == Key::grade || key == Key::area || key == Key::gender;
}

bool is_of_absence(Key key) {
  return !is_of_pupil(key) && key != Key::school_year;
}

bool has(const Keys& keys, Key key) {
  return std::ranges::find(keys, key) != keys.end();
}

Result<Keys, std::string> parse_keys(std::string_view text) {
  Keys keys;
  if (text.empty()) return keys;
  for (const std::string_view part : split(text, ',')) {
    const auto* const found = std::ranges::find(kKeys, part, [](Key key) { return name_of(key); });
    if (found == std::end(kKeys))
      return refused(fmt::format("'{}' is no key of figures; the keys are {}", part, key_names()));
    if (has(keys, *found)) return refused(fmt::format("the key '{}' is named twice", part));
    keys.push_back(*found);
  }
  return keys;
}

Result<Measure, std::string> parse_measure(std::string_view text) {
  const auto* const found =
      std::ranges::find(kMeasures, text, [](Measure measure) { return name_of(measure); });
  if (found == std::end(kMeasures))
    return refused(fmt::format("'{}' is no measure; the measures are days, hours and late", text));
  return *found;
}

}  // namespace tilstede::owner
