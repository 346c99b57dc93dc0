#include "platform/db/dialect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "base/text.hpp"

namespace tilstede::db {
namespace {

constexpr std::size_t kShownMax = 120;

bool is_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool is_blank(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}

// A column type: `type` in both places it may stand, and on SQLite, which knows none of these types, a check
// of its own with the column's name in place of {}.
struct ColumnType {
  std::string_view name;
  std::string_view sqlite_type;
  std::string_view sqlite_check;
  std::string_view postgresql_type;
};

constexpr std::array kColumnTypes{
    ColumnType{"uuid", "text", " check (length({0}) = 36)", "uuid"},
    // "is": date() of what is no date is null, and a check that comes to null is passed. "+0 days": without
    // it date('2024-02-30') is '2024-02-30'.
    ColumnType{"date", "text", " check ({0} is date({0}, '+0 days'))", "date"},
    ColumnType{"instant", "integer", "", "bigint"},
    ColumnType{"bool", "integer", " check ({0} in (0, 1))", "boolean"},
    ColumnType{"bytes", "blob", "", "bytea"},
    // "integer" has 32 bits and "real" 24 on PostgreSQL, 64 and 53 on SQLite.
    ColumnType{"bigint", "integer", "", "bigint"},
    ColumnType{"real", "real", "", "double precision"},
};

struct ListMacro {
  std::string_view name;
  std::string_view sqlite;
  std::string_view postgresql;
};

constexpr std::array kListMacros{
    ListMacro{"in_uuids", "in (select value from json_each({}))", "= any(cast({} as uuid[]))"},
    ListMacro{"in_texts", "in (select value from json_each({}))", "= any(cast({} as text[]))"},
    ListMacro{"in_integers", "in (select cast(value as integer) from json_each({}))",
              "= any(cast({} as bigint[]))"},
};

struct WordMacro {
  std::string_view name;
  std::string_view sqlite;
  std::string_view postgresql;
};

constexpr std::array kWordMacros{
    WordMacro{"nb", "collate nb", "collate \"nb-x-icu\""},
    // "no key": rows of other tables may still point at a locked row.
    WordMacro{"for_update", "", "for no key update"},
    WordMacro{"strict", "strict", ""},
};

// The name that the column type written after `text` belongs to.
std::string_view last_word(std::string_view text) {
  while (!text.empty() && is_blank(text.back()))
    text.remove_suffix(1);
  std::size_t begin = text.size();
  while (begin > 0 && is_name_character(text[begin - 1]))
    --begin;
  return text.substr(begin);
}

std::string replacement(std::string_view macro, std::string_view before, Engine engine,
                        std::string_view sql) {
  const bool is_sqlite = engine == Engine::sqlite;
  for (const auto& word : kWordMacros) {
    if (word.name == macro) return std::string(is_sqlite ? word.sqlite : word.postgresql);
  }
  for (const auto& type : kColumnTypes) {
    if (type.name != macro) continue;
    if (!is_sqlite) return std::string(type.postgresql_type);
    const std::string_view column = last_word(before);
    if (to_lower_ascii(column) == "as") return std::string(type.sqlite_type);
    if (column.empty()) throw Error(fmt::format("{{{}}} must follow a column's name: {}", macro, shown(sql)));
    return std::string(type.sqlite_type) + fmt::format(fmt::runtime(type.sqlite_check), column);
  }
  const auto parts = split(macro, ' ');
  for (const auto& list : kListMacros) {
    if (parts.size() != 2 || parts[0] != list.name || parts[1].size() < 2 || parts[1][0] != '$') continue;
    return fmt::format(fmt::runtime(is_sqlite ? list.sqlite : list.postgresql), parts[1]);
  }
  throw Error(fmt::format("There is no macro {{{}}} (platform/db/db.hpp lists them): {}", macro, shown(sql)));
}

// The end of the quoted text, quoted name or comment that begins at `begin`; `begin` when none does.
std::size_t end_of_quoted(std::string_view sql, std::size_t begin) {
  const auto end_after = [&](std::string_view mark, std::size_t from) {
    const std::size_t found = sql.find(mark, from);
    return found == std::string_view::npos ? sql.size() : found + mark.size();
  };
  const std::string_view two = sql.substr(begin, 2);
  // A doubled quote ends one quoted text and begins the next, which comes to the same.
  if (sql[begin] == '\'') return end_after("'", begin + 1);
  if (sql[begin] == '"') return end_after("\"", begin + 1);
  if (two == "--") return end_after("\n", begin);
  if (two == "/*") return end_after("*/", begin + 2);
  return begin;
}

void append_json_text(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      json += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      json += c;
    }
  }
  json += '"';
}

void append_array_text(std::string& literal, std::string_view text) {
  literal += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') literal += '\\';
    literal += c;
  }
  literal += '"';
}

template <class Append>
std::string joined(const List& list, char open, char close, const Append& append) {
  std::string text(1, open);
  for (const auto& item : list.items) {
    if (text.size() > 1) text += ',';
    append(text, item);
  }
  text += close;
  return text;
}

bool is_storable_text(std::string_view text) {
  return text.find('\0') == std::string_view::npos && is_valid_utf8(text);
}

}  // namespace

std::string expanded(std::string_view sql, Engine engine) {
  std::string text;
  text.reserve(sql.size() + 64);
  for (std::size_t i = 0; i < sql.size();) {
    const std::size_t quoted_end = end_of_quoted(sql, i);
    if (quoted_end > i) {
      text += sql.substr(i, quoted_end - i);
      i = quoted_end;
    } else if (sql[i] == '{') {
      const std::size_t end = sql.find('}', i);
      if (end == std::string_view::npos) throw Error("A brace is not closed: " + shown(sql));
      text += replacement(sql.substr(i + 1, end - i - 1), text, engine, sql);
      i = end + 1;
    } else {
      text += sql[i++];
    }
  }
  return text;
}

std::string json_array(const List& list) {
  return joined(list, '[', ']', append_json_text);
}

std::string array_literal(const List& list) {
  return joined(list, '{', '}', append_array_text);
}

void check_storable(const Value& value, std::size_t number, std::string_view sql) {
  const auto& storage = value.storage();
  bool is_storable = true;
  if (const auto* text = std::get_if<std::string>(&storage)) is_storable = is_storable_text(*text);
  if (const auto* real = std::get_if<double>(&storage)) is_storable = std::isfinite(*real);
  if (const auto* list = std::get_if<List>(&storage)) {
    is_storable = std::all_of(list->items.begin(), list->items.end(), is_storable_text);
  }
  if (is_storable) return;
  throw Error(fmt::format(
      "Value {} is not UTF-8, holds U+0000 or is not a finite number; check it where it enters: {}", number,
      shown(sql)));
}

void check_leaves_transaction_alone(std::string_view sql) {
  std::size_t begin = 0;
  for (std::size_t end = 0; begin < sql.size(); begin = end) {
    end = end_of_quoted(sql, begin);
    if (end == begin && !is_blank(sql[begin])) break;
    end = std::max(end, begin + 1);
  }
  std::size_t end = begin;
  while (end < sql.size() && is_name_character(sql[end]))
    ++end;
  const std::string word = to_lower_ascii(sql.substr(begin, end - begin));
  for (const char* banned :
       {"begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release"}) {
    if (word == banned)
      throw Error("A transaction begins and ends with the closure, not by a statement: " + shown(sql));
  }
}

void check_insert(const BulkInsert& insert) {
  const auto is_plain = [](const std::string& name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), is_name_character);
  };
  if (!is_plain(insert.table) || !std::all_of(insert.columns.begin(), insert.columns.end(), is_plain)) {
    throw Error("A table or column of insert_many is not a plain name.");
  }
  for (const auto& row : insert.rows) {
    if (row.size() != insert.columns.size()) {
      throw Error(fmt::format("A row of insert_many into {} has {} values for {} columns.", insert.table,
                              row.size(), insert.columns.size()));
    }
  }
}

std::string shown(std::string_view sql) {
  std::string line;
  for (const char c : trimmed(sql)) {
    if (is_blank(c) && !line.empty() && line.back() == ' ') continue;
    line += is_blank(c) ? ' ' : c;
    if (line.size() >= kShownMax) return line + " ...";
  }
  return line;
}

}  // namespace tilstede::db
