// Migrations: forward only, each in its own transaction, remembered with a checksum.
#pragma once

#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace tilstede::db {

struct Migration {
  int number = 0;
  std::string name;
  std::string sql;
  /// SHA-256 of the file, hexadecimal.
  std::string checksum;
};

/// Reads `NNNN_what.sql` from a folder; where `NNNN_what.postgres.sql` stands beside it, PostgreSQL gets
/// that. Throws Error on a gap, a double number or an empty folder.
std::vector<Migration> read_migrations(const std::string& folder, Engine engine);

enum class SchemaState { current, behind, empty };

/// Throws Error with a remedy when the database is newer than this program, or holds a migration whose
/// checksum differs from ours.
SchemaState schema_state(Database& database, const std::vector<Migration>& migrations);

/// Applies what is missing; returns how many. One process at a time (a lock in the database).
int migrate(Database& database, const std::vector<Migration>& migrations);

}  // namespace tilstede::db
