// What every import of a file shares: the good rows in one transaction, nothing at all when it is strict and
// a row is refused, and one event in the audit log with counts.
#pragma once

#include <functional>
#include <string>

#include "base/import_report.hpp"
#include "platform/context.hpp"

namespace tilstede::access {

/// `parsed` holds what reading the file gave: rows read and refused. `write` adds its counts, and refusals
/// that only the database can know. `action` is the event's, "pupils.imported"; `file` the file's own name. A
/// file that could not be read at all (no rows, a refusal) is not written.
ImportReport import_in_one_transaction(const Context& context, const std::string& action,
                                       const std::string& file, const ImportReport& parsed,
                                       const ImportOptions& options,
                                       const std::function<void(db::Tx&, ImportReport&)>& write);

}  // namespace tilstede::access
