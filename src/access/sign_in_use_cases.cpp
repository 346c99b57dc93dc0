#include "access/sign_in_use_cases.hpp"

#include <algorithm>

#include "access/problems.hpp"
#include "access/sign_in_store.hpp"
#include "base/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/turn.hpp"

namespace tilstede::access {
namespace {

constexpr std::string_view kDeviceKey = "access.device_key";
constexpr std::size_t kDeviceNonceBytes = 16;

// Half the workers may stand in line for a hash; the rest go on answering.
int waiting_max(const Config& config) {
  return std::max(config.http.workers / 2, 1);
}

// Verified when there is no other hash, so that an unknown login takes as long as a known one.
const std::string& nobodys_hash() {
  static const std::string hash = crypto::hash_password(crypto::random_hex(16));
  return hash;
}

std::string device_key(const Context& context) {
  const auto known = context.database.read([](db::Tx& tx) { return find_setting(tx, kDeviceKey); });
  if (known) return *known;
  return context.database.write([](db::Tx& tx) {
    insert_setting(tx, kDeviceKey, crypto::random_hex(32));
    return find_setting(tx, kDeviceKey).value();
  });
}

std::string device_mac(const Context& context, std::string_view nonce, std::string_view login_hash) {
  return crypto::hmac_sha256_hex(device_key(context), std::string(nonce) + ":" + std::string(login_hash));
}

std::string make_device_token(const Context& context, std::string_view login_hash) {
  const auto nonce = crypto::random_hex(kDeviceNonceBytes);
  return nonce + "." + device_mac(context, nonce, login_hash);
}

// Whose failures slow this try: the login's, or the known browser's own.
std::string failure_key(const Context& context, std::string_view login_hash, std::string_view device_token) {
  const auto dot = device_token.find('.');
  if (dot == 2 * kDeviceNonceBytes) {
    const auto nonce = device_token.substr(0, dot);
    if (crypto::is_equal_secret(device_token.substr(dot + 1), device_mac(context, nonce, login_hash))) {
      return crypto::sha256_hex("device:" + std::string(nonce));
    }
  }
  return std::string(login_hash);
}

struct Known {
  std::optional<LoginRow> login;
  SignInFailures failures;
};

SignInRefusal slowed(std::chrono::seconds wait) {
  return {sign_in_slowed(), wait};
}

Result<OpenedSession, SignInRefusal> failed(const Context& context, const std::string& key) {
  const auto now = context.clock.real_now();
  context.database.write([&](db::Tx& tx) {
    const int before = counting(find_failures(tx, key), now);
    save_failures(tx, key, {before + 1, now});
  });
  return refused(SignInRefusal{sign_in_failed()});
}

Result<OpenedSession, SignInRefusal> try_password(const Context& context, const Credentials& credentials,
                                                  const std::string& key, std::string_view old_session) {
  const auto known = context.database.read([&](db::Tx& tx) {
    return Known{find_login(tx, normalised_login(credentials.login)), find_failures(tx, key)};
  });
  const auto wait = wait_after(known.failures, context.clock.real_now());
  if (wait.count() > 0) return refused(slowed(wait));

  const bool has_hash = known.login && known.login->password_hash;
  const bool is_right = crypto::is_password(credentials.password.reveal(),
                                            has_hash ? *known.login->password_hash : nobodys_hash());
  if (!has_hash || !is_right) return failed(context, key);

  auto opened = context.database.write([&](db::Tx& tx) {
    auto session = open_session(tx, context, known.login->account, old_session);
    if (session) delete_failures(tx, key);
    return session;
  });
  // Nobody's teacher, nobody's guardian: there is nothing to sign in to, and no need to say why.
  if (!opened) return failed(context, key);
  return std::move(*opened);
}

}  // namespace

std::string normalised_login(const PersonalText& login) {
  return to_lower_ascii(trimmed(login.reveal()));
}

Result<SignedIn, SignInRefusal> sign_in(const Context& context, const Credentials& credentials,
                                        const Browser& browser) {
  const auto login_hash = crypto::sha256_hex("login:" + normalised_login(credentials.login));
  const auto key = failure_key(context, login_hash, browser.device_token);
  nobodys_hash();
  std::optional<Result<OpenedSession, SignInRefusal>> tried;
  // The whole try in turn: those who guess in parallel do not all see the count from before.
  const bool had_turn = crypto::in_turn(waiting_max(context.config), [&] {
    tried = try_password(context, credentials, key, browser.session_token);
  });
  if (!had_turn) return refused(SignInRefusal{sign_in_busy(), std::chrono::seconds(1)});
  if (!*tried) return refused(std::move(tried->error()));
  return SignedIn{std::move(**tried), make_device_token(context, login_hash)};
}

Result<OpenedSession, Problem> sign_in_demo(const Context& context, const PersonalText& login,
                                            const Browser& browser) {
  auto opened = context.database.write([&](db::Tx& tx) -> std::optional<OpenedSession> {
    const auto known = find_login(tx, normalised_login(login));
    if (!known) return std::nullopt;
    return open_session(tx, context, known->account, browser.session_token);
  });
  if (!opened) return refused(sign_in_failed());
  return std::move(*opened);
}

}  // namespace tilstede::access
