#include "engine/columns_order.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tilstede::engine {
namespace {

constexpr std::size_t kCalendarsMax = 255;
constexpr int kGradeMax = 15;

std::optional<ColumnsRefused> problem_of(const ColumnSource& source) {
  if (source.calendars.size() > kCalendarsMax) return ColumnsRefused{"more than 255 calendars", 0, 0};
  if (source.pupil_count > PlaceWord::kPlaceMask) return ColumnsRefused{"more than 16 million pupils", 0, 0};
  for (std::size_t number = 0; number < source.pupil_count; ++number) {
    const auto& pupil = source.pupils[number];
    if (pupil.calendar >= source.calendars.size() || pupil.grade > kGradeMax)
      return ColumnsRefused{"a pupil with an unknown calendar or a grade over 15",
                            static_cast<std::uint32_t>(number), 0};
  }
  return std::nullopt;
}

auto key_of(const ColumnPupil& pupil) {
  return std::tuple(pupil.calendar, pupil.school, pupil.grade, pupil.class_number);
}

// Rolls come sorted by school, grade and class: long runs in order, to be merged rather than sorted.
std::vector<std::uint32_t> in_order(const ColumnSource& source) {
  const auto key = [&](std::uint32_t number) { return key_of(source.pupils[number]); };
  struct Run {
    std::uint32_t begin;
    std::uint32_t end;
  };
  std::vector<Run> runs;
  const auto count = static_cast<std::uint32_t>(source.pupil_count);
  const auto continues = [&](std::uint32_t number) {
    return source.pupils[number].school == source.pupils[number - 1].school && key(number - 1) <= key(number);
  };
  for (std::uint32_t begin = 0; begin < count;) {
    std::uint32_t end = begin + 1;
    while (end < count && continues(end))
      ++end;
    runs.push_back({begin, end});
    begin = end;
  }
  std::stable_sort(runs.begin(), runs.end(),
                   [&](const Run& a, const Run& b) { return key(a.begin) < key(b.begin); });
  std::vector<std::uint32_t> order;
  order.reserve(count);
  bool is_sorted = true;
  for (const Run& run : runs) {
    is_sorted = is_sorted && (order.empty() || key(order.back()) <= key(run.begin));
    for (std::uint32_t number = run.begin; number < run.end; ++number)
      order.push_back(number);
  }
  if (!is_sorted) {
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  }
  return order;
}

void begin_ranges(Columns& columns, Place place, const ColumnPupil& pupil) {
  auto& schools = columns.schools;
  auto& cohorts = columns.cohorts;
  const bool is_new_school =
      schools.empty() || schools.back().school != pupil.school || schools.back().calendar != pupil.calendar;
  if (is_new_school || cohorts.back().grade != pupil.grade)
    cohorts.push_back({place, pupil.school, pupil.calendar, pupil.grade});
  if (is_new_school) {
    const auto cohort = static_cast<std::uint32_t>(cohorts.size() - 1);
    schools.push_back({place, cohort, pupil.school, pupil.calendar});
  }
}

void end_ranges(Columns& columns) {
  const Place end = columns.pupils();
  columns.schools.push_back({end, static_cast<std::uint32_t>(columns.cohorts.size()), 0, 0});
  columns.cohorts.push_back({end, 0, 0, 0});
  columns.schools.shrink_to_fit();
  columns.cohorts.shrink_to_fit();
}

}  // namespace

Result<std::vector<std::uint32_t>, ColumnsRefused> place_pupils(const ColumnSource& source,
                                                                Columns& columns) {
  if (auto problem = problem_of(source)) return refused(*std::move(problem));
  columns.pupil_at = in_order(source);
  columns.gender_at = ByteColumn(source.pupil_count);
  columns.class_at = ByteColumn(source.pupil_count);
  columns.calendar_begins.assign(source.calendars.size() + 1, 0);
  std::vector<std::uint32_t> place_words(source.pupil_count);
  for (Place place = 0; place < columns.pupils(); ++place) {
    const std::uint32_t number = columns.pupil_at[place];
    const ColumnPupil& pupil = source.pupils[number];
    columns.gender_at.data()[place] = pupil.gender;
    columns.class_at.data()[place] = pupil.class_number;
    place_words[number] = PlaceWord::make(place, pupil.calendar);
    ++columns.calendar_begins[pupil.calendar + 1U];
    begin_ranges(columns, place, pupil);
  }
  std::partial_sum(columns.calendar_begins.begin(), columns.calendar_begins.end(),
                   columns.calendar_begins.begin());
  end_ranges(columns);
  return place_words;
}

}  // namespace tilstede::engine
