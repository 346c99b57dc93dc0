#include "certificate/facts_use_cases.hpp"

#include <algorithm>
#include <set>

#include "attendance/set_aside_use_cases.hpp"
#include "reasons/reasons_use_cases.hpp"
#include "routine/pupil_years_use_cases.hpp"

namespace tilstede::certificate {
namespace {

// Leave granted under opplæringslova section 2-2, fourth paragraph; the catalogue's own code for it.
constexpr std::string_view kGrantedLeave = "leave";

const engine::Counting& counting_on(const routine::Routines& routines, const Date& date) {
  static const engine::Counting kNone;
  const routine::Routine* const found = routine::in_force(routines, date);
  return found ? found->counting : kNone;
}

Period until_today(Period period, const Date& today) {
  period.to = std::min(period.to.value(), today);
  return period;
}

LeftOutReasons reasons_left_out(db::Tx& tx) {
  LeftOutReasons codes;
  for (const reasons::Reason& reason : reasons::catalogue(tx)) {
    if (!reason.on_certificate) codes.push_back(reason.code);
  }
  return codes;
}

AbsentYear absent_year(const engine::PupilYear& year, const AbsenceFacts& facts,
                       const std::vector<Date>& set_aside, const Date& today) {
  AbsentYear absent;
  std::set<Date> counted;
  for (const DateFact& fact : facts.dates) {
    counted.insert(fact.date);
    if (fact.is_day) absent.days.push_back({fact.date, fact.reason == kGrantedLeave});
  }
  for (const Date& date : year.school_days) {
    if (date <= today) absent.school_days.push_back(date);
  }
  // Away, yet nothing counts: by the principal's decision, or for a reason that is no absence.
  absent.passed_over = set_aside;
  for (const engine::Entry& entry : year.entries) {
    if (entry.kind == engine::Kind::day && entry.date <= today && !counted.contains(entry.date))
      absent.passed_over.push_back(entry.date);
  }
  return absent;
}

}  // namespace

std::vector<AbsenceFacts> load_facts(db::Tx& tx, const Context& context, const routine::Routines& routines,
                                     const std::vector<PupilId>& pupils, SchoolYear year,
                                     const Period& period) {
  const Period shown = until_today(period, context.clock.today());
  const engine::Counting& counting = counting_on(routines, shown.to.value());
  std::vector<AbsenceFacts> facts;
  for (const auto& pupil_year : routine::load_pupil_years(tx, context, pupils, year))
    facts.push_back(facts_of(pupil_year, counting, shown, {}));
  return facts;
}

std::vector<CertificateFacts> load_certificate_facts(db::Tx& tx, const Context& context,
                                                     const routine::Routines& routines,
                                                     const std::vector<PupilId>& pupils, SchoolYear year) {
  const Date today = context.clock.today();
  const Period shown = until_today({first_day(year), last_day(year)}, today);
  const engine::Counting& counting = counting_on(routines, shown.to.value());
  const LeftOutReasons left_out = reasons_left_out(tx);
  auto set_aside = attendance::days_set_aside(tx, pupils, year);
  std::vector<CertificateFacts> all;
  for (const auto& pupil_year : routine::load_pupil_years(tx, context, pupils, year)) {
    AbsenceFacts facts = facts_of(pupil_year, counting, shown, left_out);
    AbsentYear days = absent_year(pupil_year, facts, set_aside[pupil_year.pupil], today);
    all.push_back({std::move(facts), std::move(days)});
  }
  return all;
}

}  // namespace tilstede::certificate
