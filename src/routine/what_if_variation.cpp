#include "routine/what_if_variation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "routine/toml_fields.hpp"

namespace tilstede::routine {
namespace {

constexpr int kCountMost = limit_most(CountTest::Limit::at_least);

constexpr std::string_view kForm =
    "write the rule and the values to try, as days-10=5..20, days-10=5..20:5 or days-10=8";

std::optional<int> whole(std::string_view text) {
  const auto number = parse_int(text);
  if (!number || *number < 0 || *number > kCountMost) return std::nullopt;
  return static_cast<int>(*number);
}

bool is_share(const CountTest& test) {
  return test.limit != CountTest::Limit::at_least;
}

std::string misfit_of_range(const Variation& variation, const CountTest& test) {
  const int least = limit_least(test.limit);
  const int most = limit_most(test.limit);
  if (variation.from < least || variation.to > most || variation.to < variation.from || variation.step < 1) {
    return fmt::format("{}: values go upwards from {} to {}{}", variation.rule, least, most,
                       is_share(test) ? " percent" : "");
  }
  return "";
}

std::string misfit(const Routine& routine, const Variation& variation) {
  const auto* rule = find_rule(routine, variation.rule);
  if (!rule) {
    std::vector<std::string_view> ids;
    for (const auto& each : routine.rules)
      ids.push_back(each.id);
    return fmt::format("{}: is no rule of this routine{}", variation.rule, suggestion(variation.rule, ids));
  }
  const auto* test = std::get_if<CountTest>(&rule->test);
  if (!test) {
    return fmt::format("{}: has no threshold that can be varied; name a rule with at_least or a share",
                       variation.rule);
  }
  return misfit_of_range(variation, *test);
}

}  // namespace

Result<Variation, std::string> parse_variation(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) return refused(std::string(kForm));
  auto range = text.substr(equals + 1);
  Variation variation;
  variation.rule = std::string(text.substr(0, equals));
  if (const auto colon = range.find(':'); colon != std::string_view::npos) {
    const auto step = whole(range.substr(colon + 1));
    if (!step || *step < 1) return refused(std::string(kForm));
    variation.step = *step;
    range = range.substr(0, colon);
  }
  const auto dots = range.find("..");
  const auto from = whole(range.substr(0, dots));
  const auto to = dots == std::string_view::npos ? from : whole(range.substr(dots + 2));
  if (!from || !to || *to < *from) return refused(std::string(kForm));
  variation.from = *from;
  variation.to = *to;
  return variation;
}

std::vector<int> values_of(const Variation& variation) {
  std::vector<int> values;
  for (int value = variation.from; value <= variation.to; value += variation.step)
    values.push_back(value);
  return values;
}

std::vector<std::string> misfits(const Routine& routine, const std::vector<Variation>& variations) {
  std::vector<std::string> wrong;
  std::size_t variants = 0;
  for (const auto& variation : variations) {
    auto text = misfit(routine, variation);
    const auto same = std::count_if(variations.begin(), variations.end(),
                                    [&](const Variation& other) { return other.rule == variation.rule; });
    if (text.empty() && same > 1) text = variation.rule + ": is varied twice; give one range";
    if (text.empty())
      variants += values_of(variation).size();
    else
      wrong.push_back(std::move(text));
  }
  if (variants > static_cast<std::size_t>(kVariantsMax)) {
    wrong.push_back(fmt::format("{} variants are more than {}; use a larger step or a shorter range",
                                variants, kVariantsMax));
  }
  return wrong;
}

}  // namespace tilstede::routine
