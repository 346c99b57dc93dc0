#include "people/lock.hpp"

namespace tilstede::people {

void lock_pupils(db::Tx& tx, std::vector<PupilId> pupils) {
  // Read to the end: PostgreSQL locks row by row, and a deadlock at the second must be seen to be tried
  // again.
  db::Rows rows =
      tx.query("select id from pupil where id {in_uuids $1} order by id {for_update}", {db::list_of(pupils)});
  while (rows.next()) {
  }
}

}  // namespace tilstede::people
