#include "platform/http/query_fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/text.hpp"

namespace tilstede::http {

const std::string* QueryFields::find(std::string_view name) {
  asked_.insert(name);
  const auto found = request_.query.find(name);
  return found == request_.query.end() ? nullptr : &found->second;
}

void QueryFields::wrong(std::string_view name, std::string code, std::string detail) {
  places_.push_back({fmt::format("?{}", name), std::move(code), std::move(detail)});
}

Date QueryFields::date(std::string_view name) {
  const std::string* const text = find(name);
  const auto date = text ? parse_date(*text) : std::nullopt;
  if (!text) {
    wrong(name, "missing", "Expected a date, as YYYY-MM-DD.");
  } else if (!date) {
    wrong(name, "not-a-date", "Expected a date that exists, as YYYY-MM-DD.");
  }
  return date.value_or(Date{});
}

std::optional<Date> QueryFields::optional_date(std::string_view name) {
  const std::string* const text = find(name);
  if (!text) return std::nullopt;
  const auto date = parse_date(*text);
  if (!date) wrong(name, "not-a-date", "Expected a date that exists, as YYYY-MM-DD.");
  return date;
}

std::optional<std::string_view> QueryFields::optional_text(std::string_view name) {
  const std::string* const text = find(name);
  if (!text) return std::nullopt;
  return *text;
}

std::optional<std::int64_t> QueryFields::optional_integer(std::string_view name, std::int64_t least,
                                                          std::int64_t most) {
  const std::string* const text = find(name);
  if (!text) return std::nullopt;
  const auto number = parse_int(*text);
  if (number && *number >= least && *number <= most) return number;
  wrong(name, "out-of-range", fmt::format("Expected a whole number from {} to {}.", least, most));
  return std::nullopt;
}

std::optional<SchoolYear> QueryFields::optional_school_year(std::string_view name) {
  const std::string* const text = find(name);
  if (!text) return std::nullopt;
  const auto year = parse_school_year(*text);
  if (!year) wrong(name, "not-a-school-year", "Expected a school year, as 2024-25.");
  return year;
}

std::optional<std::size_t> QueryFields::optional_choice(std::string_view name,
                                                        const std::vector<std::string_view>& choices) {
  const std::string* const text = find(name);
  if (!text) return std::nullopt;
  const auto found = std::find(choices.begin(), choices.end(), *text);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  wrong(name, "not-a-choice", fmt::format("Expected one of: {}.", fmt::join(choices, ", ")));
  return std::nullopt;
}

bool QueryFields::finish() {
  for (const auto& [name, value] : request_.query) {
    // The name is the client's, so it is not repeated.
    if (asked_.count(name) == 0) wrong("", "unknown-field", "The query holds a name that is not known here.");
  }
  if (request_.has_repeated_query) wrong("", "repeated", "Each name of the query may stand once.");
  return places_.empty();
}

Problem QueryFields::problem() const {
  return {422, "invalid-request", "The query is not as expected.", "", places_};
}

}  // namespace tilstede::http
