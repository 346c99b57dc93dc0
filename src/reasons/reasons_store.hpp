// The catalogue in the database.
#pragma once

#include <vector>

#include "people/pupil_year_key.hpp"
#include "platform/db/db.hpp"
#include "reasons/reason.hpp"

namespace tilstede::reasons::store {

/// In the order they are shown.
std::vector<Reason> catalogue(db::Tx& tx);

/// After those that are there.
void insert(db::Tx& tx, const Reason& reason);
void update(db::Tx& tx, const Reason& reason);
void set_order(db::Tx& tx, const std::vector<std::string>& codes);

/// The school years of pupils in which an entry stands with this reason; sorted.
std::vector<PupilYearKey> pupil_years_with(db::Tx& tx, const std::string& code);

}  // namespace tilstede::reasons::store
