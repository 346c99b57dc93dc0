#include "routine/toml_tree.hpp"

#include <toml++/toml.h>

#include <algorithm>

namespace tilstede::routine {
namespace {

TomlNode convert(const toml::node& node);

int line_of(const toml::source_region& region) {
  return region.begin.line > 0 ? static_cast<int>(region.begin.line) : 1;
}
int column_of(const toml::source_region& region) {
  return region.begin.column > 0 ? static_cast<int>(region.begin.column) : 1;
}

void convert_date(const toml::date& date, TomlNode& to) {
  const Date converted{std::chrono::year(date.year), std::chrono::month(date.month),
                       std::chrono::day(date.day)};
  // The range every date of the program has (base/date.hpp).
  if (!converted.ok() || date.year < 1900 || date.year > 2199) return;
  to.kind = TomlNode::Kind::date;
  to.date = converted;
}

void convert_table(const toml::table& table, TomlNode& to) {
  to.kind = TomlNode::Kind::table;
  for (const auto& [key, value] : table) {
    TomlMember member{std::string(key.str()), line_of(key.source()), column_of(key.source()), convert(value)};
    // A table made by a dotted key has no place of its own.
    if (value.source().begin.line == 0) {
      member.value.line = member.line;
      member.value.column = member.column;
    }
    to.members.push_back(std::move(member));
  }
  std::stable_sort(to.members.begin(), to.members.end(), [](const TomlMember& a, const TomlMember& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
}

TomlNode convert(const toml::node& node) {
  TomlNode to;
  to.kind = TomlNode::Kind::other;
  to.line = line_of(node.source());
  to.column = column_of(node.source());
  if (const auto* table = node.as_table()) {
    convert_table(*table, to);
  } else if (const auto* array = node.as_array()) {
    to.kind = TomlNode::Kind::array;
    for (const auto& item : *array)
      to.items.push_back(convert(item));
  } else if (const auto* text = node.as_string()) {
    to.kind = TomlNode::Kind::text;
    to.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    to.kind = TomlNode::Kind::integer;
    to.integer = integer->get();
  } else if (const auto* real = node.as_floating_point()) {
    to.kind = TomlNode::Kind::real;
    to.real = real->get();
  } else if (const auto* boolean = node.as_boolean()) {
    to.kind = TomlNode::Kind::boolean;
    to.boolean = boolean->get();
  } else if (const auto* date = node.as_date()) {
    convert_date(date->get(), to);
  }
  return to;
}

}  // namespace

std::string_view name_of(TomlNode::Kind kind) {
  switch (kind) {
    case TomlNode::Kind::table:
      return "a table";
    case TomlNode::Kind::array:
      return "a list";
    case TomlNode::Kind::text:
      return "text";
    case TomlNode::Kind::integer:
      return "an integer";
    case TomlNode::Kind::real:
      return "a decimal number";
    case TomlNode::Kind::boolean:
      return "true or false";
    case TomlNode::Kind::date:
      return "a date";
    case TomlNode::Kind::other:
      break;
  }
  return "something else";
}

Result<TomlNode, TomlError> read_toml(std::string_view text) {
  try {
    return convert(toml::parse(text));
  } catch (const toml::parse_error& error) {
    return refused(
        TomlError{line_of(error.source()), column_of(error.source()), std::string(error.description())});
  }
}

}  // namespace tilstede::routine
