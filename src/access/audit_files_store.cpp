#include "access/audit_files_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include "base/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/key_file.hpp"

namespace tilstede::access {
namespace {

constexpr std::string_view kSqlite = "sqlite:";
constexpr std::string_view kKeyMark = "audit.key_mark";
constexpr std::size_t kHeadCharacters = 64;
// Longer than any line.
constexpr std::streamoff kTailBytes = 512;

// Tells one key from another and nothing about it.
std::string mark_of(const std::string& key) {
  return crypto::hmac_sha256_hex(key, "tilstede audit key");
}

std::optional<std::string> stored_mark(db::Tx& tx) {
  auto rows = tx.query("select value from setting where key = $1", {kKeyMark});
  if (!rows.next()) return std::nullopt;
  return rows.get<std::string>(0);
}

std::string read_known_key(const std::string& path) {
  try {
    return crypto::read_key_file(path);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(
        fmt::format("{}. The audit log has been sealed with a key: bring back its file, or name it "
                    "(audit.seal_key_file)",
                    error.what()));
  }
}

std::optional<Head> parse_head(std::string_view line) {
  const auto parts = split(line, ' ');
  if (parts.size() != 4 || parts[1].size() != kHeadCharacters ||
      parts[3].size() != to_text(Instant{}).size()) {
    return std::nullopt;
  }
  const auto number = parse_int(parts[0]);
  const auto events = parse_int(parts[2]);
  if (!number || !events) return std::nullopt;
  return Head{*number, std::string(parts[1]), static_cast<int>(*events), Instant{}};
}

std::string line_of(const Head& head) {
  return fmt::format("{} {} {} {}\n", head.number, head.head, head.events, to_text(head.sealed_at));
}

}  // namespace

AuditFiles audit_files(const Config& config) {
  const auto& url = config.database.url;
  const auto beside = url.starts_with(kSqlite) ? url.substr(kSqlite.size()) : std::string("tilstede");
  return {config.audit_key_file.empty() ? beside + ".audit-key" : config.audit_key_file,
          config.audit_heads_file.empty() ? beside + ".audit-heads" : config.audit_heads_file};
}

std::string open_audit_key(db::Database& database, const AuditFiles& files) {
  auto mark = database.read([](db::Tx& tx) { return stored_mark(tx); });
  if (!mark) {
    crypto::make_key_file(files.key_file);
    const auto ours = mark_of(crypto::read_key_file(files.key_file));
    mark = database.write([&](db::Tx& tx) {
      tx.execute("insert into setting (key, value) values ($1, $2) on conflict (key) do nothing",
                 {kKeyMark, ours});
      return stored_mark(tx).value();
    });
  }
  auto key = read_known_key(files.key_file);
  if (mark_of(key) != *mark) {
    throw std::runtime_error(fmt::format(
        "the key file {} is not the one the audit log is sealed with: every server process needs the same "
        "file (audit.seal_key_file)",
        files.key_file));
  }
  return key;
}

HeadsFile read_heads(const std::string& path) {
  HeadsFile file;
  std::ifstream stream(path, std::ios::binary);
  std::string line;
  std::optional<std::string> refused_line;
  for (std::int64_t number = 1; std::getline(stream, line); ++number) {
    // Half a line was being written when the machine stopped; it stands again, whole, on the next line.
    const bool was_torn = refused_line && !refused_line->empty() && line.starts_with(*refused_line);
    if (refused_line && !was_torn) file.malformed_lines.push_back(number - 1);
    refused_line.reset();
    if (stream.eof()) return file;
    if (auto head = parse_head(line)) {
      file.heads.push_back(std::move(*head));
    } else {
      refused_line = line;
    }
    ++file.lines;
  }
  if (refused_line) file.malformed_lines.push_back(file.lines);
  return file;
}

std::int64_t last_exported(const std::string& path) {
  std::ifstream stream(path, std::ios::binary | std::ios::ate);
  if (!stream) return 0;
  const std::streamoff size = stream.tellg();
  stream.seekg(std::max(size - kTailBytes, std::streamoff{0}));
  const std::string tail{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const auto lines = split(tail, '\n');
  for (auto line = lines.rbegin() + 1; line < lines.rend(); ++line) {
    if (const auto head = parse_head(*line)) return head->number;
  }
  return 0;
}

void append_heads(const std::string& path, const std::vector<Head>& heads) {
  std::string text;
  for (const auto& head : heads)
    text += line_of(head);
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) throw std::runtime_error(fmt::format("the heads file {}: {}", path, std::strerror(errno)));
  // After half a line of a machine that stopped, begin on a line of one's own.
  char last = '\n';
  const auto size = ::lseek(file, 0, SEEK_END);
  if (size > 0 && ::pread(file, &last, 1, size - 1) == 1 && last != '\n') text.insert(0, 1, '\n');
  const bool is_written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  const int error = errno;
  ::close(file);
  if (!is_written) throw std::runtime_error(fmt::format("the heads file {}: {}", path, std::strerror(error)));
}

}  // namespace tilstede::access
