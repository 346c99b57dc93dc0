// The catalogue as others read it, and as the administrator changes it.
#pragma once

#include "access/idempotency.hpp"
#include "people/hooks.hpp"
#include "platform/context.hpp"
#include "reasons/reason.hpp"

namespace tilstede::reasons {

/// In the order they are shown, the retired ones too.
std::vector<Reason> catalogue(db::Tx& tx);

std::vector<Reason> list_reasons(const Context& context);

/// A wish without a code is given one by its name. 201 with the reason.
Result<access::StoredAnswer, Problem> add_reason(const Context& context, const access::Actor& actor,
                                                 const http::Request& request, Reason wish);

/// When it weighs otherwise now, all who have it are evaluated anew in the same transaction.
Result<access::StoredAnswer, Problem> change_reason(const Context& context, const access::Actor& actor,
                                                    const http::Request& request, Reason wish,
                                                    const people::OnPupilYearsChanged& on_changed);

/// 200 with the catalogue.
Result<access::StoredAnswer, Problem> order_reasons(const Context& context, const access::Actor& actor,
                                                    const http::Request& request,
                                                    const std::vector<std::string>& codes);

/// Adds what is new and changes what is there. Nobody may change what others are evaluating: every pupil is
/// locked first when a reason weighs otherwise.
enum class Change { none, added, changed };
Change write_reason(db::Tx& tx, const Context& context, const std::optional<AccountId>& actor,
                    const Reason& wish, const people::OnPupilYearsChanged& on_changed);

}  // namespace tilstede::reasons
