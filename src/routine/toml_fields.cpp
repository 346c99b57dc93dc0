#include "routine/toml_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace tilstede::routine {
namespace {

using Kind = TomlNode::Kind;

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 60 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// A wrong value is shown when it is short and harmless to a terminal.
std::string shown(std::string_view text) {
  const bool is_plain = text.size() <= 60 && std::none_of(text.begin(), text.end(), [](char c) {
                          return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
                        });
  return is_plain ? fmt::format("\"{}\"", text) : "this text";
}

std::vector<std::string_view> views(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

}  // namespace

std::string suggestion(std::string_view text, const std::vector<std::string_view>& known) {
  // Text from outside may be long; nothing near it is that long.
  if (text.size() > 60) return "";
  std::string_view nearest;
  auto nearest_distance = std::max<std::size_t>(2, text.size() / 3) + 1;
  for (const auto candidate : known) {
    const auto distance = edit_distance(text, candidate);
    if (distance >= nearest_distance || distance >= candidate.size()) continue;
    nearest = candidate;
    nearest_distance = distance;
  }
  return nearest.empty() ? "" : fmt::format("; did you mean \"{}\"?", nearest);
}

std::string listing(const std::vector<std::string_view>& choices) {
  std::string text;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (i > 0) text += i + 1 == choices.size() ? " or " : ", ";
    text += choices[i];
  }
  return text;
}

TomlFields::TomlFields(Reading& reading, const TomlNode& table, std::string path)
    : reading_(&reading), table_(&table), path_(std::move(path)) {}

const TomlMember* TomlFields::find(std::string_view key) const {
  const auto found = std::find_if(table_->members.begin(), table_->members.end(),
                                  [&](const TomlMember& member) { return member.key == key; });
  return found == table_->members.end() ? nullptr : &*found;
}

const TomlNode* TomlFields::member(std::string_view key) {
  asked_.emplace_back(key);
  const auto* found = find(key);
  return found ? &found->value : nullptr;
}

void TomlFields::refuse(std::string_view key, std::string message) {
  const auto* found = find(key);
  const auto full = path_.empty() ? std::string(key) : key.empty() ? path_ : fmt::format("{}.{}", path_, key);
  reading_->errors.push_back({reading_->file, found ? found->line : table_->line,
                              found ? found->column : table_->column, full, std::move(message)});
}

const TomlNode* TomlFields::of_kind(std::string_view key, Kind kind) {
  const auto* node = member(key);
  if (!node || node->kind == kind) return node;
  refuse(key, fmt::format("expected {}, found {}", name_of(kind), name_of(node->kind)));
  return nullptr;
}

const TomlNode* TomlFields::required(std::string_view key, Kind kind, std::string_view example) {
  if (!has(key)) {
    asked_.emplace_back(key);
    refuse(key, fmt::format("is missing; write for example {} = {}", key, example));
    return nullptr;
  }
  return of_kind(key, kind);
}

bool TomlFields::has(std::string_view key) const {
  return find(key) != nullptr;
}

std::string TomlFields::text(std::string_view key) {
  const auto* node = required(key, Kind::text, "\"...\"");
  if (!node) return "";
  if (node->text.empty()) refuse(key, "is empty");
  return node->text;
}

std::string TomlFields::id(std::string_view key) {
  const auto* node = required(key, Kind::text, "\"days-10\"");
  if (!node) return "";
  if (!is_id(node->text)) {
    refuse(key, "an id has 1 to 60 lower-case letters a to z, digits and hyphens");
    return "";
  }
  return node->text;
}

std::int64_t TomlFields::integer(std::string_view key, std::int64_t least, std::int64_t most) {
  const auto* node = required(key, Kind::integer, std::to_string(least));
  if (!node) return least;
  if (node->integer < least || node->integer > most) {
    refuse(key, fmt::format("{} is outside {} to {}", node->integer, least, most));
    return least;
  }
  return node->integer;
}

std::optional<Date> TomlFields::date(std::string_view key) {
  const auto* node = required(key, Kind::date, "2024-08-23");
  return node ? std::optional(node->date) : std::nullopt;
}

std::optional<Date> TomlFields::optional_date(std::string_view key) {
  const auto* node = of_kind(key, Kind::date);
  return node ? std::optional(node->date) : std::nullopt;
}

Words TomlFields::words(std::string_view key) {
  if (auto words = optional_words(key)) return *words;
  if (!has(key)) refuse(key, fmt::format("is missing; write at least {}.nb = \"...\"", key));
  return {};
}

std::optional<Words> TomlFields::optional_words(std::string_view key) {
  const auto* node = of_kind(key, Kind::table);
  if (!node) return std::nullopt;
  TomlFields languages(*reading_, *node, path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key));
  Words words;
  words.nb = languages.text("nb");
  words.nn = languages.optional_text("nn").value_or(words.nb);
  words.en = languages.optional_text("en").value_or(words.nb);
  languages.finish();
  return words;
}

std::size_t TomlFields::choice(std::string_view key, const std::vector<std::string_view>& choices) {
  const auto* node = required(key, Kind::text, fmt::format("\"{}\"", choices.front()));
  if (!node) return 0;
  const auto found = std::find(choices.begin(), choices.end(), node->text);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  refuse(key, fmt::format("{} is not known; allowed: {}{}", shown(node->text), listing(choices),
                          suggestion(node->text, choices)));
  return 0;
}

std::optional<std::string> TomlFields::optional_text(std::string_view key) {
  const auto* node = of_kind(key, Kind::text);
  return node ? std::optional(node->text) : std::nullopt;
}

std::optional<double> TomlFields::optional_number(std::string_view key) {
  const auto* node = member(key);
  if (!node) return std::nullopt;
  if (node->kind == Kind::integer) return static_cast<double>(node->integer);
  if (node->kind == Kind::real) return node->real;
  refuse(key, fmt::format("expected a number, found {}", name_of(node->kind)));
  return std::nullopt;
}

bool TomlFields::optional_flag(std::string_view key) {
  const auto* node = of_kind(key, Kind::boolean);
  return node && node->boolean;
}

std::vector<std::string> TomlFields::optional_texts(std::string_view key) {
  std::vector<std::string> texts;
  const auto* node = of_kind(key, Kind::array);
  if (!node) return texts;
  for (const auto& item : node->items) {
    if (item.kind == Kind::text) {
      texts.push_back(item.text);
    } else {
      refuse(key, fmt::format("expected a list of texts, found {} in it", name_of(item.kind)));
    }
  }
  return texts;
}

std::optional<TomlFields> TomlFields::optional_table(std::string_view key) {
  const auto* node = of_kind(key, Kind::table);
  if (!node) return std::nullopt;
  return TomlFields(*reading_, *node, std::string(key));
}

std::vector<TomlFields> TomlFields::tables(std::string_view key) {
  std::vector<TomlFields> tables;
  const auto* node = member(key);
  if (!node) return tables;
  if (node->kind != Kind::array) {
    refuse(key, fmt::format("expected a list of tables, each headed [[{}]]", key));
    return tables;
  }
  for (std::size_t i = 0; i < node->items.size(); ++i) {
    if (node->items[i].kind != Kind::table) {
      refuse(key, fmt::format("expected a list of tables, each headed [[{}]]", key));
      continue;
    }
    const auto name = fmt::format("{}[{}]", key, i + 1);
    tables.emplace_back(*reading_, node->items[i], path_.empty() ? name : fmt::format("{}.{}", path_, name));
  }
  return tables;
}

void TomlFields::finish() {
  for (const auto& member : table_->members) {
    if (std::find(asked_.begin(), asked_.end(), member.key) != asked_.end()) continue;
    auto known = asked_;
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    const auto near = suggestion(member.key, views(known));
    refuse(member.key, "unknown key" + (near.empty() ? "; known here: " + listing(views(known)) : near));
  }
}

}  // namespace tilstede::routine
