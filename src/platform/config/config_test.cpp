#include "platform/config/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "platform/config/settings.hpp"

namespace tilstede {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ConfigFile {
 public:
  explicit ConfigFile(const std::string& text) {
    std::string pattern = (std::filesystem::temp_directory_path() / "tilstede-config-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    std::ofstream(path()) << text;
  }
  ~ConfigFile() { std::filesystem::remove_all(folder_); }
  ConfigFile(const ConfigFile&) = delete;
  ConfigFile& operator=(const ConfigFile&) = delete;

  std::string path() const { return (folder_ / "tilstede.toml").string(); }

 private:
  std::filesystem::path folder_;
};

// The share is named so that the tests do not depend on where they are built.
Config read(const std::string& text, std::map<std::string, std::string> environment = {}) {
  const ConfigFile file(text);
  environment.emplace("TILSTEDE_SHARE", "/nowhere");
  return read_config(file.path(), environment);
}

// The message without the folder: "tilstede.toml:3: ...".
std::string refusal(const std::string& text, const std::map<std::string, std::string>& environment = {}) {
  try {
    read(text, environment);
  } catch (const std::runtime_error& error) {
    const std::string message = error.what();
    const auto name = message.find("tilstede.toml");
    return name == std::string::npos ? message : message.substr(name);
  }
  return "accepted";
}

TEST(Config, without_a_file_has_the_defaults) {
  const auto config = read_config("", {{"TILSTEDE_SHARE", "/nowhere"}});
  EXPECT_EQ(config.database.url, "sqlite:tilstede.sqlite");
  EXPECT_EQ(config.http.address, "127.0.0.1");
  EXPECT_EQ(config.http.port, 8080);
  EXPECT_EQ(config.lesson_minutes, 60);
  EXPECT_EQ(config.half_year_ends, "01-31");
}

TEST(Config, reads_every_kind_of_setting_from_the_file) {
  const auto config = read(R"(
database = "postgresql://127.0.0.1/tilstede"
public_url = "https://fravaer.example.no"
lesson_minutes = 45
half_year_ends = "01-15"
[http]
port = 9000
read_timeout_seconds = 7
trusted_proxies = ["10.0.0.7", "fd00::/8"]
[session]
idle_minutes = 30
[audit]
seal_key_file = "/var/lib/tilstede/seal.key"
)");
  EXPECT_EQ(config.database.url, "postgresql://127.0.0.1/tilstede");
  EXPECT_EQ(config.public_url, "https://fravaer.example.no");
  EXPECT_EQ(config.lesson_minutes, 45);
  EXPECT_EQ(config.half_year_ends, "01-15");
  EXPECT_EQ(config.http.port, 9000);
  EXPECT_EQ(config.http.read_timeout, std::chrono::seconds(7));
  EXPECT_THAT(config.http.trusted_proxies, testing::ElementsAre("10.0.0.7", "fd00::/8"));
  EXPECT_EQ(config.session_idle, std::chrono::minutes(30));
  EXPECT_EQ(config.audit_key_file, "/var/lib/tilstede/seal.key");
}

TEST(Config, lets_the_environment_win_over_the_file) {
  const auto config = read("[http]\nport = 9000\n", {{"TILSTEDE_HTTP_PORT", "9001"},
                                                     {"TILSTEDE_HTTP_TRUSTED_PROXIES", "10.0.0.7, 10.0.0.8"},
                                                     {"TILSTEDE_TEST_POSTGRES", "for the tests"},
                                                     {"TILSTEDE_PROGRAM", "for the tests"},
                                                     {"PATH", "not ours"}});
  EXPECT_EQ(config.http.port, 9001);
  EXPECT_THAT(config.http.trusted_proxies, testing::ElementsAre("10.0.0.7", "10.0.0.8"));
}

TEST(Config, names_file_and_line_and_the_nearest_key_of_an_unknown_setting) {
  EXPECT_EQ(refusal("database = \"sqlite:a\"\n[http]\naddress = \"::1\"\nprot = 80\n"),
            "tilstede.toml:4: unknown setting 'http.prot'; did you mean 'http.port'?");
  EXPECT_EQ(refusal("\n\n[htpp]\nport = 80\n"),
            "tilstede.toml:4: unknown setting 'htpp.port'; did you mean 'http.port'?");
  EXPECT_EQ(refusal("lesson_minuts = 45\n"),
            "tilstede.toml:1: unknown setting 'lesson_minuts'; did you mean 'lesson_minutes'?");
  EXPECT_EQ(refusal("", {{"TILSTEDE_DATABSE", "sqlite:a"}}),
            "TILSTEDE_DATABSE: unknown setting; did you mean TILSTEDE_DATABASE?");
}

TEST(Config, names_file_and_line_of_a_wrong_value) {
  EXPECT_EQ(refusal("[http]\nport = \"80\"\n"),
            "tilstede.toml:2: 'http.port' must be a whole number from 0 to 65535");
  EXPECT_EQ(refusal("[http]\n\nport = 70000\n"),
            "tilstede.toml:3: 'http.port' must be a whole number from 0 to 65535");
  EXPECT_THAT(refusal("half_year_ends = \"31-01\"\n"),
              StartsWith("tilstede.toml:1: 'half_year_ends' must be"));
  EXPECT_THAT(refusal("public_url = \"https://a.no/\"\n"),
              StartsWith("tilstede.toml:1: 'public_url' must be"));
  EXPECT_THAT(refusal("[http]\ntrusted_proxies = [\"everybody\"]\n"),
              StartsWith("tilstede.toml:2: 'http.trusted_proxies' must be a list of IP addresses"));
  EXPECT_THAT(refusal("[http]\ntrusted_proxies = [1]\n"),
              StartsWith("tilstede.toml:2: 'http.trusted_proxies'"));
  EXPECT_THAT(refusal("[database]\nurl = \"sqlite:a\"\n"), StartsWith("tilstede.toml:1: 'database' must be"));
  EXPECT_THAT(refusal("http = 1\n"), StartsWith("tilstede.toml:1: unknown setting 'http'"));
  EXPECT_EQ(refusal("", {{"TILSTEDE_LESSON_MINUTES", "an hour"}}),
            "TILSTEDE_LESSON_MINUTES: must be a whole number from 1 to 240");
  EXPECT_THAT(refusal("[session]\nidle_minutes = 60\nmax_minutes = 30\n"), HasSubstr("session.idle_minutes"));
}

TEST(Config, never_prints_a_secret) {
  const std::string url = "postgresql://tilstede:hunter2@127.0.0.1/x";
  EXPECT_THAT(refusal("lesson_minutes = 45\ndatabase = " + url + "\n"),
              AllOf(StartsWith("tilstede.toml:2: not valid TOML"), Not(HasSubstr("hunter2"))));
  EXPECT_THAT(refusal("database = \"http://tilstede:hunter2@127.0.0.1\"\n"),
              AllOf(StartsWith("tilstede.toml:1:"), Not(HasSubstr("hunter2"))));
  EXPECT_THAT(refusal("", {{"TILSTEDE_DATABASE", "mysql://a:hunter2@b"}}), Not(HasSubstr("hunter2")));
}

TEST(Config, says_when_the_file_is_missing) {
  try {
    read_config("/nowhere/tilstede.toml", {});
    FAIL() << "a missing file was accepted";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(),
                AllOf(StartsWith("/nowhere/tilstede.toml: "), HasSubstr("check that it exists")));
  }
}

TEST(Config, finds_the_share_above_the_program) {
  const auto share = std::filesystem::path(find_share());
  EXPECT_TRUE(std::filesystem::is_directory(share / "migrations"));
}

TEST(Settings, are_all_documented_with_their_variable) {
  std::ifstream file("docs/configuration.md");
  std::stringstream text;
  text << file.rdbuf();
  std::set<std::string> variables;
  for (const auto& setting : config::all_settings()) {
    const auto variable = config::variable_of(setting.key);
    EXPECT_THAT(text.str(), HasSubstr("| `" + setting.key + "` | `" + variable + "` |"));
    EXPECT_TRUE(variables.insert(variable).second) << "two settings share " << variable;
  }
}

}  // namespace
}  // namespace tilstede
