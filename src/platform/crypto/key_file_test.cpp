#include "platform/crypto/key_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace tilstede::crypto {
namespace {

namespace fs = std::filesystem;

class KeyFile : public ::testing::Test {
 protected:
  KeyFile() { fs::create_directory(folder_); }
  ~KeyFile() override { fs::remove_all(folder_); }

  std::string path() const { return (folder_ / "key").string(); }

  const fs::path folder_ = fs::temp_directory_path() / ("tilstede_key_" + std::to_string(::getpid()));
};

TEST_F(KeyFile, is_made_once_for_its_owner_alone) {
  make_key_file(path());
  const auto key = read_key_file(path());
  EXPECT_EQ(key.size(), 64U);
  EXPECT_EQ(fs::status(path()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  make_key_file(path());
  EXPECT_EQ(read_key_file(path()), key);
}

TEST_F(KeyFile, is_the_same_for_all_who_make_it_at_once) {
  std::vector<std::string> keys(8);
  std::vector<std::thread> threads;
  for (auto& key : keys) {
    threads.emplace_back([&] {
      make_key_file(path());
      key = read_key_file(path());
    });
  }
  for (auto& thread : threads)
    thread.join();
  EXPECT_EQ(keys, std::vector(8, keys[0]));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1)
      << "nothing is left over";
}

TEST_F(KeyFile, is_refused_when_missing_short_or_open_to_others) {
  EXPECT_THROW(read_key_file(path()), std::runtime_error);
  std::ofstream(path()) << std::string(31, 'x');
  fs::permissions(path(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_THROW(read_key_file(path()), std::runtime_error);
  std::ofstream(path()) << std::string(32, 'x');
  EXPECT_EQ(read_key_file(path()), std::string(32, 'x'));
  fs::permissions(path(), fs::perms::group_read, fs::perm_options::add);
  EXPECT_THROW(read_key_file(path()), std::runtime_error);
}

TEST_F(KeyFile, cannot_be_made_where_there_is_no_folder) {
  EXPECT_THROW(make_key_file((folder_ / "no" / "key").string()), std::runtime_error);
}

}  // namespace
}  // namespace tilstede::crypto
