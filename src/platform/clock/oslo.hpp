// Europe/Oslo: the one place where instants and civil time meet.
#pragma once

#include "base/date.hpp"

namespace tilstede::oslo {

Date date_of(Instant instant);
/// Minutes after local midnight.
int minute_of_day(Instant instant);
/// The instant of a civil time; a time that a clock change skips becomes the first moment after it, one that
/// comes twice is the first of the two.
Instant instant_of(const Date& date, int minute_of_day);

}  // namespace tilstede::oslo
