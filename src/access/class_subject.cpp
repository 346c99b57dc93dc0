#include "access/class_subject.hpp"

namespace tilstede::access {

Subject subject_of(const people::SchoolClass& school_class) {
  const Place place{school_class.school, school_class.area, school_class.grade, {school_class.id}};
  return {std::nullopt, school_class.id, {place}};
}

}  // namespace tilstede::access
