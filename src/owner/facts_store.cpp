#include "owner/facts_store.hpp"

#include <algorithm>

namespace tilstede::owner::store {

Directory directory(db::Tx& tx) {
  Directory directory;
  {
    db::Rows rows = tx.query("select id, name, area_id from school order by name {nb}, id");
    while (rows.next())
      directory.schools.push_back(
          {rows.get<SchoolId>(0), rows.get<std::string>(1), rows.get<std::optional<AreaId>>(2)});
  }
  db::Rows rows = tx.query("select id, name from area order by name {nb}, id");
  while (rows.next())
    directory.areas.emplace_back(rows.get<AreaId>(0), rows.get<std::string>(1));
  return directory;
}

std::vector<EnrolledPupil> enrolled(db::Tx& tx, const Directory& directory, const Period& period) {
  std::map<AreaId, int> area_indices;
  for (const auto& [area, name] : directory.areas)
    area_indices.emplace(area, static_cast<int>(area_indices.size()));
  std::map<SchoolId, PupilPlace> places;
  for (const School& school : directory.schools) {
    PupilPlace place;
    place.school = static_cast<int>(places.size());
    if (school.area) place.area = area_indices.at(*school.area);
    places.emplace(school.id, place);
  }
  std::vector<EnrolledPupil> pupils;
  // The last row of a pupil is the newest enrolment that still holds; of those that have ended, the newest.
  db::Rows rows = tx.query(
      "select e.pupil_id, e.school_id, e.grade, p.gender, e.valid_to "
      "from enrolment e join pupil p on p.id = e.pupil_id "
      "where e.valid_from <= $2 and (e.valid_to is null or e.valid_to >= $1) order by e.pupil_id, "
      "case when e.valid_to is null or e.valid_to >= $2 then 1 else 0 end, e.valid_from, e.id",
      {period.from, *period.to});
  while (rows.next()) {
    PupilPlace place = places.at(rows.get<SchoolId>(1));
    place.grade = rows.get<int>(2);
    place.gender = parse_gender(rows.get<std::string_view>(3));
    const auto to = rows.get<std::optional<Date>>(4);
    place.has_left = to && *to < *period.to;
    const auto pupil = rows.get<PupilId>(0);
    if (!pupils.empty() && pupils.back().pupil == pupil) pupils.pop_back();
    pupils.push_back({pupil, place});
  }
  return pupils;
}

Date day_of_the_figure(db::Tx& tx, SchoolYear year, const Date& until) {
  db::Rows rows = tx.query("select max(last_day) from term where school_year = $1", {year.begins});
  if (!rows.next() || rows.is_null(0)) return until;
  return std::min(until, rows.get<Date>(0));
}

}  // namespace tilstede::owner::store
