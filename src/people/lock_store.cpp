#include "people/lock.hpp"

namespace tilstede::people {
namespace {

// Read to the end: PostgreSQL locks row by row, and a deadlock at the second must be seen to be tried again.
void read_all(db::Rows rows) {
  while (rows.next()) {
  }
}

}  // namespace

void lock_pupils(db::Tx& tx, std::vector<PupilId> pupils) {
  read_all(tx.query("select id from pupil where id {in_uuids $1} order by id {for_update}",
                    {db::list_of(pupils)}));
}

void lock_all_pupils(db::Tx& tx) {
  read_all(tx.query("select id from pupil order by id {for_update}"));
}

}  // namespace tilstede::people
