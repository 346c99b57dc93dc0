// The log of reads: what was read on a snapshot is logged in a write of one row before it is answered, so
// that readers do not queue behind writers and nobody sees what the log does not hold.
#pragma once

#include "access/audit.hpp"

namespace tilstede::access {

/// After the read, before the answer.
void record_read(const Context& context, const Actor& actor, const AuditEvent& event);

}  // namespace tilstede::access
