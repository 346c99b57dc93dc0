// A few leaves of the class on offer: three that wait, one for each who decides, and one that is granted.
#pragma once

#include "demo/people_store.hpp"

namespace tilstede::demo {

/// Of days to come, so that the figures of the autumn stay the audit's. `school_class` by its index.
Rows leave_rows(const Municipality& municipality, const Ids& people, std::size_t school_class, IdSource& ids);

}  // namespace tilstede::demo
