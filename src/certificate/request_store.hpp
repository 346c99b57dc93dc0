// Requests about the certificate, with their steps, in the database.
#pragma once

#include <vector>

#include "certificate/request.hpp"
#include "platform/clock/id_source.hpp"
#include "platform/db/db.hpp"

namespace tilstede::certificate::store {

/// Newest first, by pupil.
std::vector<CertificateRequest> requests_of(db::Tx& tx, const std::vector<PupilId>& pupils);

std::optional<CertificateRequest> find_request(db::Tx& tx, const RequestId& id);

void insert_request(db::Tx& tx, const CertificateRequest& request);

/// `number` is 1 for the first.
void insert_step(db::Tx& tx, IdSource& ids, const RequestId& request, int number, const RequestStep& step);

}  // namespace tilstede::certificate::store
