// Personal<T>: a value about a person (a name, a telephone number, a note). It has no formatter and no
// stream operator, so it cannot slip into a log line or an error text: whoever needs it says reveal().
#pragma once

#include <compare>
#include <string>
#include <utility>

namespace tilstede {

template <class T>
class Personal {
 public:
  Personal() = default;
  explicit Personal(T value) : value_(std::move(value)) {}

  const T& reveal() const { return value_; }

  auto operator<=>(const Personal&) const = default;

 private:
  T value_{};
};

using PersonalText = Personal<std::string>;

}  // namespace tilstede
