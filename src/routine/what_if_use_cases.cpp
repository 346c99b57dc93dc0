#include "routine/what_if_use_cases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "access/may.hpp"
#include "access/read_log_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "people/enrolment_use_cases.hpp"
#include "people/school_use_cases.hpp"
#include "routine/parse.hpp"
#include "routine/pupil_years_use_cases.hpp"

namespace tilstede::routine {
namespace {

using access::Action;
using access::Actor;

/// Pupil-years held in memory at a time.
constexpr std::size_t kLoadedMost = 2000;

/// The problem, with one place per wrong thing in a field.
Problem with_places(Problem problem, const char* pointer, std::vector<std::string> details) {
  for (auto& detail : details)
    problem.places.push_back({pointer, problem.code, std::move(detail)});
  return problem;
}

std::vector<School> schools_of(db::Tx& tx) {
  std::vector<School> schools;
  for (auto& school : people::schools(tx))
    schools.push_back({school.id, std::move(school.source_id), std::move(school.name), 0});
  return schools;
}

void add_pupils(db::Tx& tx, const Context& context, const std::vector<people::NamedPupil>& pupils,
                SchoolYear year, Reach reach, WhatIfTally& tally) {
  std::vector<PupilId> ids;
  for (const auto& pupil : pupils)
    ids.push_back(pupil.id);
  std::map<PupilId, std::vector<Stay>> stays;
  for (const auto& enrolment : people::enrolments_in(tx, ids, year))
    stays[enrolment.pupil].push_back({enrolment.school, enrolment.period});
  auto years = load_pupil_years(tx, context, ids, year, reach);
  for (std::size_t i = 0; i < pupils.size(); ++i)
    tally.add({pupils[i].source_id, std::move(years[i]), std::move(stays[pupils[i].id])});
}

/// A draft is named in messages as the field that holds it.
Result<Routine, Problem> parse_draft(const std::string& text) {
  auto routine = parse_routine(text, "routine");
  if (routine) return std::move(*routine);
  std::vector<std::string> wrong;
  for (const auto& error : routine.error())
    wrong.push_back(line_of(error));
  const Problem problem{422, "routine-invalid", "The routine has errors.", "", {}};
  return refused(with_places(problem, "/routine", std::move(wrong)));
}

Result<Routine, Problem> parse_wish(const WhatIfWish& wish) {
  auto routine = parse_draft(wish.routine);
  if (!routine) return routine;
  auto wrong = misfits(*routine, wish.variations);
  if (wrong.empty()) return routine;
  const Problem problem{422, "invalid-request", "The request is not as expected.", "", {}};
  return refused(with_places(problem, "/variations", std::move(wrong)));
}

}  // namespace

SchoolYear last_whole_year(const Date& today) {
  return SchoolYear{school_year_of(today).begins - 1};
}

WhatIf simulate(const Context& context, const Routines& in_force, const Routine& proposed, SchoolYear year,
                const std::vector<Variation>& variations) {
  const Date until = std::min(context.clock.today(), last_day(year));
  return context.database.read([&](db::Tx& tx) {
    WhatIfTally tally(in_force, {proposed, year, until, variations}, schools_of(tx));
    const auto reach =
        crosses_years(proposed) || crosses_years(in_force) ? Reach::two_years : Reach::one_year;
    const auto pupils = people::pupils_in(tx, year);
    for (std::size_t begin = 0; begin < pupils.size(); begin += kLoadedMost) {
      const auto end = std::min(pupils.size(), begin + kLoadedMost);
      const auto at = [&](std::size_t place) { return pupils.begin() + static_cast<std::ptrdiff_t>(place); };
      add_pupils(tx, context, {at(begin), at(end)}, year, reach, tally);
    }
    return tally.finish();
  });
}

Result<DraftStart, Problem> start_draft(const Context& context, const Routines& in_force,
                                        const Actor& actor) {
  const Date today = context.clock.today();
  if (const auto allowed = access::may(actor, Action::try_routine, {}, today); !allowed)
    return refused(allowed.error());
  const auto* routine = routine::in_force(in_force, today);
  auto years = context.database.read([](db::Tx& tx) { return calendar::school_years(tx); });
  std::erase_if(years, [&](SchoolYear year) { return today < first_day(year); });
  return DraftStart{routine ? routine : &in_force.versions.back(), std::move(years), last_whole_year(today)};
}

Result<Routine, Problem> read_draft(const Context& context, const Actor& actor, const std::string& text) {
  if (const auto allowed = access::may(actor, Action::try_routine, {}, context.clock.today()); !allowed)
    return refused(allowed.error());
  return parse_draft(text);
}

Result<WhatIf, Problem> try_routine(const Context& context, const Routines& in_force, const Actor& actor,
                                    const WhatIfWish& wish) {
  const Date today = context.clock.today();
  if (const auto allowed = access::may(actor, Action::try_routine, {}, today); !allowed)
    return refused(allowed.error());
  const auto routine = parse_wish(wish);
  if (!routine) return refused(routine.error());
  const auto year = wish.year.value_or(last_whole_year(today));
  auto answer = simulate(context, in_force, *routine, year, wish.variations);
  if (!access::may(actor, Action::try_routine_by_school, {}, today)) keep_municipality(answer);
  access::record_read(context, actor,
                      {"routine.tried", "school_year", to_text(year),
                       fmt::format(R"({{"pupils":{},"schools":{},"variants":{}}})", answer.pupils,
                                   answer.schools.size(), answer.variants.size())});
  return answer;
}

}  // namespace tilstede::routine
