#include "leave/leave_facts_use_cases.hpp"

#include <algorithm>
#include <set>

#include "access/problems.hpp"
#include "access/subject_use_cases.hpp"
#include "attendance/effective_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "leave/leave_store.hpp"
#include "people/enrolment_use_cases.hpp"

namespace tilstede::leave {

using access::Action;
using access::Actor;
using access::Role;
using access::Subject;

std::vector<Date> school_days_of(db::Tx& tx, const PupilId& pupil, const Period& period) {
  std::set<Date> days;
  for (const auto& enrolment : people::enrolments_in(tx, {pupil}, school_year_of(period.from))) {
    for (const Date& day : calendar::school_days_of(tx, enrolment.school, period)) {
      if (covers(enrolment.period, day)) days.insert(day);
    }
  }
  return {days.begin(), days.end()};
}

std::map<PupilId, LeaveUsage> usages_of(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year) {
  std::map<PupilId, LeaveUsage> usages;
  if (pupils.empty()) return usages;
  for (const auto& [pupil, entries] : attendance::effective_entries(tx, pupils, year))
    usages[pupil] = usage_of(entries);
  return usages;
}

Delegation delegation_for(db::Tx& tx, const Context& context, const Subject& subject) {
  const Config& config = context.config;
  const Delegation usual{config.leave_contact_teacher_days, config.leave_department_head_days};
  if (subject.places.empty()) return usual;
  return store::delegation_of(tx, subject.places.front().school).value_or(usual);
}

std::optional<Level> level_of(const Actor& actor, const Subject& subject, const Date& today) {
  constexpr std::pair<Level, Role> kLevels[] = {{Level::principal, Role::principal},
                                                {Level::department_head, Role::department_head},
                                                {Level::contact_teacher, Role::contact_teacher}};
  for (const auto& level : kLevels) {
    Actor as = actor;
    std::erase_if(as.relations, [&](const access::Relation& one) { return one.role != level.second; });
    if (access::may(as, Action::decide_leave, subject, today)) return level.first;
  }
  return std::nullopt;
}

Result<Subject, Problem> pupil_for(db::Tx& tx, const Context& context, const Actor& actor, Action action,
                                   const PupilId& pupil) {
  const Date today = context.clock.today();
  auto subject = access::subject_of_pupil(tx, pupil, today);
  if (!subject) return refused(access::not_found());
  if (auto may = access::may(actor, action, *subject, today); !may) return refused(std::move(may.error()));
  return std::move(*subject);
}

}  // namespace tilstede::leave
