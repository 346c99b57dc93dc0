// Made-up columns for tests: a few schools on two calendars, and pupils of every kind.
#pragma once

#include <vector>

#include "engine/columns_build.hpp"

namespace tilstede::engine {

/// Days off the calendars differ in: the autumn week, and one has a day more.
std::vector<ColumnCalendar> two_calendars();

struct ColumnWorld {
  std::vector<ColumnCalendar> calendars = two_calendars();
  std::vector<ColumnPupil> pupils;
  std::vector<ColumnEntry> entries;

  ColumnSource source() const;
  ColumnPupil& add_pupil(std::uint32_t school, int calendar, int grade = 1);
  /// On the pupil's n-th school day.
  ColumnEntry& add_entry(std::size_t pupil, int day, ColumnKind kind = ColumnKind::day, int lessons = 0);
};

/// Reason 2 is exempt.
BuiltColumns built(const ColumnWorld& world, std::size_t tasks = 1);

/// Never absent, absent every day, late five times a day, and in between; rows in no order.
ColumnWorld random_world(unsigned seed, int schools, int pupils_max);

}  // namespace tilstede::engine
