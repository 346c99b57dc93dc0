// Value: one bound parameter or one cell of a bulk insert, of the few types both databases know.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/uuid.hpp"

namespace tilstede::db {

/// Bound to `{in_texts $1}`, `{in_uuids $1}` or `{in_integers $1}`, see db.hpp.
struct List {
  std::vector<std::string> items;
};

/// Octets for a {bytes} column.
struct Bytes {
  std::string octets;

  auto operator<=>(const Bytes&) const = default;
};

/// Text is UTF-8 without U+0000, a double is finite: anything else is refused with an Error when it is bound.
class Value {
 public:
  using Storage = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, List, Bytes>;

  Value(std::nullptr_t) {}
  Value(bool value) : storage_(value) {}
  Value(int value) : storage_(std::int64_t{value}) {}
  Value(std::int64_t value) : storage_(value) {}
  Value(double value) : storage_(value) {}
  Value(std::string value) : storage_(std::move(value)) {}
  Value(std::string_view value) : storage_(std::string(value)) {}
  Value(const char* value) : storage_(std::string(value)) {}
  Value(List value) : storage_(std::move(value)) {}
  Value(Bytes value) : storage_(std::move(value)) {}
  Value(const Date& value) : storage_(to_text(value)) {}
  /// Instants are microseconds since 1970, UTC, in a bigint.
  Value(Instant value) : storage_(std::int64_t{value.time_since_epoch().count()}) {}
  Value(const Uuid& value) : storage_(to_text(value)) {}
  template <class Tag>
  Value(const Id<Tag>& value) : Value(value.value) {}
  template <class T>
  Value(const std::optional<T>& value) {
    if (value) *this = Value(*value);
  }

  const Storage& storage() const { return storage_; }

 private:
  Storage storage_{nullptr};
};

/// A List of the texts of uuids, ids or numbers.
template <class Range>
List list_of(const Range& range) {
  List list;
  for (const auto& item : range) {
    using std::to_string;
    if constexpr (requires { to_text(item); }) {
      list.items.push_back(to_text(item));
    } else if constexpr (requires { to_string(item); }) {
      list.items.push_back(to_string(item));
    } else {
      list.items.emplace_back(item);
    }
  }
  return list;
}

}  // namespace tilstede::db
