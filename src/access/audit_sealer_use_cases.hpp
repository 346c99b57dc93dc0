// Sealing: events that stand in the audit log without a seal are chained in batches, so that nobody changes,
// removes or adds one unnoticed. A job does it every second; writers never wait for it.
#pragma once

#include <string>

#include "access/audit_files_store.hpp"
#include "platform/context.hpp"

namespace tilstede::access {

/// Seals all there is and exports the heads; returns how many events it sealed. An event that is committed
/// late, with an older id, is in a later batch: the order is that of the batches, then of the ids. When
/// another process sealed at the same moment one of the two does nothing.
int seal_audit(const Context& context, const std::string& key, const std::string& heads_file);

}  // namespace tilstede::access
