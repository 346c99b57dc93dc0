// Files that an operator names: read whole, within a bound.
#pragma once

#include <string>

namespace tilstede::files {

/// Throws std::runtime_error that names the path and the remedy when it cannot be read or is over 512 MiB.
std::string read_text(const std::string& path);

}  // namespace tilstede::files
