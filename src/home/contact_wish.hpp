// ContactWish: how a guardian wants to be reached who would rather not sign in (domain X9). Pure.
#pragma once

#include <optional>
#include <string>

#include "attendance/home_message.hpp"

namespace tilstede::home {

struct ContactWish {
  /// By the page, by telephone or by text message.
  attendance::Channel channel = attendance::Channel::page;
  /// A code of two or three letters; empty: no wish.
  std::optional<std::string> language;
  bool needs_interpreter = false;
};

}  // namespace tilstede::home
