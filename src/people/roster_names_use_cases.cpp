#include "people/roster_names_use_cases.hpp"

namespace tilstede::people {

std::map<PupilId, RosterName> roster_names(db::Tx& tx, const std::vector<PupilId>& pupils) {
  std::map<PupilId, RosterName> names;
  auto rows = tx.query("select id, given_name, family_name, source_id from pupil where id {in_uuids $1}",
                       {db::list_of(pupils)});
  while (rows.next()) {
    names[rows.get<PupilId>(0)] = {PersonalText(rows.get<std::string>(1)),
                                   PersonalText(rows.get<std::string>(2)), rows.get<std::string>(3)};
  }
  return names;
}

}  // namespace tilstede::people
