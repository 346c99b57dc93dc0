// The table in print: docs/critical-counts.csv, for whoever wants to check a flag by hand.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "engine/patterns/critical_counts.hpp"

namespace tilstede::engine {
namespace {

constexpr const char* kFile = "docs/critical-counts.csv";
constexpr std::size_t kPrintedMost = 40;

std::string row_of(Looks looks, int percent, int once_in) {
  std::size_t chance = 0;
  while (kChances[chance] != once_in)
    ++chance;
  std::string row = looks == Looks::single ? "one look," : "every absence of the year,";
  row += std::to_string(percent) + "," + std::to_string(once_in);
  const auto& counts = critical_counts(looks, percent, chance);
  for (std::size_t n = 3; n <= kPrintedMost; ++n)
    row += counts[n] > n ? ",never" : "," + std::to_string(counts[n]);
  return row + "\n";
}

/// What the rules that ship ask for: weekdays and days off in Norwegian calendars, subjects from one lesson a
/// week to the largest, the eight looks for a rise.
std::string table() {
  std::string text = "corrected_for,share_percent,once_in";
  for (std::size_t n = 3; n <= kPrintedMost; ++n)
    text += ",n" + std::to_string(n);
  text += "\n";
  for (const int percent : {19, 20, 21, 22})
    text += row_of(Looks::sequential, percent, 500);
  for (int percent = 38; percent <= 46; ++percent)
    text += row_of(Looks::sequential, percent, 100);
  for (const int once_in : {1000, 1500}) {
    for (int percent = 3; percent <= 25; ++percent)
      text += row_of(Looks::sequential, percent, once_in);
  }
  for (const int percent : {67, 50, 40, 34, 29, 25, 23, 20})
    text += row_of(Looks::single, percent, 200);
  return text;
}

/// UPDATE_GOLDEN=1 build/pure_tests --gtest_filter='CriticalCountsPrint*' writes it again.
TEST(CriticalCountsPrint, is_the_table_that_flags_are_judged_by) {
  if (std::getenv("UPDATE_GOLDEN")) std::ofstream(kFile) << table();
  std::ifstream file(kFile);
  std::ostringstream printed;
  printed << file.rdbuf();
  EXPECT_EQ(printed.str(), table());
}

}  // namespace
}  // namespace tilstede::engine
