// The collation `nb` of SQLite: Norwegian order by ICU, the same as PostgreSQL's "nb-x-icu".
#pragma once

#include <sqlite3.h>

namespace tilstede::db {

void add_norwegian_collation(sqlite3* handle);

}  // namespace tilstede::db
