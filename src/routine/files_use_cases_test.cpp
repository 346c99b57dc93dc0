#include "routine/files_use_cases.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

namespace fs = std::filesystem;

/// A folder of routine files that is gone after the test.
class RoutineFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "tilstede-routines-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    fs::create_directory(folder_ / "earlier");
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }
  std::string write_version(const std::string& name, const std::string& version,
                            const std::string& validity) {
    return write(
        name, "[routine]\nid = \"here\"\nversion = \"" + version + "\"\n" + validity +
                  "\nname.nb = \"Her\"\n[[rule]]\nid = \"a\"\nseries = \"days\"\nwindow = \"school year\"\n"
                  "at_least = 5\nsource = \"s\"\n");
  }
  /// What loading says is wrong, without the folder's name.
  std::string refusal_of(const std::string& file) {
    try {
      load_routines(file);
    } catch (const RoutineFileError& error) {
      std::string text = error.what();
      for (auto at = text.find(folder_.string()); at != std::string::npos; at = text.find(folder_.string())) {
        text.erase(at, folder_.string().size() + 1);
      }
      return text;
    }
    return "";
  }

 private:
  fs::path folder_;
};

TEST_F(RoutineFiles, are_loaded_with_the_versions_before_them) {
  const auto file = write_version("here.toml", "2", "valid_from = 2024-08-01");
  write_version("earlier/here-1.toml", "1", "valid_from = 2020-08-01\nvalid_to = 2024-07-31");
  write("earlier/there-1.toml", "not for us");
  const auto routines = load_routines(file);
  ASSERT_EQ(routines.versions.size(), 2U);
  EXPECT_EQ(routines.versions[0].version, "1");
  EXPECT_EQ(routines.versions[1].version, "2");
}

TEST_F(RoutineFiles, name_every_wrong_line) {
  const auto file = write_version("here.toml", "2", "valid_from = 2024-08-01");
  write_version("earlier/here-1.toml", "1", "valid_from = 2020-08-01\nvalid_to = 2024-07-30");
  EXPECT_EQ(refusal_of(file),
            "here.toml:1:1: routine.valid_from: leaves 1 days without a routine after version 1 "
            "(earlier/here-1.toml), "
            "which is valid to 2024-07-30");
  write("earlier/here-1.toml", "[routine]\nid = 1\nversion = 2\n");
  EXPECT_EQ(
      refusal_of(file).substr(0, 100),
      std::string("earlier/here-1.toml:1:1: routine.name: is missing; write at least name.nb = \"...\"\n"
                  "earlier/here-1.toml:1:1: ro")
          .substr(0, 100));
}

TEST_F(RoutineFiles, that_are_not_there_are_refused) {
  EXPECT_EQ(refusal_of("nowhere.toml"),
            "nowhere.toml: cannot be read; name a routine file (TOML), as routines/sandefjord.toml");
  EXPECT_EQ(refusal_of("/"), "/: cannot be read; name a routine file (TOML), as routines/sandefjord.toml");
}

TEST(ShippedRoutines, are_right_and_nothing_in_them_waits) {
  EXPECT_EQ(
      check_file("routines/sandefjord.toml"),
      "routines/sandefjord.toml: sandefjord version 4: 14 rules, 4 steps, 18 tasks, 5 kinds of exemption; "
      "2 earlier versions\n");
  EXPECT_EQ(
      check_file("routines/bergen.toml"),
      "routines/bergen.toml: bergen version 2024-09-13: 10 rules, 3 steps, 9 tasks, 4 kinds of exemption; "
      "0 earlier versions\n");
  EXPECT_EQ(check_file("routines/research.toml"),
            "routines/research.toml: research version 1: 4 rules, 0 steps, 0 tasks, 0 kinds of exemption; "
            "0 earlier versions\n");
}

TEST_F(RoutineFiles, may_have_rules_over_two_school_years) {
  const auto rule = R"(
[[rule]]
id = "fifteen-weeks"
series = "days"
window = "15 weeks"
at_least = 10
crosses_years = true
source = "a test"
)";
  const auto file = write("research.toml", file_text("routines/research.toml") + rule);
  EXPECT_EQ(check_file(file).find("fifteen-weeks"), std::string::npos) << check_file(file);
  EXPECT_TRUE(crosses_years(load_routines(file)));
  EXPECT_FALSE(crosses_years(load_routines("routines/research.toml")));
}

}  // namespace
}  // namespace tilstede::routine
