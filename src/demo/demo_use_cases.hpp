// The demo municipality, written into an empty database: a municipality the size and shape of Sandefjord
// whose figures are the audit's. Deterministic, ids included.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "attendance/hooks.hpp"
#include "platform/context.hpp"

namespace tilstede::demo {

/// The demo's clock starts here: Thursday 31 October 2024 at 08:20 in Oslo.
Instant start_of_clock();

/// Called once per school year with every pupil that has a year in it, in the transaction that wrote them.
using Evaluate = std::function<void(db::Tx&, const std::vector<attendance::PupilYearKey>&)>;

/// `tables` is the folder with the audit's tables. The database is migrated and holds nobody.
void make_municipality(const Context& context, const std::string& tables, const Evaluate& evaluate);

}  // namespace tilstede::demo
