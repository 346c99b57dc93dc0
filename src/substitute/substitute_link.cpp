#include "substitute/substitute_link.hpp"

#include <algorithm>

#include "substitute/substitute_problems.hpp"

namespace tilstede::substitute {
namespace {

constexpr int kLastMinute = 23 * 60 + 59;

}  // namespace

std::string_view name_of(LinkState state) {
  switch (state) {
    case LinkState::waiting:
      return "waiting";
    case LinkState::opened:
      return "opened";
    case LinkState::used:
      return "used";
    case LinkState::expired:
      return "expired";
    case LinkState::withdrawn:
      return "withdrawn";
  }
  return "";
}

LinkState state_of(const SubstituteLink& link, Instant now) {
  if (link.used_at) return LinkState::used;
  if (link.withdrawn_at) return LinkState::withdrawn;
  if (now >= link.expires_at) return LinkState::expired;
  return link.opened_at ? LinkState::opened : LinkState::waiting;
}

int expiry_minute(std::optional<int> lesson_ends) {
  if (!lesson_ends) return kLastMinute;
  return std::min(*lesson_ends + kMinutesAfterLesson, kLastMinute);
}

std::optional<Problem> why_closed(const SubstituteLink& link, const std::string& session_hash, Instant now,
                                  const Date& today) {
  switch (state_of(link, now)) {
    case LinkState::used:
      return link_used();
    case LinkState::withdrawn:
      return link_withdrawn();
    case LinkState::expired:
      return link_expired();
    case LinkState::waiting:
      break;
    case LinkState::opened:
      if (link.session_hash != session_hash) return link_taken();
      break;
  }
  if (today < link.date) return link_not_yet();
  return std::nullopt;
}

}  // namespace tilstede::substitute
