// Typed reading of one TOML table: every wrong place is remembered with file, line and column, none throws,
// and keys nobody asked for are refused with the nearest known one. Pure.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "routine/routine.hpp"
#include "routine/toml_tree.hpp"

namespace tilstede::routine {

/// Where errors are gathered while one file is read.
struct Reading {
  std::string file;
  std::vector<RoutineError> errors;
};

class TomlFields {
 public:
  /// `path` is how messages call the table: "rule[2]".
  TomlFields(Reading& reading, const TomlNode& table, std::string path);

  // Required: absent or of the wrong kind is an error; the returned value is then a default.
  std::string text(std::string_view key);
  /// Lower-case letters, digits and hyphens: what ids and codes are made of.
  std::string id(std::string_view key);
  std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most);
  std::optional<Date> date(std::string_view key);
  Words words(std::string_view key);
  /// The index of one of `choices`.
  std::size_t choice(std::string_view key, const std::vector<std::string_view>& choices);

  // Optional: absent is a default or nullopt.
  bool has(std::string_view key) const;
  std::optional<std::string> optional_text(std::string_view key);
  std::optional<double> optional_number(std::string_view key);
  std::optional<Date> optional_date(std::string_view key);
  std::optional<Words> optional_words(std::string_view key);
  bool optional_flag(std::string_view key);
  std::vector<std::string> optional_texts(std::string_view key);
  std::optional<TomlFields> optional_table(std::string_view key);
  /// `[[key]]`: one per table.
  std::vector<TomlFields> tables(std::string_view key);
  /// The member itself, for keys of more than one kind.
  const TomlNode* member(std::string_view key);

  /// At the key where it stands, at the table itself where it does not.
  void refuse(std::string_view key, std::string message);
  /// An error for each key nobody asked for.
  void finish();

  int line() const { return table_->line; }

 private:
  const TomlMember* find(std::string_view key) const;
  const TomlNode* required(std::string_view key, TomlNode::Kind kind, std::string_view example);
  const TomlNode* of_kind(std::string_view key, TomlNode::Kind kind);

  Reading* reading_;
  const TomlNode* table_;
  std::string path_;
  std::vector<std::string> asked_;
};

/// `; did you mean "x"?` when one of `known` is near, else nothing.
std::string suggestion(std::string_view text, const std::vector<std::string_view>& known);
/// "a, b or c".
std::string listing(const std::vector<std::string_view>& choices);

}  // namespace tilstede::routine
