// Invented people: given and family names drawn at random from lists of common ones.
#pragma once

#include <string>

#include "base/random.hpp"

namespace tilstede::demo {

enum class Gender { female, male };

struct Name {
  std::string given;
  std::string family;
};

Name invented_name(Random& random, Gender gender);
/// Another member of the same family.
Name relative_of(Random& random, const Name& name, Gender gender);

}  // namespace tilstede::demo
