#include "engine/distribution.hpp"

#include <algorithm>
#include <cassert>

namespace tilstede::engine {

int Distribution::at_least(int limit) const {
  int below = 0;
  const auto end = std::min(pupils_of_.size(), static_cast<std::size_t>(std::max(limit, 0)));
  for (std::size_t value = 0; value < end; ++value)
    below += pupils_of_[value];
  return pupils_ - below;
}

double Distribution::quantile(double share) const {
  assert(pupils_ > 0);
  const double position = share * static_cast<double>(pupils_ - 1);
  const int below = static_cast<int>(position);
  const int low = at(below);
  const int high = at(std::min(below + 1, pupils_ - 1));
  return low + (position - below) * (high - low);
}

int Distribution::at(int place) const {
  int value = 0;
  for (int before = pupils_of_[0]; before <= place; before += pupils_of_[static_cast<std::size_t>(value)])
    ++value;
  return value;
}

}  // namespace tilstede::engine
