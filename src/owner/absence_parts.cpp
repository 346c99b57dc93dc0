#include "owner/absence_parts.hpp"

#include <algorithm>
#include <array>

namespace tilstede::owner {
namespace {

constexpr std::size_t kMonths = 12;
constexpr std::size_t kAnyMonth = kMonths;
constexpr std::size_t kWeekdays = 8;
constexpr std::size_t kAnyWeekday = 0;

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

/// Which values occur.
class Seen {
 public:
  void add(int value) {
    const auto index = static_cast<std::size_t>(value);
    if (index >= is_seen_.size()) is_seen_.resize(index + 1, 0);
    is_seen_[index] = 1;
  }

  std::vector<int> values() const {
    std::vector<int> values;
    for (std::size_t i = 0; i < is_seen_.size(); ++i) {
      if (is_seen_[i] != 0) values.push_back(static_cast<int>(i));
    }
    return values;
  }

 private:
  std::vector<char> is_seen_;
};

}  // namespace

int month_rank(const Date& date) {
  return static_cast<int>((static_cast<unsigned>(date.month()) + 4) % kMonths);
}

AbsenceParts::AbsenceParts(const YearFacts& year, const Keys& keys) : year_(year) {
  find_school_days();
  for (const Key key : keys) {
    if (is_of_absence(key)) dimensions_.push_back(dimension_of(key));
  }
  add_parts({}, 0);
  for (const auto& [at, days] : calendars_)
    school_days_.emplace(at, days_in_parts(days));
}

std::size_t AbsenceParts::part_of(const Fact& fact) const {
  std::size_t part = 0;
  for (const Dimension& dimension : dimensions_) {
    const auto rank = static_cast<std::size_t>(rank_of(fact, dimension.key));
    part = part * dimension.values.size() + dimension.places[rank];
  }
  return part;
}

void AbsenceParts::find_school_days() {
  const PupilFacts* last = nullptr;
  for (const PupilFacts& pupil : year_.pupils) {
    if (last == nullptr || last->school_days.data() != pupil.school_days.data())
      calendars_.emplace(pupil.school_days.data(), pupil.school_days);
    last = &pupil;
  }
}

AbsenceParts::Dimension AbsenceParts::dimension_of(Key key) const {
  Seen seen;
  if (key == Key::documented) {
    seen.add(0);
    seen.add(1);
  } else {
    for (const PupilFacts& pupil : year_.pupils) {
      for (const Fact& fact : pupil.facts)
        seen.add(rank_of(fact, key));
    }
  }
  if (key == Key::month || key == Key::weekday) {
    for (const auto& [at, days] : calendars_) {
      for (const Date& date : days)
        seen.add(key == Key::month ? month_rank(date) : weekday_of(date));
    }
  }
  Dimension dimension{key, seen.values(), {}};
  if (!dimension.values.empty())
    dimension.places.resize(static_cast<std::size_t>(dimension.values.back()) + 1);
  for (std::size_t i = 0; i < dimension.values.size(); ++i)
    dimension.places[static_cast<std::size_t>(dimension.values[i])] = i;
  return dimension;
}

void AbsenceParts::add_parts(const std::vector<int>& begun, std::size_t depth) {
  if (depth == dimensions_.size()) {
    ranks_.push_back(begun);
    return;
  }
  for (const int value : dimensions_[depth].values) {
    std::vector<int> longer = begun;
    longer.push_back(value);
    add_parts(longer, depth + 1);
  }
}

std::vector<int> AbsenceParts::days_in_parts(std::span<const Date> days) const {
  std::array<std::array<int, kWeekdays>, kMonths + 1> counts{};
  for (const Date& date : days) {
    const auto month = static_cast<std::size_t>(month_rank(date));
    const auto weekday = static_cast<std::size_t>(weekday_of(date));
    for (const std::size_t of_month : {month, kAnyMonth}) {
      for (const std::size_t of_weekday : {weekday, kAnyWeekday})
        ++counts[of_month][of_weekday];
    }
  }
  std::vector<int> in_parts;
  for (const std::vector<int>& part : ranks_) {
    std::size_t month = kAnyMonth;
    std::size_t weekday = kAnyWeekday;
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
      if (dimensions_[i].key == Key::month) month = static_cast<std::size_t>(part[i]);
      if (dimensions_[i].key == Key::weekday) weekday = static_cast<std::size_t>(part[i]);
    }
    in_parts.push_back(counts[month][weekday]);
  }
  return in_parts;
}

}  // namespace tilstede::owner
