#include "people/grounds.hpp"

#include <algorithm>

namespace tilstede::people {
namespace {

// The keys of both whose values differ, a missing value being an empty one.
template <class Key, class Value>
std::set<Key> differing(const std::map<Key, Value>& before, const std::map<Key, Value>& after) {
  std::set<Key> keys;
  for (const auto* one : {&before, &after}) {
    const auto& other = one == &before ? after : before;
    for (const auto& [key, value] : *one) {
      const auto found = other.find(key);
      if (found == other.end() || found->second != value) keys.insert(key);
    }
  }
  return keys;
}

bool has_new_code(const Grounds& before, const Grounds& after) {
  return std::any_of(before.subject_codes.begin(), before.subject_codes.end(), [&](const auto& subject) {
    const auto found = after.subject_codes.find(subject.first);
    return found != after.subject_codes.end() && found->second != subject.second;
  });
}

}  // namespace

void add_place(Grounds& grounds, const PupilId& pupil, const Uuid& school, const Period& days,
               SchoolYear last) {
  const SchoolYear until = days.to ? std::min(last, school_year_of(*days.to)) : last;
  for (SchoolYear year = school_year_of(days.from); year <= until; ++year.begins) {
    const Date to = days.to ? std::min(*days.to, last_day(year)) : last_day(year);
    const Period within{std::max(days.from, first_day(year)), to};
    grounds.places[{pupil, year}].insert({school, std::nullopt, within});
  }
}

std::vector<PupilYearKey> changed_years(const Grounds& before, const Grounds& after) {
  std::set<PupilYearKey> changed = differing(before.places, after.places);
  const auto years = differing(before.terms, after.terms);
  const bool is_everybody = has_new_code(before, after);
  for (const auto& [key, places] : after.places) {
    if (is_everybody || years.count(key.year) > 0) changed.insert(key);
  }
  return {changed.begin(), changed.end()};
}

}  // namespace tilstede::people
