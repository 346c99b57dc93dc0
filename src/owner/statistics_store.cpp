#include "owner/statistics_store.hpp"

#include <algorithm>

namespace tilstede::owner::store {
namespace {

// Places of names in Norwegian order, which is the database's to know.
std::map<std::string, int> ranks(db::Tx& tx, const std::string& sql) {
  std::map<std::string, int> ranks;
  db::Rows rows = tx.query(sql);
  while (rows.next())
    ranks.emplace(rows.get<std::string>(0), static_cast<int>(ranks.size()));
  return ranks;
}

}  // namespace

std::vector<std::pair<PupilId, PupilFigure>> enrolled(db::Tx& tx, const Period& period) {
  const auto school_ranks = ranks(tx, "select name from school order by name {nb}");
  auto area_ranks = ranks(tx, "select name from area order by name {nb}");
  std::vector<std::pair<PupilId, PupilFigure>> pupils;
  // In the order of their days, so that the last row of a pupil is the newest enrolment.
  db::Rows rows = tx.query(
      "select e.pupil_id, s.name, coalesce(a.name, ''), e.grade, p.gender, e.valid_to "
      "from enrolment e join school s on s.id = e.school_id left join area a on a.id = s.area_id "
      "join pupil p on p.id = e.pupil_id "
      "where e.valid_from <= $2 and (e.valid_to is null or e.valid_to >= $1) order by e.pupil_id, "
      "e.valid_from",
      {period.from, *period.to});
  while (rows.next()) {
    PupilFigure figure;
    figure.school = rows.get<std::string>(1);
    figure.school_rank = school_ranks.at(figure.school);
    figure.area = rows.get<std::string>(2);
    figure.area_rank = figure.area.empty() ? -1 : area_ranks.at(figure.area);
    figure.grade = rows.get<int>(3);
    figure.gender = rows.get<std::string>(4);
    const auto to = rows.get<std::optional<Date>>(5);
    figure.has_left = to && *to < *period.to;
    const auto pupil = rows.get<PupilId>(0);
    if (!pupils.empty() && pupils.back().first == pupil) {
      pupils.back().second = figure;
    } else {
      pupils.emplace_back(pupil, figure);
    }
  }
  return pupils;
}

Date day_of_the_figure(db::Tx& tx, SchoolYear year, const Date& until) {
  db::Rows rows = tx.query("select max(last_day) from term where school_year = $1", {year.begins});
  if (!rows.next() || rows.is_null(0)) return until;
  return std::min(until, rows.get<Date>(0));
}

}  // namespace tilstede::owner::store
