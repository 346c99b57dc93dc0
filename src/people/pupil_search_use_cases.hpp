// Pupils by name, and where they belong, for who may find any pupil of the municipality.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/personal.hpp"
#include "people/ids.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people {

struct FoundName {
  PersonalText name;
  bool is_protected = false;
};
/// Empty for an id that is unknown.
FoundName name_and_protection(db::Tx& tx, const PupilId& pupil);

struct FoundByName {
  PupilId pupil;
  PersonalText name;
  /// "8A, Solvang skole"; empty where the address is protected or there is no class that day.
  std::string place;
};
/// In Norwegian order, no more than `most`: those of whose given and family names each word of `text` begins
/// one.
std::vector<FoundByName> pupils_named(db::Tx& tx, const PersonalText& text, const Date& day,
                                      std::size_t most);

/// One school the pupil is enrolled at, or one class the pupil is in, and the days.
struct SchoolOrClass {
  Period days;
  std::optional<SchoolId> school;
  std::optional<ClassId> school_class;
};
std::vector<SchoolOrClass> schools_and_classes_of(db::Tx& tx, const PupilId& pupil);

}  // namespace tilstede::people
