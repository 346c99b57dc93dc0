#include "people/pupil_search_use_cases.hpp"

#include <algorithm>
#include <map>

#include "people/name_match.hpp"

namespace tilstede::people {
namespace {

std::map<PupilId, std::string> places_of(db::Tx& tx, const std::vector<PupilId>& pupils, const Date& day) {
  std::map<PupilId, std::string> places;
  auto rows = tx.query(
      "select m.pupil_id, c.name || ', ' || s.name from class_member m "
      "join school_class c on c.id = m.class_id and c.kind = 'homeroom' join school s on s.id = c.school_id "
      "where m.pupil_id {in_uuids $1} and m.valid_from <= $2 and (m.valid_to is null or m.valid_to >= $2)",
      {db::list_of(pupils), day});
  while (rows.next())
    places.emplace(rows.get<PupilId>(0), rows.get<std::string>(1));
  return places;
}

}  // namespace

FoundName name_and_protection(db::Tx& tx, const PupilId& pupil) {
  auto rows = tx.query(
      "select given_name || ' ' || family_name, protected_address <> 'none' from pupil where id = $1",
      {pupil});
  if (!rows.next()) return {};
  return {PersonalText(rows.get<std::string>(0)), rows.get<bool>(1)};
}

std::vector<FoundByName> pupils_named(db::Tx& tx, const PersonalText& text, const Date& day,
                                      std::size_t most) {
  std::vector<FoundByName> found;
  std::vector<PupilId> open;
  {
    auto rows = tx.query(
        "select id, given_name || ' ' || family_name, protected_address <> 'none' from pupil "
        "order by family_name {nb}, given_name {nb}, id",
        {});
    while (found.size() < most && rows.next()) {
      auto name = rows.get<std::string>(1);
      if (!is_name_begun_by(name, text.reveal())) continue;
      found.push_back({rows.get<PupilId>(0), PersonalText(std::move(name)), ""});
      if (!rows.get<bool>(2)) open.push_back(found.back().pupil);
    }
  }
  if (open.empty()) return found;
  const auto places = places_of(tx, open, day);
  for (FoundByName& pupil : found) {
    if (const auto place = places.find(pupil.pupil); place != places.end()) pupil.place = place->second;
  }
  return found;
}

std::vector<SchoolOrClass> schools_and_classes_of(db::Tx& tx, const PupilId& pupil) {
  std::vector<SchoolOrClass> found;
  auto rows = tx.query(
      "select school_id, cast(null as {uuid}), valid_from, valid_to from enrolment where pupil_id = $1 "
      "union all select null, class_id, valid_from, valid_to from class_member where pupil_id = $1",
      {pupil});
  while (rows.next()) {
    found.push_back({{rows.get<Date>(2), rows.get<std::optional<Date>>(3)},
                     rows.get<std::optional<SchoolId>>(0),
                     rows.get<std::optional<ClassId>>(1)});
  }
  return found;
}

}  // namespace tilstede::people
