// Files that an operator names: read whole, within a bound, and put on disk for good.
#pragma once

#include <string>

namespace tilstede::files {

/// Throws std::runtime_error that names the path and the remedy when it cannot be read or is over 512 MiB.
std::string read_text(const std::string& path);

/// Returns when the file or folder would be there after a power cut. Throws std::runtime_error.
void keep_on_disk(const std::string& path);

}  // namespace tilstede::files
