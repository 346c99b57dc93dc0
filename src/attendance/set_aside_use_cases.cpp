#include "attendance/set_aside_use_cases.hpp"

namespace tilstede::attendance {

std::map<PupilId, std::vector<Date>> days_set_aside(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                    SchoolYear year) {
  std::map<PupilId, std::vector<Date>> days;
  auto rows = tx.query(
      "select pupil_id, date from absence_entry where pupil_id {in_uuids $1} and date between $2 and $3 "
      "and superseded_by is null and kind = 'present' and observed = 'day' order by pupil_id, date",
      {db::list_of(pupils), first_day(year), last_day(year)});
  while (rows.next())
    days[rows.get<PupilId>(0)].push_back(rows.get<Date>(1));
  return days;
}

}  // namespace tilstede::attendance
