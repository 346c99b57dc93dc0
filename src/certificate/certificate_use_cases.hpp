// The sheet for the certificate, of a class and of a pupil, and what is asked for about it.
#pragma once

#include "access/idempotency.hpp"
#include "certificate/sheet.hpp"
#include "platform/context.hpp"
#include "platform/http/http.hpp"
#include "routine/routines.hpp"

namespace tilstede::certificate {

/// 422 `no-certificate` for a class below grade 8. Logged as one read of a list.
Result<ClassCertificate, Problem> read_class_certificate(const Context& context,
                                                         const routine::Routines& routines,
                                                         const access::Actor& actor,
                                                         const ClassId& school_class);

struct ShownCertificate {
  PupilCertificate certificate;
  Viewer viewer;
  AccountNames names;
};
Result<ShownCertificate, Problem> read_pupil_certificate(const Context& context,
                                                         const routine::Routines& routines,
                                                         const access::Actor& actor, const PupilId& pupil);

/// By the home itself, or recorded by the school on its behalf.
Result<access::StoredAnswer, Problem> request_strike(const Context& context, const access::Actor& actor,
                                                     const http::Request& request, const PupilId& pupil);

/// What the school does with a request; whoever made it may withdraw it.
Result<access::StoredAnswer, Problem> take_step(const Context& context, const access::Actor& actor,
                                                const http::Request& request, const RequestId& id);

}  // namespace tilstede::certificate
