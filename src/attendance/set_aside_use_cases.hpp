// Days away that count no absence, by a decision (ruling.hpp): for those who ask what follows each other.
#pragma once

#include <map>
#include <vector>

#include "base/date.hpp"
#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::attendance {

/// The dates on which a whole day was observed and set aside; sorted.
std::map<PupilId, std::vector<Date>> days_set_aside(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                    SchoolYear year);

}  // namespace tilstede::attendance
