// What may() is asked about when a class has been read already. Pure.
#pragma once

#include "access/may.hpp"
#include "people/school_class.hpp"

namespace tilstede::access {

Subject subject_of(const people::SchoolClass& school_class);

}  // namespace tilstede::access
