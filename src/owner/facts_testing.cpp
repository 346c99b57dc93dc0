#include "owner/facts_testing.hpp"

#include <deque>

#include "engine/pupil_year_testing.hpp"

namespace tilstede::owner::testing {
namespace {

constexpr int kMost = 200;

Date nth_day(int number) {
  return add_days(engine::day("2024-08-19"), number);
}

}  // namespace

std::span<const Fact> kept(std::vector<Fact> facts) {
  static std::deque<std::vector<Fact>> all;
  return all.emplace_back(std::move(facts));
}

std::span<const Date> kept(std::vector<Date> dates) {
  static std::deque<std::vector<Date>> all;
  return all.emplace_back(std::move(dates));
}

std::span<const Fact> first_days_absent(int count) {
  static const std::vector<Fact> kAll = [] {
    std::vector<Fact> facts;
    for (int i = 0; i < kMost; ++i)
      facts.push_back({nth_day(i), 1, 0, 0, true, 0});
    return facts;
  }();
  return std::span(kAll).first(static_cast<std::size_t>(count));
}

std::span<const Date> first_days(int count) {
  std::vector<Date> dates;
  for (int i = 0; i < count; ++i)
    dates.push_back(nth_day(i));
  return kept(std::move(dates));
}

}  // namespace tilstede::owner::testing
