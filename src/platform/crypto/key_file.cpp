#include "platform/crypto/key_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "platform/crypto/crypto.hpp"

namespace tilstede::crypto {
namespace {

constexpr std::size_t kKeyBytesMin = 32;
constexpr std::size_t kKeyBytesMax = 4096;

class File {
 public:
  File(const std::string& path, int flags) : handle_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (handle_ < 0) throw std::runtime_error(fmt::format("the key file {}: {}", path, std::strerror(errno)));
  }
  ~File() { ::close(handle_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int handle() const { return handle_; }

 private:
  int handle_;
};

void check_is_private(const File& file, const std::string& path) {
  struct stat about {};
  if (::fstat(file.handle(), &about) != 0 || (about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw std::runtime_error(fmt::format("the key file {} may be read by others: chmod 600 it", path));
  }
}

void write_new(const std::string& path, const std::string& text) {
  const File file(path, O_WRONLY | O_CREAT | O_EXCL);
  if (::write(file.handle(), text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
      ::fsync(file.handle()) != 0) {
    throw std::runtime_error(
        fmt::format("the key file {} cannot be written: {}", path, std::strerror(errno)));
  }
}

}  // namespace

std::string read_key_file(const std::string& path) {
  const File file(path, O_RDONLY);
  check_is_private(file, path);
  std::array<char, kKeyBytesMax> bytes{};
  const auto size = ::read(file.handle(), bytes.data(), bytes.size());
  if (size < static_cast<ssize_t>(kKeyBytesMin)) {
    throw std::runtime_error(fmt::format("the key file {} holds fewer than {} bytes", path, kKeyBytesMin));
  }
  return {bytes.data(), static_cast<std::size_t>(size)};
}

void make_key_file(const std::string& path) {
  if (::access(path.c_str(), F_OK) == 0) return;
  // Written whole beside it and linked into place, so that nobody reads half a key and nobody's key is
  // replaced.
  const auto fresh = path + "." + random_hex(8);
  write_new(fresh, random_hex(kKeyBytesMin));
  const int code = ::link(fresh.c_str(), path.c_str());
  const int error = errno;
  ::unlink(fresh.c_str());
  if (code != 0 && error != EEXIST) {
    throw std::runtime_error(fmt::format("the key file {} cannot be made: {}", path, std::strerror(error)));
  }
}

}  // namespace tilstede::crypto
