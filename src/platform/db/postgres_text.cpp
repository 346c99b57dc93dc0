#include "platform/db/postgres_text.hpp"

#include <fmt/format.h>

#include "platform/db/dialect.hpp"

namespace tilstede::db {
namespace {

// pg_type.dat
constexpr Oid kBool = 16;
constexpr Oid kBytea = 17;
constexpr Oid kInt8 = 20;
constexpr Oid kFloat8 = 701;

struct Writer {
  std::optional<std::string> operator()(std::nullptr_t) const { return std::nullopt; }
  std::optional<std::string> operator()(bool value) const { return value ? "t" : "f"; }
  std::optional<std::string> operator()(std::int64_t value) const { return fmt::format_int(value).str(); }
  std::optional<std::string> operator()(double value) const { return fmt::format("{}", value); }
  std::optional<std::string> operator()(const std::string& value) const { return value; }
  std::optional<std::string> operator()(const List& value) const { return array_literal(value); }
  std::optional<std::string> operator()(const Bytes& value) const {
    constexpr char kHex[] = "0123456789abcdef";
    std::string hex = "\\x";
    for (const char c : value.octets) {
      const auto octet = static_cast<unsigned char>(c);
      hex += kHex[octet >> 4];
      hex += kHex[octet & 15];
    }
    return hex;
  }
};

struct Typer {
  Oid operator()(bool) const { return kBool; }
  Oid operator()(std::int64_t) const { return kInt8; }
  Oid operator()(double) const { return kFloat8; }
  Oid operator()(const Bytes&) const { return kBytea; }
  template <class Other>
  Oid operator()(const Other&) const {
    return 0;
  }
};

}  // namespace

std::optional<std::string> postgres_text(const Value& value) {
  return std::visit(Writer(), value.storage());
}

Oid postgres_type(const Value& value) {
  return std::visit(Typer(), value.storage());
}

void append_copy_line(std::string& copy, const std::vector<Value>& row) {
  bool is_first = true;
  for (const Value& value : row) {
    if (!is_first) copy += '\t';
    is_first = false;
    const auto text = postgres_text(value);
    if (!text) {
      copy += "\\N";
      continue;
    }
    for (const char c : *text) {
      switch (c) {
        case '\\':
          copy += "\\\\";
          break;
        case '\t':
          copy += "\\t";
          break;
        case '\n':
          copy += "\\n";
          break;
        case '\r':
          copy += "\\r";
          break;
        default:
          copy += c;
      }
    }
  }
  copy += '\n';
}

}  // namespace tilstede::db
