// Published figures: the closed list of tables that may leave the circle which knows the pupils, and what is
// hidden in them. Pure. docs/decisions/0008-which-figures-leave-the-circle.md says why these.
#pragma once

#include <optional>

#include "owner/figures.hpp"

namespace tilstede::owner {

inline constexpr int kLeastPupils = 5;

/// By nothing, area, school, grade, gender, school and grade, grade and gender; by month, weekday or
/// documentation for all pupils together; each also per school year. The order of the keys is free.
bool is_published(const Keys& keys);

/// Figures are published as of the last day of a month that is over: neighbouring days would tell what
/// happened between them.
bool is_published_day(const Date& until, const Date& today);
/// The newest such day of the school year; nothing before its first month is over.
std::optional<Date> newest_published_day(SchoolYear year, const Date& today);

/// The tables of pupils and of absence, without school_year.
const std::vector<Keys>& published_tables();

/// All published tables of one year's facts, in the order of published_tables(), with what is hidden marked.
std::vector<Table> publish(const Facts& year, Measure measure, int least_pupils);

/// Hides in `table`, which was made from all pupils of `facts`, what would let a group of fewer than
/// `least_pupils` be found from the published tables and this one together. Keys of the absence must stand
/// alone (or beside school_year), as they do in the published tables.
void suppress(Table& table, const Facts& facts, int least_pupils);
bool can_be_suppressed(const Keys& keys);

}  // namespace tilstede::owner
