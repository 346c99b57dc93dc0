// The half-year report (opplæringsforskrifta section 9-9): shown for a class or a pupil, frozen and signed.
#pragma once

#include "access/idempotency.hpp"
#include "certificate/half_year_view.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"
#include "routine/routines.hpp"

namespace tilstede::certificate {

/// `half` is 1 or 2; without it the newest that has begun. Logged as one read of a list.
Result<ClassHalfYear, Problem> read_class_half_year(const Context& context, const routine::Routines& routines,
                                                    const access::Actor& actor, const ClassId& school_class,
                                                    std::optional<int> half);

/// One result per pupil; 409 `half-year-not-over` while school days are left.
Result<access::StoredAnswer, Problem> sign_half_year(const Context& context,
                                                     const routine::Routines& routines,
                                                     const access::Actor& actor, const http::Request& request,
                                                     const ClassId& school_class);

/// What was signed of one pupil, wherever.
Result<PupilHalfYears, Problem> read_pupil_half_years(const Context& context,
                                                      const routine::Routines& routines,
                                                      const access::Actor& actor, const PupilId& pupil);

/// As its contact teacher did when it was over: what the demo begins with.
void sign_former_half_year(db::Tx& tx, const Context& context, const routine::Routines& routines,
                           const ClassId& school_class, int half, const AccountId& contact_teacher,
                           Instant at);

}  // namespace tilstede::certificate
