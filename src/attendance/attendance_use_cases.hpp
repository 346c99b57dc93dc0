// Opening a register and registering a batch: the main job. Start at register_batch().
#pragma once

#include "access/idempotency.hpp"
#include "attendance/hooks.hpp"
#include "attendance/register.hpp"

namespace tilstede::attendance {

/// Logged as one read of a list.
Result<Register, Problem> open_register(const Context& context, const access::Actor& actor,
                                        const RegisterSlot& question);

/// Those of the slots that the actor may see, each logged as one read of a list.
std::vector<Register> open_registers(const Context& context, const access::Actor& actor,
                                     const std::vector<RegisterSlot>& slots);

/// Saves what can be saved and answers with one result per mark, as JSON. `request` carries the
/// Idempotency-Key.
Result<access::StoredAnswer, Problem> register_batch(const Context& context, const access::Actor& actor,
                                                     const http::Request& request, const Batch& batch,
                                                     const OnPupilYearChanged& on_changed);

/// The lesson counts as not registered again; what is registered of each pupil stands. 204.
Result<access::StoredAnswer, Problem> withdraw_registration(const Context& context,
                                                            const access::Actor& actor,
                                                            const http::Request& request,
                                                            const RegisterSlot& slot);

/// The same within a write of the caller's own.
Result<BatchAnswer, Problem> register_in(db::Tx& tx, const Context& context, const access::Actor& actor,
                                         const Batch& batch, const OnPupilYearChanged& on_changed);

/// Of a lesson, or with 0 of the whole day. Asks nobody.
bool is_registered(db::Tx& tx, const ClassId& school_class, const Date& date, int lesson);

struct PupilEntries {
  /// By date and lesson; with what was superseded, in the order it was recorded.
  std::vector<AbsenceEntry> entries;
  Recorders recorders;
};
/// Asks nobody and logs nothing: that is for the use case that shows them.
PupilEntries entries_of_pupil(db::Tx& tx, const PupilId& pupil, SchoolYear year, Superseded superseded);

/// Effective or not. Asks nobody either.
std::optional<AbsenceEntry> entry_with_id(db::Tx& tx, const EntryId& id);

}  // namespace tilstede::attendance
