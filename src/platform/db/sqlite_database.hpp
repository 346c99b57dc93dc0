// The database in one file: a writer thread and a pool of read-only connections.
#pragma once

#include <memory>
#include <string>

#include "platform/db/db.hpp"

namespace tilstede::db {

std::unique_ptr<Database> open_sqlite(const std::string& path, const Options& options);

}  // namespace tilstede::db
