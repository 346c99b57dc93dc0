#include "people/told_apart_json.hpp"

#include <nlohmann/json.hpp>

namespace tilstede::people {

nlohmann::json told_apart_json(const std::string& told_apart_by) {
  return told_apart_by.empty() ? nlohmann::json(nullptr) : nlohmann::json(told_apart_by);
}

}  // namespace tilstede::people
