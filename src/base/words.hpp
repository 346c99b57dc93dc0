// A text in the languages of the staff's pages.
#pragma once

#include <string>

namespace tilstede {

struct Words {
  std::string nb;
  std::string nn;
  std::string en;

  bool operator==(const Words&) const = default;
};

}  // namespace tilstede
