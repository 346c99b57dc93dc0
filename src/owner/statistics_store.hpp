// Where pupils are enrolled on a day, for figures.
#pragma once

#include <map>
#include <vector>

#include "base/date.hpp"
#include "owner/statistics.hpp"
#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::owner::store {

/// Everybody enrolled on some day of `period`, in the order of their ids; places are those of the newest
/// enrolment that has begun by the period's end, and `has_left` says that it ended before the period did.
std::vector<std::pair<PupilId, PupilFigure>> enrolled(db::Tx& tx, const Period& period);

/// `until`, or the last day of the last term when that is earlier: nobody has left because it is summer.
Date day_of_the_figure(db::Tx& tx, SchoolYear year, const Date& until);

}  // namespace tilstede::owner::store
