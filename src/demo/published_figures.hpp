// The figures on which the demo municipality is built: the tables of the Sandefjord audit (2025), copied into
// demo/. Whole numbers, mean per school and grade.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace tilstede::demo {

struct MeanAbsence {
  int days = 0;
  int hours = 0;
};

struct PublishedSchool {
  /// As in the enrolment table, "Andebu ungdomsskole".
  std::string name;
  int pupils = 0;
  /// Grades that have pupils, in order. A school that the tables list with nothing but zeros on a grade does
  /// not have that grade.
  std::vector<int> grades{};
  /// Per grade: pupils by the fixed rule (an even split, the remainder to the lowest grades).
  std::map<int, int> enrolment{};
  /// Per school year and grade.
  std::map<SchoolYear, std::map<int, MeanAbsence>> means{};
};

/// The three school years of the tables; the last one runs to 31 October.
const std::vector<SchoolYear>& published_years();

/// Both files as text; throws std::runtime_error with the line when they are not the audit's.
std::vector<PublishedSchool> read_published_figures(const std::string& absence_csv,
                                                    const std::string& enrolment_csv);

}  // namespace tilstede::demo
