#include "platform/http/target.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace tilstede::http {

namespace {

constexpr std::size_t kQueryFieldsMax = 100;

Problem bad_target(std::string detail) {
  return Problem{400, "bad-request", "The request cannot be understood", std::move(detail), {}};
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_plain_text(std::string_view text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  return std::none_of(text.begin(), text.end(), is_control) && is_valid_utf8(text);
}

bool has_escaped_slash(std::string_view path) {
  return path.find("%2F") != std::string_view::npos || path.find("%2f") != std::string_view::npos;
}

std::optional<Problem> read_query(std::string_view query, Target& target) {
  if (query.empty()) return std::nullopt;
  const auto fields = split(query, '&');
  if (fields.size() > kQueryFieldsMax) return bad_target("The query has too many fields.");
  for (const auto field : fields) {
    if (field.empty()) continue;
    const auto equals = field.find('=');
    auto name = percent_decoded(field.substr(0, equals), true);
    auto value = percent_decoded(
        equals == std::string_view::npos ? std::string_view{} : field.substr(equals + 1), true);
    if (!name || !value)
      return bad_target("The query holds a % that is not followed by two hexadecimal digits.");
    if (!is_plain_text(*name) || !is_plain_text(*value)) {
      return bad_target("The query holds a control character or bytes that are not UTF-8.");
    }
    if (!target.query.emplace(std::move(*name), std::move(*value)).second) target.has_repeated_query = true;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      decoded.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      decoded.push_back(plus_is_space && text[i] == '+' ? ' ' : text[i]);
    }
  }
  return decoded;
}

Result<Target, Problem> parse_target(std::string_view text) {
  if (text.empty() || text.front() != '/') {
    return refused(
        bad_target("The request target must begin with a slash; absolute addresses are not served."));
  }
  const auto is_allowed = [](char c) { return c > 0x20 && c < 0x7f && c != '#'; };
  if (!std::all_of(text.begin(), text.end(), is_allowed)) {
    return refused(bad_target("The request target holds a character that must be percent-encoded."));
  }
  const auto question = text.find('?');
  const auto raw_path = text.substr(0, question);
  if (has_escaped_slash(raw_path)) return refused(bad_target("The path holds an encoded slash."));
  auto path = percent_decoded(raw_path, false);
  if (!path) {
    return refused(bad_target("The path holds a % that is not followed by two hexadecimal digits."));
  }
  if (!is_plain_text(*path)) {
    return refused(bad_target("The path holds a control character or bytes that are not UTF-8."));
  }
  Target target{std::move(*path), {}, false};
  if (question != std::string_view::npos) {
    if (auto problem = read_query(text.substr(question + 1), target)) return refused(std::move(*problem));
  }
  return target;
}

std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name) {
  for (const auto part : split(header, ';')) {
    const auto pair = trimmed(part);
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
    auto value = pair.substr(equals + 1);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    return value;
  }
  return std::nullopt;
}

}  // namespace tilstede::http
