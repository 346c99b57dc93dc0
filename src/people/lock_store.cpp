#include "people/lock.hpp"

namespace tilstede::people {

void lock_pupils(db::Tx& tx, std::vector<PupilId> pupils) {
  tx.query("select id from pupil where id {in_uuids $1} order by id {for_update}", {db::list_of(pupils)})
      .next();
}

}  // namespace tilstede::people
