// Where pupils are enrolled, and the names of schools, areas and school years, for figures.
#pragma once

#include <vector>

#include "owner/snapshot.hpp"
#include "platform/db/db.hpp"

namespace tilstede::owner::store {

SchoolYears school_years(db::Tx& tx);

/// Without the reasons, which are attendance's.
Directory directory(db::Tx& tx);

/// Everybody who is enrolled on some day of the school year, without facts, by id.
std::vector<SnapshotPupil> enrolled(db::Tx& tx, const Directory& directory, SchoolYear year);
/// Those of them who are among `pupils`.
std::vector<SnapshotPupil> enrolled(db::Tx& tx, const Directory& directory, SchoolYear year,
                                    const std::vector<PupilId>& pupils);

}  // namespace tilstede::owner::store
