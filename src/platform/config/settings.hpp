// The settings as a table: key, variable, what is expected, where it goes. docs/configuration.md lists the
// same; a test holds the two together.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/config/config.hpp"

namespace tilstede::config {

using Value = std::variant<std::string, std::int64_t, std::vector<std::string>>;

enum class Kind { text, integer, list };

struct Setting {
  /// "http.port", or "database" outside any section.
  std::string key;
  Kind kind;
  /// Ends the sentence "must be ...".
  std::string expected;
  /// False when the value is not what is expected.
  std::function<bool(const Value&, Config&)> apply;
};

const std::vector<Setting>& all_settings();
const Setting* find_setting(std::string_view key);
const Setting* find_setting_by_variable(std::string_view variable);

/// "http.port" is TILSTEDE_HTTP_PORT.
std::string variable_of(std::string_view key);
/// TILSTEDE_CONFIG names the file; TILSTEDE_PROGRAM, TILSTEDE_TEST_... and TILSTEDE_BENCH_... are for the
/// tests and the bench, which start the program.
bool is_for_somebody_else(std::string_view variable);

/// The value as its kind is written in a variable; a list is separated by commas.
std::optional<Value> value_of_text(const Setting& setting, std::string_view text);

/// Lays the settings of a TOML text over `config`; `file` is what the messages call it.
void read_settings(std::string_view text, const std::string& file, Config& config);

std::string nearest_key(std::string_view wrong);
std::string nearest_variable(std::string_view wrong);

}  // namespace tilstede::config
