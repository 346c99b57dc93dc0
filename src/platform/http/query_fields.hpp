// QueryFields: typed reading of a request's query, the counterpart of base/json_fields.hpp. Each wrong place
// is remembered as "?name", unknown and repeated names are refused. Read all fields, then ask finish().
#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "platform/http/http.hpp"

namespace tilstede::http {

class QueryFields {
 public:
  /// `request` must outlive this.
  explicit QueryFields(const Request& request) : request_(request) {}

  /// Required.
  Date date(std::string_view name);
  std::optional<Date> optional_date(std::string_view name);
  std::optional<std::string_view> optional_text(std::string_view name);
  std::optional<std::int64_t> optional_integer(std::string_view name, std::int64_t least, std::int64_t most);
  std::optional<SchoolYear> optional_school_year(std::string_view name);
  /// The index in `choices`.
  std::optional<std::size_t> optional_choice(std::string_view name,
                                             const std::vector<std::string_view>& choices);

  /// A value that was read and does not fit.
  void wrong(std::string_view name, std::string code, std::string detail);

  bool finish();
  /// 422 `invalid-request` with every wrong place.
  Problem problem() const;

 private:
  const std::string* find(std::string_view name);

  const Request& request_;
  std::set<std::string_view> asked_;
  std::vector<ProblemPlace> places_;
};

}  // namespace tilstede::http
