// One JSON object per line on standard output: time, level, event, and the fields given. A field is a text, a
// number or a truth value; a Personal<T> does not compile, so no name or number of a person can slip in.
#pragma once

#include <concepts>
#include <cstdint>
#include <exception>
#include <functional>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/personal.hpp"

namespace tilstede::log {

/// Only views: a Field lives as long as the call it is written in.
class Field {
 public:
  template <std::integral T>
  Field(std::string_view name, T number) : name_(name), value_(as_value(number)) {}

  template <class T>
    requires std::is_convertible_v<const T&, std::string_view>
  Field(std::string_view name, const T& text) : name_(name), value_(std::string_view(text)) {}

  template <class T>
  Field(std::string_view name, const Personal<T>& value) = delete;

  using Value = std::variant<std::string_view, std::int64_t, bool>;
  std::string_view name() const { return name_; }
  const Value& value() const { return value_; }

 private:
  template <std::integral T>
  static Value as_value(T number) {
    if constexpr (std::is_same_v<T, bool>) {
      return number;
    } else {
      return static_cast<std::int64_t>(number);
    }
  }

  std::string_view name_;
  Value value_;
};

/// What an exception says, fit for the log. The texts of runtime_error and logic_error are ours or the
/// standard library's and hold no personal value; others may quote what they read (a JSON library quotes the
/// text it stumbled over), so of them only that is told. Lives as long as the exception.
std::string_view text_of(const std::exception& error);

void info(std::string_view event, std::initializer_list<Field> fields = {});
void warn(std::string_view event, std::initializer_list<Field> fields = {});
void error(std::string_view event, std::initializer_list<Field> fields = {});

/// Where lines go instead of standard output, from any thread; an empty one is standard output again (tests).
using Sink = std::function<void(std::string_view line)>;
void set_sink(Sink sink);

}  // namespace tilstede::log
