// Result: the answer of anything that may be refused for an expected reason.
// Broken surroundings (disk, database gone) are exceptions, programmer mistakes are asserts.
#pragma once

#include <tl/expected.hpp>

namespace tilstede {

template <class T, class E>
using Result = tl::expected<T, E>;

/// `return refused(error);` from a function that returns a Result.
template <class E>
auto refused(E error) {
  return tl::make_unexpected(std::move(error));
}

}  // namespace tilstede
