// The days of a leave as absence: entered when it is granted, withdrawn when it is shortened or undone.
#pragma once

#include "attendance/hooks.hpp"
#include "leave/leave.hpp"
#include "platform/context.hpp"

namespace tilstede::leave {

/// The school days of what stands, documented, with the reason of its kind. The pupil is locked.
void enter_days(db::Tx& tx, const Context& context, const LeaveApplication& application, const AccountId& by,
                const attendance::OnPupilYearChanged& on_changed);

/// All days but those of `standing`; what stood before the leave stands again.
void withdraw_days(db::Tx& tx, const Context& context, const LeaveApplication& application,
                   const std::optional<Period>& standing, const AccountId& by,
                   const attendance::OnPupilYearChanged& on_changed);

}  // namespace tilstede::leave
