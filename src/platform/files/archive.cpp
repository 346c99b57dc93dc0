#include "platform/files/archive.hpp"

#include <zip.h>

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "platform/files/files.hpp"

namespace tilstede::files {
namespace {

constexpr std::uint64_t kBytesMax = 512ULL << 20;

std::map<std::string, std::string> read_folder(const std::string& path) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.is_regular_file()) files[entry.path().filename().string()] = read_text(entry.path().string());
  }
  return files;
}

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

// The name without one folder in front; empty for what lies deeper or has an odd name.
std::string plain_name(std::string_view name) {
  const auto slash = name.find('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  if (name.find_first_of("/\\") != std::string_view::npos || name.starts_with('.')) return {};
  return std::string(name);
}

// Bytes are counted as they come out: the size the zip claims is the zip's own word.
std::string read_entry(zip_t* archive, zip_uint64_t index, std::uint64_t& bytes_left,
                       const std::string& path) {
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive, index, 0));
  if (!file) throw std::runtime_error(path + " holds a file that cannot be unpacked; make the zip anew");
  std::string text;
  char buffer[1 << 16];
  for (;;) {
    const zip_int64_t count = zip_fread(file.get(), buffer, sizeof buffer);
    if (count < 0) throw std::runtime_error(path + " is damaged; make the zip anew");
    if (count == 0) return text;
    if (static_cast<std::uint64_t>(count) > bytes_left) {
      throw std::runtime_error(path + " is larger than 512 MiB unpacked; split it");
    }
    bytes_left -= static_cast<std::uint64_t>(count);
    text.append(buffer, static_cast<std::size_t>(count));
  }
}

std::map<std::string, std::string> read_zip(const std::string& path) {
  int error = 0;
  const std::unique_ptr<zip_t, CloseZip> archive(zip_open(path.c_str(), ZIP_RDONLY, &error));
  if (!archive) throw std::runtime_error(path + " is neither a folder nor a zip that can be read");
  std::map<std::string, std::string> files;
  std::uint64_t bytes_left = kBytesMax;
  const zip_int64_t entries = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* name = zip_get_name(archive.get(), index, 0);
    const std::string plain = name == nullptr ? std::string() : plain_name(name);
    if (!plain.empty()) files[plain] = read_entry(archive.get(), index, bytes_left, path);
  }
  return files;
}

}  // namespace

std::map<std::string, std::string> read_folder_or_zip(const std::string& path) {
  if (!std::filesystem::exists(path)) throw std::runtime_error("there is nothing at " + path);
  return std::filesystem::is_directory(path) ? read_folder(path) : read_zip(path);
}

}  // namespace tilstede::files
