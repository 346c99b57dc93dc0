#include "platform/http/static_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/text.hpp"
#include "platform/http/answer.hpp"

namespace tilstede::http {

namespace {

constexpr std::string_view kIndex = "/index.html";

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string type_of(const std::filesystem::path& path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kTypes{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".pdf", "application/pdf"},
      {".wasm", "application/wasm"},
  }};
  const auto extension = path.extension().string();
  for (const auto& [known, type] : kTypes) {
    if (extension == known) return std::string(type);
  }
  return "application/octet-stream";
}

// FNV-1a of 64 bits: told apart are releases of one file, not adversaries.
std::string etag_of(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : bytes)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return fmt::format("{:016x}-{:x}", hash, bytes.size());
}

bool begins_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool is_of_the_server(std::string_view path) {
  return path == "/api" || path == "/health" || path == "/metrics" || begins_with(path, "/api/") ||
         begins_with(path, "/health/") || begins_with(path, "/metrics/");
}

bool is_page(std::string_view path) {
  return path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
}

// Thousandths; RFC 9110, section 12.4.2: at most three decimals. Nonsense counts as refused.
int quality_of(std::string_view parameters) {
  for (const auto part : split(parameters, ';')) {
    const auto parameter = to_lower_ascii(trimmed(part));
    if (!begins_with(parameter, "q=")) continue;
    const auto number = std::string_view(parameter).substr(2);
    if (number.empty() || number.size() > 5 || (number[0] != '0' && number[0] != '1')) return 0;
    if (number.size() > 1 && number[1] != '.') return 0;
    auto decimals = std::string(number.size() > 2 ? number.substr(2) : std::string_view{});
    decimals.resize(3, '0');
    if (decimals.find_first_not_of("0123456789") != std::string::npos) return 0;
    return std::min(1000, (number[0] - '0') * 1000 + static_cast<int>(parse_int(decimals).value_or(0)));
  }
  return 1000;
}

// How much the client wants `coding`; what it does not name follows "*", and unnamed codings are not wanted.
int wish_for(std::string_view accept_encoding, std::string_view coding) {
  int any = coding == "identity" ? 1 : 0;
  for (const auto part : split(accept_encoding, ',')) {
    const auto semicolon = part.find(';');
    const auto name = to_lower_ascii(trimmed(part.substr(0, semicolon)));
    if (name != coding && name != "*") continue;
    const auto quality =
        quality_of(semicolon == std::string_view::npos ? std::string_view{} : part.substr(semicolon + 1));
    if (name == coding) return quality;
    any = quality;
  }
  return any;
}

bool is_known_by_client(const Request& request, std::string_view etag) {
  const auto known = request.header("if-none-match");
  if (!known) return false;
  for (const auto part : split(*known, ',')) {
    auto tag = trimmed(part);
    if (tag == "*") return true;
    if (begins_with(tag, "W/")) tag.remove_prefix(2);
    if (tag == etag) return true;
  }
  return false;
}

struct Choice {
  const std::string* bytes;
  std::string_view coding;
};

}  // namespace

StaticFiles::StaticFiles(const std::string& folder) {
  namespace fs = std::filesystem;
  if (!fs::is_directory(folder)) return;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto& path = entry.path();
    if (!entry.is_regular_file() || path.extension() == ".br" || path.extension() == ".gz") continue;
    File file;
    file.type = type_of(path);
    file.plain = read_whole(path);
    file.etag = etag_of(file.plain);
    const auto neighbour = [&](const char* extension) {
      const fs::path compressed = path.string() + extension;
      return fs::is_regular_file(compressed) ? read_whole(compressed) : std::string{};
    };
    file.brotli = neighbour(".br");
    file.gzip = neighbour(".gz");
    files_.emplace("/" + path.lexically_relative(folder).generic_string(), std::move(file));
  }
}

std::optional<Response> StaticFiles::find(const Request& request) const {
  if (is_of_the_server(request.path)) return std::nullopt;
  const auto path = is_page(request.path) ? kIndex : std::string_view(request.path);
  const auto found = files_.find(path);
  if (found == files_.end()) return std::nullopt;
  const auto& file = found->second;

  Choice choice{&file.plain, ""};
  if (const auto accepted = request.header("accept-encoding")) {
    const int identity = wish_for(*accepted, "identity");
    const int gzip = file.gzip.empty() ? 0 : wish_for(*accepted, "gzip");
    const int brotli = file.brotli.empty() ? 0 : wish_for(*accepted, "br");
    if (brotli > 0 && brotli >= gzip && brotli >= identity) {
      choice = {&file.brotli, "br"};
    } else if (gzip > 0 && gzip >= identity) {
      choice = {&file.gzip, "gzip"};
    }
  }

  // Each coding is a representation of its own and needs a tag of its own.
  auto etag = fmt::format("\"{}{}{}\"", file.etag, choice.coding.empty() ? "" : "-", choice.coding);
  // Names under /assets/ hold a hash of the content; the rest is asked for anew each time.
  const bool is_hashed = begins_with(path, "/assets/");
  Response response;
  response.headers = {{"ETag", etag},
                      {"Cache-Control", is_hashed ? "public, max-age=31536000, immutable" : "no-cache"},
                      {"Vary", "Accept-Encoding"},
                      {"Content-Security-Policy", std::string(kPageContentSecurityPolicy)}};
  if (is_known_by_client(request, etag)) {
    response.status = 304;
    return response;
  }
  response.headers.emplace_back("Content-Type", file.type);
  if (!choice.coding.empty()) response.headers.emplace_back("Content-Encoding", choice.coding);
  response.body = *choice.bytes;
  return response;
}

}  // namespace tilstede::http
