#include "owner/statistics_use_cases.hpp"

#include <algorithm>

#include "engine/counting.hpp"
#include "owner/statistics_store.hpp"
#include "routine/pupil_years_use_cases.hpp"

namespace tilstede::owner {
namespace {

// A few kB of memory each, so a municipality is loaded in parts.
constexpr std::size_t kPupilsAtOnce = 2'000;

int value_of(const engine::Totals& totals, Measure measure) {
  switch (measure) {
    case Measure::days:
      return totals.days;
    case Measure::hours:
      return totals.hours;
    case Measure::late:
      return totals.late_arrivals;
  }
  return 0;
}

int school_days_until(const engine::PupilYear& year, const Date& until) {
  return static_cast<int>(std::upper_bound(year.school_days.begin(), year.school_days.end(), until) -
                          year.school_days.begin());
}

// By the version in force on the day of the figure; before the first one, the first one's rule.
const engine::Counting& counting_on(const routine::Routines& routines, const Date& date) {
  const routine::Routine* routine = routine::in_force(routines, date);
  return routine == nullptr ? routines.versions.front().counting : routine->counting;
}

}  // namespace

std::vector<PupilFigure> pupil_figures(const Context& context, const routine::Routines& routines,
                                       Measure measure, SchoolYear year, const Date& until) {
  const engine::Counting& counting = counting_on(routines, until);
  return context.database.read([&](db::Tx& tx) {
    std::vector<PupilFigure> figures;
    const auto enrolled = store::enrolled(tx, {first_day(year), store::day_of_the_figure(tx, year, until)});
    for (std::size_t first = 0; first < enrolled.size(); first += kPupilsAtOnce) {
      const std::size_t last = std::min(first + kPupilsAtOnce, enrolled.size());
      std::vector<PupilId> pupils;
      for (std::size_t i = first; i < last; ++i)
        pupils.push_back(enrolled[i].first);
      const auto years = routine::load_pupil_years(tx, context, pupils, year);
      for (std::size_t i = first; i < last; ++i) {
        const engine::PupilYear& pupil_year = years[i - first];
        PupilFigure figure = enrolled[i].second;
        figure.value = value_of(
            engine::totals(engine::tally(pupil_year, counting), first_day(year), until, counting), measure);
        figure.school_days = school_days_until(pupil_year, until);
        figures.push_back(std::move(figure));
      }
    }
    return figures;
  });
}

}  // namespace tilstede::owner
