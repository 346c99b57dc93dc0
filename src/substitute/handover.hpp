// Handover: a lesson without its teacher, for the department head to register. Pure.
#pragma once

#include <optional>

#include "base/date.hpp"
#include "people/ids.hpp"

namespace tilstede::substitute {

struct Handover {
  HandoverId id;
  ClassId school_class;
  Date date{};
  /// 0: the whole day.
  int lesson = 0;
  AccountId handed_by;
  Instant handed_at{};
  std::optional<Instant> taken_back_at;
};

}  // namespace tilstede::substitute
