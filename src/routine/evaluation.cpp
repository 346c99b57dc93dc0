#include "routine/evaluation.hpp"

#include <nlohmann/json.hpp>

#include "base/csv.hpp"

namespace tilstede::routine {

std::string to_csv(const std::vector<EvaluationRow>& rows) {
  std::string text = csv_line({"pupil_id", "rule", "first_met", "met_now", "count"});
  for (const auto& row : rows) {
    text += csv_line(
        {row.pupil_id, row.rule, to_text(row.first_met), row.met_now ? "1" : "0", std::to_string(row.count)});
  }
  return text;
}

std::string to_json(const std::vector<EvaluationRow>& rows) {
  auto list = nlohmann::json::array();
  for (const auto& row : rows) {
    list.push_back({{"pupil_id", row.pupil_id},
                    {"rule", row.rule},
                    {"first_met", to_text(row.first_met)},
                    {"met_now", row.met_now ? 1 : 0},
                    {"count", row.count}});
  }
  return list.dump(2) + "\n";
}

}  // namespace tilstede::routine
