#include "platform/config/config.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/text.hpp"
#include "platform/config/settings.hpp"

namespace tilstede {

namespace {

using config::Setting;
using config::Value;

[[noreturn]] void refuse(std::string_view where, std::string_view what) {
  throw std::runtime_error(fmt::format("{}: {}", where, what));
}

std::string place(const std::string& file, const toml::node& node) {
  return fmt::format("{}:{}", file, node.source().begin.line);
}

std::string place(const std::string& file, const toml::key& key) {
  return fmt::format("{}:{}", file, key.source().begin.line);
}

std::optional<Value> value_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return Value{text->get()};
  if (const auto* number = node.as_integer()) return Value{number->get()};
  if (const auto* list = node.as_array()) {
    std::vector<std::string> texts;
    for (const auto& element : *list) {
      const auto* text = element.as_string();
      if (text == nullptr) return std::nullopt;
      texts.push_back(text->get());
    }
    return Value{std::move(texts)};
  }
  return std::nullopt;
}

void read_entry(const std::string& file, const std::string& key, const toml::key& name,
                const toml::node& node, Config& config) {
  const auto* setting = config::find_setting(key);
  if (setting == nullptr) {
    refuse(place(file, name),
           fmt::format("unknown setting '{}'; did you mean '{}'?", key, config::nearest_key(key)));
  }
  const auto value = value_of(node);
  if (!value || !setting->apply(*value, config)) {
    refuse(place(file, node), fmt::format("'{}' must be {}", key, setting->expected));
  }
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), {});
  if (!file.is_open() || file.bad()) {
    refuse(path, "the configuration file cannot be read; check that it exists and may be read by this user");
  }
  return text;
}

toml::table parse(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    // The library's own description quotes the line, and the line may hold a password.
    const auto at = error.source().begin;
    refuse(fmt::format("{}:{}", file, at.line),
           fmt::format(
               "not valid TOML from column {} on: texts stand in quotes, each setting on a line of its own, "
               "no setting twice",
               at.column));
  }
}

void read_table(const std::string& file, const std::string& section, const toml::table& table,
                Config& config) {
  for (const auto& [name, node] : table) {
    const auto key = section.empty() ? std::string(name.str()) : section + "." + std::string(name.str());
    const auto* inner = node.as_table();
    // An unknown section is read too, so that the message can name the nearest setting of the right section.
    if (inner != nullptr && section.empty() && config::find_setting(key) == nullptr && !inner->empty()) {
      read_table(file, key, *inner, config);
    } else {
      read_entry(file, key, name, node, config);
    }
  }
}

void read_environment(const std::map<std::string, std::string>& environment, Config& config) {
  for (const auto& [name, text] : environment) {
    if (name.rfind("TILSTEDE_", 0) != 0 || config::is_for_somebody_else(name)) continue;
    const auto* setting = config::find_setting_by_variable(name);
    if (setting == nullptr) {
      refuse(name, fmt::format("unknown setting; did you mean {}?", config::nearest_variable(name)));
    }
    const auto value = config::value_of_text(*setting, text);
    if (!value || !setting->apply(*value, config)) refuse(name, fmt::format("must be {}", setting->expected));
  }
}

bool is_share(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::is_directory(folder / "migrations", ignored) &&
         std::filesystem::is_directory(folder / "routines", ignored);
}

}  // namespace

void config::read_settings(std::string_view text, const std::string& file, Config& config) {
  read_table(file, "", parse(text, file), config);
}

Config read_config(const std::string& file, const std::map<std::string, std::string>& environment) {
  Config config;
  if (!file.empty()) config::read_settings(read_file(file), file, config);
  read_environment(environment, config);
  if (config.session_idle > config.session_max) {
    refuse(file.empty() ? "session" : file,
           "'session.idle_minutes' must not be longer than 'session.max_minutes'");
  }
  if (config.share.empty()) config.share = find_share();
  return config;
}

std::string find_share() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  for (auto folder = program.parent_path(); !folder.empty(); folder = folder.parent_path()) {
    if (is_share(folder)) return folder.string();
    if (is_share(folder / "share" / "tilstede")) return (folder / "share" / "tilstede").string();
    if (folder == folder.root_path()) break;
  }
  throw std::runtime_error(
      "the folders migrations/ and routines/ stand nowhere above the program; name their folder with the "
      "setting "
      "'share' or TILSTEDE_SHARE");
}

}  // namespace tilstede
