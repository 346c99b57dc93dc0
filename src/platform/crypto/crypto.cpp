#include "platform/crypto/crypto.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace tilstede::crypto {
namespace {

constexpr unsigned long long kPasswordPasses = 2;
constexpr std::size_t kPasswordBytes = std::size_t{19} << 20;

void start_sodium() {
  static const int state = sodium_init();
  if (state < 0) throw std::runtime_error("libsodium does not start: the system gives no random numbers");
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hex_of(const unsigned char* bytes, std::size_t size) {
  std::string hex(size * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes, size);
  hex.pop_back();
  return hex;
}

}  // namespace

struct Hmac::State {
  crypto_auth_hmacsha256_state state;
};

Hmac::Hmac(std::string_view key) : state_(std::make_unique<State>()) {
  start_sodium();
  crypto_auth_hmacsha256_init(&state_->state, bytes_of(key), key.size());
}

Hmac::~Hmac() = default;

void Hmac::add(std::string_view piece) {
  crypto_auth_hmacsha256_update(&state_->state, bytes_of(piece), piece.size());
}

std::string Hmac::hex() {
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> digest{};
  crypto_auth_hmacsha256_final(&state_->state, digest.data());
  return hex_of(digest.data(), digest.size());
}

std::string sha256_hex(std::string_view text) {
  start_sodium();
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), bytes_of(text), text.size());
  return hex_of(digest.data(), digest.size());
}

std::string hmac_sha256_hex(std::string_view key, std::string_view text) {
  Hmac hmac(key);
  hmac.add(text);
  return hmac.hex();
}

std::string random_hex(std::size_t bytes) {
  start_sodium();
  std::vector<unsigned char> random(bytes);
  randombytes_buf(random.data(), random.size());
  return hex_of(random.data(), random.size());
}

bool is_equal_secret(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string hash_password(std::string_view password) {
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), kPasswordPasses, kPasswordBytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::runtime_error("a password cannot be hashed: 19 MiB of memory are not to be had");
  }
  return hash.data();
}

bool is_password(std::string_view password, const std::string& hash) {
  start_sodium();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace tilstede::crypto
