// A secret in a file of its own, outside the database, for the owner of the program alone.
#pragma once

#include <string>

namespace tilstede::crypto {

/// The file's bytes. Throws std::runtime_error with a remedy when it is missing, has fewer than 32 bytes, or
/// may be read by others.
std::string read_key_file(const std::string& path);

/// Makes the file (mode 0600, 64 random hexadecimal characters) unless it is there. Two processes that start
/// at once end with one key.
void make_key_file(const std::string& path);

}  // namespace tilstede::crypto
