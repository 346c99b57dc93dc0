#include "nation/sums.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tilstede::bench {
namespace {

using engine::CutoffLanes;
using engine::Place;

struct Sums {
  std::int64_t count = 0;
  std::int64_t sum = 0;
  std::int64_t weighted = 0;

  void add(std::int64_t value, std::int64_t weight) {
    ++count;
    sum += value;
    weighted += value * weight;
  }
};

std::string text_of(std::string_view name, const Sums& sums) {
  return fmt::format("\"{}\":[{},{},{}]", name, sums.count, sums.sum, sums.weighted);
}

template <class Value>
Sums over_pupils(const engine::Columns& columns, Value value) {
  Sums sums;
  for (Place place = 0; place < columns.pupils(); ++place) {
    const std::int64_t found = value(place);
    if (found >= 0) sums.add(found, columns.pupil_at[place] % 1009);
  }
  return sums;
}

// A first day as days since 1 August, -1 where there is none.
class Dates {
 public:
  explicit Dates(const engine::Columns& columns) : columns_(columns) {
    for (const auto& calendar : columns.calendars) {
      std::array<int, 256> offsets;
      offsets.fill(-1);
      for (std::size_t offset = 0; offset < calendar.day_of_offset.size(); ++offset) {
        const std::uint8_t day = calendar.day_of_offset[offset];
        if (day != engine::kNoDay) offsets[day] = static_cast<int>(offset);
      }
      offsets_.push_back(offsets);
    }
  }

  int offset(Place place, std::uint8_t day) const {
    const auto& begins = columns_.calendar_begins;
    const auto calendar = std::upper_bound(begins.begin(), begins.end(), place) - begins.begin() - 1;
    return offsets_[static_cast<std::size_t>(calendar)][day];
  }

 private:
  const engine::Columns& columns_;
  std::vector<std::array<int, 256>> offsets_;
};

std::string rule_sums(const Workload& workload) {
  const auto& columns = workload.columns();
  const auto& findings = workload.findings();
  const Dates dates(columns);
  std::string text;
  for (std::size_t i = 0; i < kFirsts; ++i) {
    const std::uint8_t* const days = findings.first[i].data();
    text += text_of(kFirstNames[i], over_pupils(columns, [&](Place p) { return dates.offset(p, days[p]); })) +
            ",";
  }
  for (std::size_t i = 0; i < kCounts; ++i) {
    const std::uint8_t* const counts = findings.count[i].data();
    text += text_of(kCountNames[i], over_pupils(columns, [&](Place p) { return counts[p]; })) + ",";
  }
  for (std::size_t i = 0; i < kWideCounts; ++i)
    text +=
        text_of(kWideCountNames[i], over_pupils(columns, [&](Place p) { return findings.wide[i][p]; })) + ",";
  return text;
}

struct CellSums {
  std::int64_t cells = 0, weighted = 0;
  std::int64_t days = 0, hours = 0, median_days_twice = 0, median_hours_twice = 0, p90_days_tenfold = 0,
               p90_hours_tenfold = 0, days_10 = 0, days_20 = 0, hours_10 = 0, hours_20 = 0, tenth = 0;

  void add(const engine::CellFigures& cell, int cut, std::int64_t weight) {
    const auto d = static_cast<std::size_t>(CutoffLanes::days(cut));
    const auto h = static_cast<std::size_t>(CutoffLanes::hours(cut));
    ++cells;
    days += cell.sum[d];
    hours += cell.sum[h];
    median_days_twice += cell.median_twice[d];
    median_hours_twice += cell.median_twice[h];
    p90_days_tenfold += cell.p90_tenfold[d];
    p90_hours_tenfold += cell.p90_tenfold[h];
    days_10 += cell.reached[0][d];
    days_20 += cell.reached[1][d];
    hours_10 += cell.reached[0][h];
    hours_20 += cell.reached[1][h];
    tenth += cell.reached[2][d];
    const std::int64_t all = 20 * cell.median_twice[d] + 40 * cell.median_twice[h] + 2 * cell.p90_tenfold[d] +
                             4 * cell.p90_tenfold[h] + cell.sum[d] + cell.sum[h] + cell.reached[2][d];
    weighted += all * weight;
  }
};

std::string cell_sums(const Workload& workload) {
  const auto& columns = workload.columns();
  CellSums sums;
  for (std::size_t i = 0; i < workload.cells().size(); ++i) {
    const auto& cell = workload.cells()[i];
    const auto& cohort = columns.cohorts[i / 2];
    if (cell.pupils == 0) continue;
    for (int cut = kFirstPublishedCut; cut < kMonths; ++cut)
      sums.add(cell, cut,
               (cohort.school % 97 + 1) * (cohort.grade + 1) * (i % 2 + 1) * static_cast<unsigned>(cut));
  }
  return fmt::format("\"cells\":[{},{},{},{},{},{},{},{},{},{},{},{},{}],", sums.cells, sums.days, sums.hours,
                     sums.median_days_twice, sums.median_hours_twice, sums.p90_days_tenfold,
                     sums.p90_hours_tenfold, sums.days_10, sums.days_20, sums.hours_10, sums.hours_20,
                     sums.tenth, sums.weighted);
}

// Between two cut-offs lies a month.
template <class Until>
std::int64_t weighted_by_month(std::uint32_t school, Until until) {
  std::int64_t weighted = 0;
  for (int month = 0; month < kMonths; ++month) {
    const std::int64_t in_month = until(month) - (month == 0 ? 0 : until(month - 1));
    weighted += in_month * (school % 97 + static_cast<unsigned>(month));
  }
  return weighted;
}

std::string trend_sums(const Workload& workload) {
  const auto& columns = workload.columns();
  std::int64_t days = 0;
  std::int64_t hours = 0;
  std::int64_t late = 0;
  for (std::size_t i = 0; i < workload.cells().size(); ++i) {
    const auto& cell = workload.cells()[i];
    const std::uint32_t school = columns.cohorts[i / 2].school;
    days +=
        weighted_by_month(school, [&](int cut) { return std::int64_t{cell.sum[CutoffLanes::days(cut)]}; });
    hours +=
        weighted_by_month(school, [&](int cut) { return std::int64_t{cell.sum[CutoffLanes::hours(cut)]}; });
  }
  for (std::size_t s = 0; s < columns.school_count(); ++s) {
    late += weighted_by_month(columns.schools[s].school,
                              [&](int cut) { return std::int64_t{workload.late()[s].until[cut]}; });
  }
  return fmt::format("\"trend\":[{},{},{}],", days, hours, late);
}

std::string sweep_sums(const Workload& workload) {
  const auto& columns = workload.columns();
  const auto& plan = workload.sweep_plan();
  const auto* count = workload.flagged().data();
  std::int64_t sum = 0;
  std::int64_t weighted = 0;
  for (std::size_t s = 0; s < columns.school_count(); ++s) {
    for (std::size_t week = 0; week < static_cast<std::size_t>(plan.weeks); ++week) {
      for (std::size_t variant = 0; variant < plan.variants(); ++variant, ++count) {
        sum += *count;
        weighted += static_cast<std::int64_t>(*count * (columns.schools[s].school % 97 + 1) * (variant + 1) *
                                              (week + 1));
      }
    }
  }
  return fmt::format("\"sweep\":[{},{}]", sum, weighted);
}

}  // namespace

std::string sums_of(const Workload& workload) {
  return "{" + rule_sums(workload) + cell_sums(workload) + trend_sums(workload) + sweep_sums(workload) + "}";
}

}  // namespace tilstede::bench
