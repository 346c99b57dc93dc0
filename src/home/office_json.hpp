// The office as JSON.
#pragma once

#include <string>
#include <vector>

#include "base/json_fields.hpp"
#include "home/office.hpp"

namespace tilstede::home {

/// Ask fields.finish() afterwards.
OnBehalf read_behalf(JsonFields& fields);

std::string to_json(const Office& office);
std::string to_json(const Date& date, const std::vector<OfficeMessage>& messages);
std::string to_json(const PupilHome& home);

}  // namespace tilstede::home
