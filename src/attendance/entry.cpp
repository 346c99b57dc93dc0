#include "attendance/entry.hpp"

#include <array>
#include <cstddef>

namespace tilstede::attendance {
namespace {

// In the order of the enums.
constexpr std::array<std::string_view, 5> kKinds{"day", "lesson", "late", "left_early", "present"};
constexpr std::array<std::string_view, 4> kOrigins{"teacher", "office", "import", "substitute"};

template <class Enum, std::size_t size>
std::optional<Enum> find(const std::array<std::string_view, size>& names, std::string_view name) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

engine::Kind counted_as(EntryKind kind) {
  switch (kind) {
    case EntryKind::day:
      return engine::Kind::day;
    case EntryKind::late:
      return engine::Kind::late;
    case EntryKind::left_early:
      return engine::Kind::left_early;
    case EntryKind::lesson:
    case EntryKind::present:
      break;
  }
  return engine::Kind::lesson;
}

std::string_view name_of(EntryKind kind) {
  return kKinds.at(static_cast<std::size_t>(kind));
}
std::string_view name_of(Origin origin) {
  return kOrigins.at(static_cast<std::size_t>(origin));
}
std::string_view name_of_documentation(bool is_documented) {
  return is_documented ? "documented" : "undocumented";
}

std::optional<EntryKind> parse_entry_kind(std::string_view name) {
  return find<EntryKind>(kKinds, name);
}
std::optional<Origin> parse_origin(std::string_view name) {
  return find<Origin>(kOrigins, name);
}

}  // namespace tilstede::attendance
