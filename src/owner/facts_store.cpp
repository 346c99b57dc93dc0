#include "owner/facts_store.hpp"

#include <fmt/format.h>

namespace tilstede::owner::store {
namespace {

std::vector<School> schools(db::Tx& tx) {
  std::vector<School> schools;
  db::Rows rows = tx.query("select id, name, area_id from school order by name {nb}, id");
  while (rows.next())
    schools.push_back({rows.get<SchoolId>(0), rows.get<std::string>(1), rows.get<std::optional<AreaId>>(2)});
  return schools;
}

std::vector<std::pair<AreaId, std::string>> areas(db::Tx& tx) {
  std::vector<std::pair<AreaId, std::string>> areas;
  db::Rows rows = tx.query("select id, name from area order by name {nb}, id");
  while (rows.next())
    areas.emplace_back(rows.get<AreaId>(0), rows.get<std::string>(1));
  return areas;
}

std::string select_stays(std::string_view whose) {
  return fmt::format(
      "select e.pupil_id, e.school_id, e.grade, e.valid_from, e.valid_to, p.gender "
      "from enrolment e join pupil p on p.id = e.pupil_id "
      "where e.valid_from <= $2 and (e.valid_to is null or e.valid_to >= $1){} "
      "order by e.pupil_id, e.valid_from, e.id",
      whose);
}

std::vector<SnapshotPupil> by_pupil(db::Rows rows, const Directory& directory) {
  std::map<SchoolId, int> indices;
  for (const School& school : directory.schools)
    indices.emplace(school.id, static_cast<int>(indices.size()));
  std::vector<SnapshotPupil> pupils;
  while (rows.next()) {
    const auto pupil = rows.get<PupilId>(0);
    if (pupils.empty() || pupils.back().pupil != pupil)
      pupils.push_back({pupil, parse_gender(rows.get<std::string_view>(5)), {}, {}, {}});
    pupils.back().stays.push_back({indices.at(rows.get<SchoolId>(1)),
                                   rows.get<int>(2),
                                   {rows.get<Date>(3), rows.get<std::optional<Date>>(4)}});
  }
  return pupils;
}

}  // namespace

SchoolYears school_years(db::Tx& tx) {
  SchoolYears years;
  db::Rows rows = tx.query("select school_year, max(last_day) from term group by school_year");
  while (rows.next())
    years.emplace(SchoolYear{rows.get<int>(0)}, rows.get<Date>(1));
  return years;
}

Directory directory(db::Tx& tx) {
  return {schools(tx), areas(tx), {}, school_years(tx)};
}

std::vector<SnapshotPupil> enrolled(db::Tx& tx, const Directory& directory, SchoolYear year) {
  static const std::string kSql = select_stays("");
  return by_pupil(tx.query(kSql, {first_day(year), last_day(year)}), directory);
}

std::vector<SnapshotPupil> enrolled(db::Tx& tx, const Directory& directory, SchoolYear year,
                                    const std::vector<PupilId>& pupils) {
  static const std::string kSql = select_stays(" and e.pupil_id {in_uuids $3}");
  return by_pupil(tx.query(kSql, {first_day(year), last_day(year), db::list_of(pupils)}), directory);
}

}  // namespace tilstede::owner::store
