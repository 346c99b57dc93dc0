// What homes tell and are told, as JSON: the one place where requests are read, answers written, and where
// what one guardian wrote is left out for the other.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/json_fields.hpp"
#include "home/my_home.hpp"

namespace tilstede::home {

/// Ask fields.finish() afterwards.
ReportWish read_wish(JsonFields& fields);

std::string to_json(const std::vector<ReportResult>& results, const GuardianId& reader);
std::string to_json(const Withdrawal& withdrawal);
std::string to_json(const MyHome& home);
std::string to_json(const Date& date, const std::map<PupilId, std::vector<Lesson>>& lessons);

}  // namespace tilstede::home
