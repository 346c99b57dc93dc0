// A TOML text as a plain tree with positions. Only toml_tree.cpp includes toml++. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"

namespace tilstede::routine {

struct TomlMember;

struct TomlNode {
  enum class Kind { table, array, text, integer, real, boolean, date, other };
  Kind kind = Kind::table;
  int line = 1;
  int column = 1;
  std::string text;
  std::int64_t integer = 0;
  double real = 0;
  bool boolean = false;
  Date date{};
  std::vector<TomlNode> items;
  /// In the order of the file.
  std::vector<TomlMember> members;
};

struct TomlMember {
  std::string key;
  int line = 1;
  int column = 1;
  TomlNode value;
};

struct TomlError {
  int line = 1;
  int column = 1;
  std::string message;
};

/// "text", "an integer", "a date": for messages.
std::string_view name_of(TomlNode::Kind kind);

Result<TomlNode, TomlError> read_toml(std::string_view text);

}  // namespace tilstede::routine
