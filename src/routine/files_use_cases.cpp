#include "routine/files_use_cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/crypto/crypto.hpp"
#include "routine/parse.hpp"

namespace tilstede::routine {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::vector<RoutineError>& errors) {
  std::string lines;
  for (const auto& error : errors) {
    if (!lines.empty()) lines += '\n';
    lines += line_of(error);
  }
  throw RoutineFileError(lines);
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || fs::is_directory(path) || !(text << file.rdbuf())) {
    throw RoutineFileError(
        fmt::format("{}: cannot be read; name a routine file (TOML), as routines/sandefjord.toml", path));
  }
  return text.str();
}

/// In the order of their names.
std::vector<std::string> earlier_files(const std::string& file, const std::string& id) {
  std::vector<std::string> files;
  const auto folder = fs::path(file).parent_path() / "earlier";
  std::error_code is_missing;
  for (const auto& entry : fs::directory_iterator(folder, is_missing)) {
    const auto name = entry.path().filename().string();
    if (name.rfind(id + "-", 0) == 0 && entry.path().extension() == ".toml")
      files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Routine read_routine(const std::string& path) {
  std::string text = read_file(path);
  auto routine = parse_routine(text, path);
  if (!routine) refuse(routine.error());
  routine->digest = crypto::sha256_hex(text);
  routine->text = std::move(text);
  return std::move(*routine);
}

Routines load_routines(const std::string& file) {
  std::vector<Routine> versions = {read_routine(file)};
  // By value: push_back moves what a reference would name.
  const auto id = versions.front().id;
  for (const auto& earlier : earlier_files(file, id))
    versions.push_back(read_routine(earlier));
  auto routines = arrange(std::move(versions));
  if (!routines) refuse(routines.error());
  return std::move(*routines);
}

std::string check_file(const std::string& file) {
  const auto routine = read_routine(file);
  const auto routines = load_routines(file);
  std::size_t tasks = 0;
  for (const auto& step : routine.steps)
    tasks += step.tasks.size();
  std::string text = fmt::format(
      "{}: {} version {}: {} rules, {} steps, {} tasks, {} kinds of exemption; {} earlier versions\n", file,
      routine.id, routine.version, routine.rules.size(), routine.steps.size(), tasks,
      routine.exemptions.size(), routines.versions.size() - 1);
  for (const auto& note : notes_on(routine))
    text += line_of(note) + "\n";
  return text;
}

}  // namespace tilstede::routine
