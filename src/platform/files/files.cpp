#include "platform/files/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace tilstede::files {
namespace {

constexpr std::uintmax_t kBytesMax = 512ULL << 20;

}  // namespace

std::string read_text(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) throw std::runtime_error("cannot read " + path + ": " + error.message());
  if (size > kBytesMax) throw std::runtime_error(path + " is larger than 512 MiB; split it");
  std::ifstream file(path, std::ios::binary);
  std::string text(size, '\0');
  file.read(text.data(), static_cast<std::streamsize>(size));
  if (!file) throw std::runtime_error("cannot read " + path + " to its end");
  return text;
}

void keep_on_disk(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw std::runtime_error("cannot open " + path);
  const int status = ::fsync(file);
  ::close(file);
  if (status != 0) throw std::runtime_error(path + " could not be written to disk");
}

}  // namespace tilstede::files
