// Half-year reports in the database.
#pragma once

#include <vector>

#include "certificate/frozen_report.hpp"
#include "platform/db/db.hpp"

namespace tilstede::certificate::store {

/// By pupil, half-year and version; all half-years unless one is named.
std::vector<FrozenReport> reports_of(db::Tx& tx, const std::vector<PupilId>& pupils,
                                     const std::optional<HalfYear>& half_year);

void insert_report(db::Tx& tx, const FrozenReport& report);

}  // namespace tilstede::certificate::store
