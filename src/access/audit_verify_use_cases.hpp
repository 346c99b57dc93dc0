// `tilstede audit verify`: whether the audit log is as it was written.
#pragma once

#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace tilstede::access {

enum class AuditFault {
  /// A batch does not give its head: an event in it was altered, removed or added, or the head was.
  batch_changed,
  /// A batch has more or fewer events than when it was sealed.
  events_missing,
  events_added,
  /// A payload is not the one that was written. A payload that is gone is no fault: it may be deleted
  /// lawfully.
  payload_changed,
  /// A batch does not follow on the one before it, or is missing.
  chain_broken,
  /// An event names a batch that does not exist.
  seal_unknown,
  /// The exported list has a batch that the database has not, or with another head.
  cut_off,
  head_differs,
  heads_file_malformed,
  /// Written over a minute ago and not sealed.
  left_unsealed,
};

std::string_view name_of(AuditFault fault);

struct AuditFinding {
  AuditFault fault;
  /// "batch 12", "event 0190...", "line 3": never what the event says.
  std::string where;
};

struct AuditReport {
  std::int64_t events = 0;
  std::int64_t batches = 0;
  /// How many batches the exported list has.
  std::int64_t exported = 0;
  std::vector<AuditFinding> findings;

  bool is_whole() const { return findings.empty(); }
};

/// `now` is real time. Only reads. A missing heads file is no fault by itself: look at `exported`.
AuditReport verify_audit(db::Database& database, const std::string& key, const std::string& heads_file,
                         Instant now);

}  // namespace tilstede::access
