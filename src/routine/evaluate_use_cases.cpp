#include "routine/evaluate_use_cases.hpp"

#include <algorithm>

#include "people/enrolment_use_cases.hpp"
#include "platform/clock/oslo.hpp"
#include "routine/findings.hpp"
#include "routine/pupil_years_use_cases.hpp"

namespace tilstede::routine {
namespace {

/// Pupil-years held in memory at a time.
constexpr std::size_t kLoadedMost = 2000;

std::vector<engine::PupilYear> load(db::Tx& tx, const Context& context, const std::vector<PupilId>& pupils,
                                    SchoolYear year, Reach reach, const std::optional<Date>& known_at) {
  if (!known_at) return load_pupil_years(tx, context, pupils, year, reach);
  const auto end = oslo::instant_of(add_days(*known_at, 1), 0);
  return load_pupil_years_known_at(tx, context, pupils, year, reach, end);
}

}  // namespace

std::vector<EvaluationRow> evaluate(const Context& context, const Routines& routines, bool ignores_validity,
                                    SchoolYear year, const Date& as_of, const std::optional<Date>& known_at) {
  const auto ruling = ignores_validity ? always(routines.versions.back()) : routines;
  return context.database.read([&](db::Tx& tx) {
    std::vector<EvaluationRow> rows;
    const auto pupils = people::pupils_in(tx, year);
    for (std::size_t begin = 0; begin < pupils.size(); begin += kLoadedMost) {
      const auto end = std::min(pupils.size(), begin + kLoadedMost);
      std::vector<PupilId> ids;
      for (auto i = begin; i < end; ++i)
        ids.push_back(pupils[i].id);
      const auto years = load(tx, context, ids, year, reach_of(ruling), known_at);
      for (std::size_t i = 0; i < years.size(); ++i) {
        for (const auto& finding : find(ruling, years[i], as_of)) {
          if (finding.exempted_until) continue;
          rows.push_back(
              {pupils[begin + i].source_id, finding.rule, finding.first_met, finding.met_now, finding.count});
        }
      }
    }
    return rows;
  });
}

}  // namespace tilstede::routine
