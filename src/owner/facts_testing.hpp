// Facts of tests look into lists that are never thrown away.
#pragma once

#include "owner/facts.hpp"

namespace tilstede::owner::testing {

std::span<const Fact> kept(std::vector<Fact> facts);
std::span<const Date> kept(std::vector<Date> dates);

/// So many of the days from a Monday in August 2024 on, as days of absence for the first reason and as school
/// days.
std::span<const Fact> first_days_absent(int count);
std::span<const Date> first_days(int count);

}  // namespace tilstede::owner::testing
