// A made-up school year of any number of pupils, the same on every run: what the engine and DuckDB are both
// given. Days, hours and late arrivals follow the published distributions of Norwegian absence by grade.
#pragma once

#include <vector>

#include "engine/columns_build.hpp"

namespace tilstede::bench {

constexpr int kCalendars = 4;
constexpr int kGrades = 10;
constexpr int kSubjects = 12;
/// Reasons from this on are exempt.
constexpr int kFirstExemptReason = 2;

struct World {
  std::vector<engine::ColumnCalendar> calendars;
  std::vector<engine::ColumnPupil> pupils;
  /// In the order they were registered: by date.
  std::vector<engine::ColumnEntry> entries;

  engine::ColumnSource source() const;
};

/// 190 days from 18 August 2025; the autumn and winter breaks differ.
std::vector<engine::ColumnCalendar> school_calendars();

/// A subject's share of a grade's lessons.
double lesson_share(int grade, int subject);

World make_world(int pupils, int schools);

}  // namespace tilstede::bench
