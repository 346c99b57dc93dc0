// HalfYear: absence is documented every half-year (opplæringsforskrifta section 9-9). The first ends on a
// municipal setting, 31 January unless set; the second with the school year. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"

namespace tilstede::certificate {

struct HalfYear {
  SchoolYear year;
  /// 1 or 2.
  int half = 1;

  auto operator<=>(const HalfYear&) const = default;
};

/// `first_ends` is a month and a day: "01-31". Both ends included.
Period days_of(const HalfYear& half_year, std::string_view first_ends);

/// The one a date is in.
HalfYear half_year_of(const Date& date, std::string_view first_ends);

/// The newest one that a class of that year has begun: the second once the first is over.
HalfYear shown_first(SchoolYear year, const Date& today, std::string_view first_ends);

}  // namespace tilstede::certificate
