// The text-message gateway: an address that takes one message as JSON by POST,
//
//   {"id": "...", "to": "+47...", "from": "Solvang", "text": "..."}
//
// with the id in Idempotency-Key too, and answers 2xx when it has it. The id is the same at every attempt.
#pragma once

#include "letters/outbox_use_cases.hpp"

namespace tilstede::letters {

Send text_gateway(const Config& config);

/// The demo's: takes everything and sends nothing.
Send pretended_gateway();

}  // namespace tilstede::letters
