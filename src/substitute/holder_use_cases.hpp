// What somebody with a link may do: open it, read the names of one class, register that lesson once. The
// holder acts as an Actor whose account is who made the link and whose one relation is to that class, that
// day.
#pragma once

#include <string>

#include "access/idempotency.hpp"
#include "attendance/hooks.hpp"
#include "attendance/register.hpp"
#include "substitute/views.hpp"

namespace tilstede::substitute {

/// One of token and code is empty.
struct OpenWish {
  std::string token;
  std::string code;
  PersonalText name;
  /// The cookie that the browser came with; may be empty.
  std::string session;
};

struct Opened {
  SubstituteLink link;
  /// For the cookie; kept nowhere.
  std::string session;
};

/// 404 `substitute-link-unknown`, or why it is closed (substitute_link.hpp).
Result<Opened, Problem> open_link(const Context& context, const OpenWish& wish);

/// The link whose session this is, open or closed; 404 when it is nobody's.
Result<SubstituteLink, Problem> link_of_session(const Context& context, std::string_view session);

/// Logged as a read of the class by the link.
Result<HolderView, Problem> read_list(const Context& context, const SubstituteLink& link);

struct HolderMarks {
  std::vector<PupilId> seen;
  /// Of their content, kind and minutes.
  std::vector<attendance::Mark> marks;
};

/// Once: the link is used in the same transaction. The same Idempotency-Key again gets the same answer.
Result<access::StoredAnswer, Problem> register_once(const Context& context, const http::Request& request,
                                                    std::string_view session, const HolderMarks& marks,
                                                    const attendance::OnPupilYearChanged& on_changed);

}  // namespace tilstede::substitute
