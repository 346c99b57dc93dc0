// Opening a register and registering a batch: the main job. Start at register_batch().
#pragma once

#include "access/idempotency.hpp"
#include "attendance/hooks.hpp"
#include "attendance/register.hpp"

namespace tilstede::attendance {

struct RegisterQuestion {
  ClassId school_class;
  Date date{};
  /// 0: the whole day.
  int lesson = 0;
};

/// Logged as one read of a list.
Result<Register, Problem> open_register(const Context& context, const access::Actor& actor,
                                        const RegisterQuestion& question);

/// Saves what can be saved and answers with one result per mark, as JSON. `request` carries the
/// Idempotency-Key.
Result<access::StoredAnswer, Problem> register_batch(const Context& context, const access::Actor& actor,
                                                     const http::Request& request, const Batch& batch,
                                                     const OnPupilYearChanged& on_changed);

/// The same within a write of the caller's own.
Result<BatchAnswer, Problem> register_in(db::Tx& tx, const Context& context, const access::Actor& actor,
                                         const Batch& batch, const OnPupilYearChanged& on_changed);

/// Of a lesson, or with 0 of the whole day. Asks nobody.
bool is_registered(db::Tx& tx, const ClassId& school_class, const Date& date, int lesson);

std::vector<Reason> list_reasons(const Context& context);

struct PupilEntries {
  /// By date and lesson; with what was superseded, in the order it was recorded.
  std::vector<AbsenceEntry> entries;
  Recorders recorders;
};
/// Asks nobody and logs nothing: that is for the use case that shows them.
PupilEntries entries_of_pupil(db::Tx& tx, const PupilId& pupil, SchoolYear year, Superseded superseded);

}  // namespace tilstede::attendance
