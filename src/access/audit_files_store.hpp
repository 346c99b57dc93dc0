// What seals the audit log stands outside the database: the key, and the list of heads. Who can change the
// database but not these cannot change the log unnoticed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/context.hpp"

namespace tilstede::access {

struct AuditFiles {
  std::string key_file;
  /// One line per sealed batch: number, head, events, the time in UTC.
  std::string heads_file;
};

/// As configured; else beside the SQLite file, or in the working folder with PostgreSQL.
AuditFiles audit_files(const Config& config);

/// The key, made when the log has never been sealed. Throws std::runtime_error with a remedy when the file is
/// missing or holds another key than the one the log was sealed with: a new key would hide what happened
/// before it.
std::string open_audit_key(db::Database& database, const AuditFiles& files);

struct Head {
  std::int64_t number = 0;
  std::string head;
  int events = 0;
  Instant sealed_at;
};

struct HeadsFile {
  std::vector<Head> heads;
  /// Lines that are no head; from 1.
  std::vector<std::int64_t> malformed_lines;
  std::int64_t lines = 0;
};

/// Nothing in it when there is no such file.
HeadsFile read_heads(const std::string& path);
/// The last whole line's number, 0 when there is none.
std::int64_t last_exported(const std::string& path);
/// Durably.
void append_heads(const std::string& path, const std::vector<Head>& heads);

}  // namespace tilstede::access
