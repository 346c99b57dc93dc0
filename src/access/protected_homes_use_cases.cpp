#include "access/protected_homes_use_cases.hpp"

namespace tilstede::access {

std::vector<StaffId> protected_home_readers(db::Tx& tx, const SchoolId& school) {
  auto rows =
      tx.query("select staff_id from protected_home_reader where school_id = $1 order by staff_id", {school});
  std::vector<StaffId> staff;
  while (rows.next())
    staff.push_back(rows.get<StaffId>(0));
  return staff;
}

void name_protected_home_readers(db::Tx& tx, const SchoolId& school, const std::vector<StaffId>& staff) {
  tx.execute("delete from protected_home_reader where school_id = $1", {school});
  for (const StaffId& one : staff) {
    tx.execute(
        "insert into protected_home_reader (school_id, staff_id) values ($1, $2) on conflict do nothing",
        {school, one});
  }
}

}  // namespace tilstede::access
