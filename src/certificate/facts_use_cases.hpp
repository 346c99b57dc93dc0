// Loads the absence of many pupils as facts of a half-year or a school year.
#pragma once

#include <vector>

#include "certificate/absence_facts.hpp"
#include "certificate/striking.hpp"
#include "platform/context.hpp"
#include "routine/routines.hpp"

namespace tilstede::certificate {

/// One per pupil, in their order. Dates to come are left out.
std::vector<AbsenceFacts> load_facts(db::Tx& tx, const Context& context, const routine::Routines& routines,
                                     const std::vector<PupilId>& pupils, SchoolYear year,
                                     const Period& period);

/// A school year as the certificate counts it: without reasons that do not stand there.
struct CertificateFacts {
  AbsenceFacts facts;
  AbsentYear days;
};
std::vector<CertificateFacts> load_certificate_facts(db::Tx& tx, const Context& context,
                                                     const routine::Routines& routines,
                                                     const std::vector<PupilId>& pupils, SchoolYear year);

}  // namespace tilstede::certificate
