// What homes tell and are told, as JSON: the one place where requests are read, answers written, and where
// what one guardian wrote is left out for the other.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/json_fields.hpp"
#include "home/my_home.hpp"

namespace tilstede::home {

/// Ask fields.finish() afterwards.
ReportWish read_wish(JsonFields& fields);
/// The same of one pupil, by the office.
ReportWish read_wish(JsonFields& fields, const PupilId& pupil);
ContactWish read_contact_wish(JsonFields& fields);
PersonalText read_words(JsonFields& fields, std::string_view name);

nlohmann::json json_of(const ContactWish& wish);
nlohmann::json json_of(const Contest& contest);
nlohmann::json list_of(const std::vector<Date>& dates);

std::string to_json(const std::vector<ReportResult>& results, const GuardianId& reader);
std::string to_json(const Withdrawal& withdrawal);
std::string to_json(const ContactWish& wish);
std::string to_json(const Contest& contest);
std::string to_json(const MyHome& home);
/// The lessons of several children on a date.
std::string to_json(const Date& date, const std::map<PupilId, std::vector<Lesson>>& lessons);

}  // namespace tilstede::home
