// Classes and who is in them, as other features read them. A class is a homeroom or a teaching group.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "people/same_name.hpp"
#include "people/school_class.hpp"
#include "platform/db/db.hpp"

namespace tilstede::people {

std::optional<SchoolClass> find_class(db::Tx& tx, const ClassId& school_class);

/// The named classes of `year` and all classes of the named schools, by school, grade and name.
std::vector<SchoolClass> classes_of(db::Tx& tx, const std::vector<ClassId>& classes,
                                    const std::vector<SchoolId>& schools, SchoolYear year);

/// Who is in the class on a date, in Norwegian order of family and given name.
std::vector<ClassMember> class_members(db::Tx& tx, const ClassId& school_class, const Date& date);

/// The names of all classes and groups the pupils are in on the date.
std::map<PupilId, std::set<std::string>> class_names_of(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                        const Date& date);

/// Of pupils in one class: by what those of one name are known there on the date (same_name.hpp).
std::map<PupilId, std::string> told_apart_on(db::Tx& tx, const std::vector<NameInClass>& pupils,
                                             const Date& date);

/// Given and family name.
std::optional<PersonalText> full_name(db::Tx& tx, const PupilId& pupil);

std::map<PupilId, PersonalText> given_names(db::Tx& tx, const std::vector<PupilId>& pupils);

struct PupilName {
  PersonalText given_name;
  PersonalText family_name;
};
std::map<PupilId, PupilName> pupil_names(db::Tx& tx, const std::vector<PupilId>& pupils);

/// Given and family name of those who sign in with these accounts.
std::map<AccountId, PersonalText> account_names(db::Tx& tx, const std::vector<AccountId>& accounts);

}  // namespace tilstede::people
