// Where pupils are enrolled on a day, and the names of schools and areas, for figures.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "owner/facts.hpp"
#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::owner::store {

struct School {
  SchoolId id;
  std::string name;
  std::optional<AreaId> area;
};

/// In Norwegian order, which is the database's to know.
struct Directory {
  std::vector<School> schools;
  std::vector<std::pair<AreaId, std::string>> areas;
};

Directory directory(db::Tx& tx);

struct EnrolledPupil {
  PupilId pupil;
  PupilPlace place;
};

/// Everybody enrolled on some day of `period`, in the order of their ids; places are those of the newest
/// enrolment that has begun by the period's end, and `has_left` says that it ended before the period did.
std::vector<EnrolledPupil> enrolled(db::Tx& tx, const Directory& directory, const Period& period);

/// `until`, or the last day of the last term when that is earlier: nobody has left because it is summer.
Date day_of_the_figure(db::Tx& tx, SchoolYear year, const Date& until);

}  // namespace tilstede::owner::store
