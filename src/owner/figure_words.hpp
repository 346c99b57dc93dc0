// What a figure means, in words that go with it (domain O3: say always what a mean is weighted by). Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "owner/figure_keys.hpp"
#include "routine/routine.hpp"

namespace tilstede::owner {

/// Who sees a table: those who know the pupils already, or anybody.
enum class Audience { inside, outside };
std::string_view name_of(Audience audience);

struct Definition {
  /// "group", the name of a key or of a column, "left", "hidden".
  std::string id;
  routine::Words text;
};

/// All that a reader of a table by `keys` needs, in reading order; `least_pupils` where smaller groups are
/// hidden.
std::vector<Definition> definitions_of(const Keys& keys, Measure measure, std::optional<int> least_pupils);

/// The heading of a column or key in bokmaal, for spreadsheets.
std::string heading_of(std::string_view column, Measure measure);

}  // namespace tilstede::owner
