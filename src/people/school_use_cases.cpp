#include "people/school_use_cases.hpp"

namespace tilstede::people {

std::vector<NamedSchool> schools(db::Tx& tx) {
  auto rows = tx.query("select id, source_id, name from school order by name {nb}, source_id {nb}");
  std::vector<NamedSchool> schools;
  while (rows.next())
    schools.push_back({rows.get<SchoolId>(0), rows.get<std::string>(1), rows.get<std::string>(2)});
  return schools;
}

}  // namespace tilstede::people
