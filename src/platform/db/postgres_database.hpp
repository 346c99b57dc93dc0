// PostgreSQL 15 or later: a pool of sessions, and closures that run again after a deadlock or a lost session.
#pragma once

#include <memory>

#include "platform/db/db.hpp"

namespace tilstede::db {

std::unique_ptr<Database> open_postgres(const Options& options);

}  // namespace tilstede::db
