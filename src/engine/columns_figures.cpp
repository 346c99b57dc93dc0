#include "engine/columns_figures.hpp"

#include <algorithm>
#include <numeric>

#include "engine/kernels/kernels.hpp"

namespace tilstede::engine {
namespace {

using Row = std::array<std::uint16_t, CutoffLanes::kLanes>;

void add_from(const FigurePlan::Calendar& calendar, std::uint8_t day, int amount, std::uint16_t* half) {
  for (int cut = 0; cut < CutoffLanes::kCuts; ++cut) {
    if (day < calendar.days_until[static_cast<std::size_t>(cut)])
      half[cut] = static_cast<std::uint16_t>(half[cut] + amount);
  }
}

Row row_of(const Columns& columns, const FigurePlan::Calendar& calendar, Place p) {
  Row row{};
  std::uint16_t* const hours = row.data() + CutoffLanes::kCuts;
  for (auto i = columns.days.begin(p); i < columns.days.end(p); ++i)
    add_from(calendar, columns.days.day.data()[i], 1, row.data());
  for (auto i = columns.hours.begin(p); i < columns.hours.end(p); ++i)
    add_from(calendar, columns.hours.day.data()[i], detail::lessons(columns.hours.detail.data()[i]), hours);
  for (auto i = columns.exempt.begin(p); i < columns.exempt.end(p); ++i) {
    const std::uint8_t day = columns.exempt.day.data()[i];
    const std::uint8_t about = columns.exempt.detail.data()[i];
    const auto kind = static_cast<ColumnKind>(detail::low(about));
    if (kind == ColumnKind::day) add_from(calendar, day, 1, row.data());
    if (kind == ColumnKind::lesson) add_from(calendar, day, detail::lessons(about), hours);
  }
  return row;
}

void describe_lane(const std::vector<Row>& rows, const FigurePlan::Calendar& calendar, std::size_t lane,
                   CellFigures& cell) {
  std::vector<int> values;
  for (const Row& row : rows)
    values.push_back(row[lane]);
  std::sort(values.begin(), values.end());
  const std::size_t last = values.size() - 1;
  const std::size_t below = 9 * last / 10;
  const int part = static_cast<int>(9 * last % 10);
  const int above = values[std::min(below + 1, last)];
  cell.sum[lane] = static_cast<std::uint32_t>(std::accumulate(values.begin(), values.end(), 0));
  cell.median_twice[lane] = static_cast<std::uint16_t>(values[last / 2] + values[(last + 1) / 2]);
  cell.p90_tenfold[lane] = static_cast<std::uint16_t>(values[below] * (10 - part) + above * part);
  for (std::size_t limit = 0; limit < FigurePlan::kLimits; ++limit) {
    cell.reached[limit][lane] = static_cast<std::uint16_t>(std::count_if(
        values.begin(), values.end(), [&](int value) { return value >= calendar.limits[limit][lane]; }));
  }
}

CellFigures cell_of(const std::vector<Row>& rows, const FigurePlan::Calendar& calendar) {
  CellFigures cell{};
  cell.pupils = static_cast<std::uint32_t>(rows.size());
  if (rows.empty()) return cell;
  for (std::size_t lane = 0; lane < CutoffLanes::kLanes; ++lane)
    describe_lane(rows, calendar, lane, cell);
  return cell;
}

void figure_cohort_plainly(const Columns& columns, const FigurePlan& plan, std::size_t cohort,
                           CellFigures* cells) {
  const auto& calendar = plan.calendars[columns.cohorts[cohort].calendar];
  std::vector<std::vector<Row>> rows(static_cast<std::size_t>(plan.genders));
  for (Place p = columns.cohorts[cohort].first; p < columns.cohorts[cohort + 1].first; ++p)
    rows[columns.gender_at.data()[p]].push_back(row_of(columns, calendar, p));
  for (const auto& of_gender : rows)
    *cells++ = cell_of(of_gender, calendar);
}

LateFigures late_of(const Columns& columns, const FigurePlan::Calendar& calendar, Place begin, Place end) {
  LateFigures late{};
  const auto add = [&](std::uint8_t day) {
    for (std::size_t cut = 0; cut < CutoffLanes::kCuts; ++cut)
      late.until[cut] += day < calendar.days_until[cut];
  };
  for (auto i = columns.late.begin(begin); i < columns.late.begin(end); ++i)
    add(columns.late.day.data()[i]);
  for (auto i = columns.exempt.begin(begin); i < columns.exempt.begin(end); ++i) {
    if (detail::low(columns.exempt.detail.data()[i]) == static_cast<int>(ColumnKind::late))
      add(columns.exempt.day.data()[i]);
  }
  return late;
}

}  // namespace

void figure_schools(const Columns& columns, const FigurePlan& plan, std::size_t first, std::size_t last,
                    CellFigures* cells, LateFigures* late, InstructionSet set) {
  kernels_of(set).figure_schools(columns, plan, first, last, cells, late);
}

void figure_schools_plainly(const Columns& columns, const FigurePlan& plan, std::size_t first,
                            std::size_t last, CellFigures* cells, LateFigures* late) {
  for (std::size_t s = first; s < last; ++s) {
    const auto& school = columns.schools[s];
    const auto& next = columns.schools[s + 1];
    for (std::size_t cohort = school.first_cohort; cohort < next.first_cohort; ++cohort)
      figure_cohort_plainly(columns, plan, cohort, cells + cohort * static_cast<std::size_t>(plan.genders));
    late[s] = late_of(columns, plan.calendars[school.calendar], school.first, next.first);
  }
}

}  // namespace tilstede::engine
