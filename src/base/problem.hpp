// Problem: a refusal as the client sees it (RFC 9457). `code` is stable, one of ProblemCode in
// api/openapi.yaml; the page translates it. No personal value ever stands in any field.
#pragma once

#include <string>
#include <vector>

namespace tilstede {

/// One wrong place in a request: a JSON pointer ("/marks/3/minutes") or a query parameter ("?date").
struct ProblemPlace {
  std::string pointer;
  std::string code;
  /// What was expected there and what to do, in English for developers.
  std::string detail;
};

struct Problem {
  int status = 500;
  std::string code;
  std::string title;
  std::string detail;
  std::vector<ProblemPlace> places;
};

}  // namespace tilstede
