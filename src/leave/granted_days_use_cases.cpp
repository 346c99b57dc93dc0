#include "leave/granted_days_use_cases.hpp"

#include "attendance/rulings_use_cases.hpp"
#include "leave/leave_facts_use_cases.hpp"

namespace tilstede::leave {
namespace {

attendance::Content content_of(Kind kind) {
  attendance::Content content;
  content.kind = attendance::EntryKind::day;
  content.is_documented = true;
  content.reason = std::string(reason_of(kind));
  content.reported_by = attendance::ReportedBy::guardian;
  return content;
}

void tell(db::Tx& tx, const LeaveApplication& application, const attendance::OnPupilYearChanged& on_changed) {
  on_changed(tx, {{application.pupil, school_year_of(application.asked.from)}});
}

}  // namespace

void enter_days(db::Tx& tx, const Context& context, const LeaveApplication& application, const AccountId& by,
                const attendance::OnPupilYearChanged& on_changed) {
  attendance::DecidedAbsence absence{application.id, application.pupil, {}, content_of(application.kind), by};
  absence.days = school_days_of(tx, application.pupil, application.standing.value());
  attendance::enter_decided_days(tx, context, absence);
  tell(tx, application, on_changed);
}

void withdraw_days(db::Tx& tx, const Context& context, const LeaveApplication& application,
                   const std::optional<Period>& standing, const AccountId& by,
                   const attendance::OnPupilYearChanged& on_changed) {
  std::vector<Date> kept;
  if (standing) kept = school_days_of(tx, application.pupil, *standing);
  attendance::withdraw_decided_days(tx, context, application.id, kept, by);
  tell(tx, application, on_changed);
}

}  // namespace tilstede::leave
