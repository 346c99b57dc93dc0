#include "access/demo_use_cases.hpp"

#include <nlohmann/json.hpp>

namespace tilstede::access {

std::vector<DemoPerson> list_demo_people(const Context& context) {
  const std::string text = context.database.read([](db::Tx& tx) {
    db::Rows rows = tx.query("select value from setting where key = 'demo.people'");
    return rows.next() ? rows.get<std::string>(0) : std::string("[]");
  });
  std::vector<DemoPerson> people;
  for (const auto& person : nlohmann::json::parse(text)) {
    people.push_back({PersonalText(person.at("login").get<std::string>()),
                      PersonalText(person.at("name").get<std::string>()),
                      parse_role(person.at("role").get<std::string>()).value(),
                      person.at("place").get<std::string>()});
  }
  return people;
}

}  // namespace tilstede::access
