// Digests, secrets and passwords, through libsodium. Texts are bytes; digests and secrets come as lower-case
// hexadecimal.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace tilstede::crypto {

std::string sha256_hex(std::string_view text);
std::string hmac_sha256_hex(std::string_view key, std::string_view text);

/// HMAC-SHA-256 over a text that comes in pieces.
class Hmac {
 public:
  explicit Hmac(std::string_view key);
  ~Hmac();
  Hmac(const Hmac&) = delete;
  Hmac& operator=(const Hmac&) = delete;

  void add(std::string_view piece);
  /// Once, last.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// `bytes` random bytes from the operating system: twice as many characters.
std::string random_hex(std::size_t bytes);

/// Takes as long whichever character differs; texts of unequal length are different at once.
bool is_equal_secret(std::string_view left, std::string_view right);

/// argon2id with 19 MiB and two passes (OWASP's second choice, about 50 ms). Throws when memory is short.
std::string hash_password(std::string_view password);
bool is_password(std::string_view password, const std::string& hash);

}  // namespace tilstede::crypto
