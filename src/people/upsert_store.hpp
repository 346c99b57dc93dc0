// Bringing tables in line with a file: rows that have a sourcedId, and rows that have days. Existing rows are
// read in bulk, new ones written in bulk, and only what differs is touched: the same file again changes
// nothing.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/import_report.hpp"
#include "platform/clock/id_source.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people::store {

using IdBySource = std::map<std::string, Uuid, std::less<>>;

/// Rows of a table with source_id. Columns are texts, ids and integers.
struct SourcedRows {
  std::string table;
  std::vector<std::string> columns;
  std::map<std::string, std::vector<db::Value>> rows;
};

/// Adds to the report's counts; returns the ids of all rows of the table, those of the file and those before
/// it.
IdBySource upsert(db::Tx& tx, IdSource& ids, const SourcedRows& file, ImportReport& report);

/// One membership, enrolment or role: what it is, and its days.
struct DatedRow {
  std::vector<db::Value> key;
  Period days;
};

struct DatedRows {
  std::string table;
  std::vector<std::string> key_columns;
  /// Which existing rows the file speaks of: a condition with `{in_uuids $1}`, and its ids.
  std::string scope;
  std::vector<Uuid> scope_ids;
  std::vector<DatedRow> rows;
  /// False where silence means nothing, because a row was refused: then only what the file has is written.
  bool ends_missing = true;
};

/// Other days of what stands are a correction: the row gets them. Rows the file no longer has end the day
/// before `today`; those that had not begun are removed.
void reconcile(db::Tx& tx, IdSource& ids, const DatedRows& file, const Date& today, ImportReport& report);

}  // namespace tilstede::people::store
