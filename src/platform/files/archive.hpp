// A folder or a zip of text files, read whole into memory within bounds.
#pragma once

#include <map>
#include <string>

namespace tilstede::files {

/// The files at the top of the folder or zip, or in its only folder, by name. Names that point elsewhere are
/// ignored. Throws std::runtime_error with a remedy: not readable, not a zip, or over 512 MiB unpacked.
std::map<std::string, std::string> read_folder_or_zip(const std::string& path);

}  // namespace tilstede::files
