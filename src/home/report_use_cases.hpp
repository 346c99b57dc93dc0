// Reporting absence from the home, and taking it back: by the guardian, or by the office for a named one.
#pragma once

#include "access/idempotency.hpp"
#include "attendance/correct_use_cases.hpp"
#include "home/report.hpp"

namespace tilstede::home {

/// One result per pupil. `request` carries the Idempotency-Key.
Result<access::StoredAnswer, Problem> report_from_home(const Context& context, const access::Actor& actor,
                                                       const http::Request& request, const ReportWish& wish);

/// For a guardian of the pupil who may report: nobody else's word is taken.
Result<access::StoredAnswer, Problem> record_for_home(const Context& context, const access::Actor& actor,
                                                      const http::Request& request, const ReportWish& wish,
                                                      const OnBehalf& behalf);

/// The same about one pupil, in the transaction of a caller that has locked the pupil and asked access.
ReportResult record_told(db::Tx& tx, const Context& context, const access::Actor& actor, const PupilId& pupil,
                         const Report& report, const OnBehalf& behalf);

/// Withdraws what was recorded for the home about that day then, in the caller's transaction.
void take_back_told(db::Tx& tx, const Context& context, const access::Actor& actor,
                    const attendance::WrittenAt& written);

/// By the guardian whose message it is, or by the office. Taking back twice is no harm.
Result<Withdrawal, Problem> withdraw_message(const Context& context, const access::Actor& actor,
                                             const MessageId& id);

}  // namespace tilstede::home
