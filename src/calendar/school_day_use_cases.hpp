// The school days of a school, as other features read them.
#pragma once

#include <vector>

#include "calendar/school_days.hpp"
#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::calendar {

bool is_school_day(db::Tx& tx, const SchoolId& school, const Date& date);

/// Within `period`, which must have an end; sorted.
std::vector<Date> school_days_of(db::Tx& tx, const SchoolId& school, const Period& period);

/// The school years that have a calendar, oldest first.
std::vector<SchoolYear> school_years(db::Tx& tx);

}  // namespace tilstede::calendar
