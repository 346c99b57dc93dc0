#include "platform/clock/oslo.hpp"

#include <date/tz.h>

namespace tilstede::oslo {
namespace {

const date::time_zone& zone() {
  static const date::time_zone& oslo = *date::locate_zone("Europe/Oslo");
  return oslo;
}

auto local_of(Instant instant) {
  return zone().to_local(instant);
}

}  // namespace

Date date_of(Instant instant) {
  const auto day = std::chrono::floor<date::days>(local_of(instant));
  return Date(std::chrono::sys_days(std::chrono::days(day.time_since_epoch().count())));
}

int minute_of_day(Instant instant) {
  const auto local = local_of(instant);
  return static_cast<int>(
      std::chrono::floor<std::chrono::minutes>(local - std::chrono::floor<date::days>(local)).count());
}

Instant instant_of(const Date& date, int minute_of_day) {
  const auto day = std::chrono::sys_days(date).time_since_epoch();
  const date::local_time<std::chrono::microseconds> local(day + std::chrono::minutes(minute_of_day));
  // For a time that does not exist date-tz answers the moment of the change, whichever is chosen.
  return zone().to_sys(local, date::choose::earliest);
}

}  // namespace tilstede::oslo
