// Uuid and the strong ids made of it. An Id<Tag> of one kind never converts to another kind.
// New ids come from platform/clock/id_source.hpp (UUIDv7), never from here.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tilstede {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
};

/// Lower-case text of 36 characters.
std::string to_text(const Uuid& uuid);

/// Accepts the canonical 36 characters, either case; anything else is nullopt.
std::optional<Uuid> parse_uuid(std::string_view text);

/// RFC 9562 version 7: `unix_ms` is the time in milliseconds, `random` supplies the other 74 bits.
Uuid make_uuid_v7(std::uint64_t unix_ms, const std::array<std::uint8_t, 10>& random);

bool is_uuid_v7(const Uuid& uuid);

template <class Tag>
struct Id {
  Uuid value;

  auto operator<=>(const Id&) const = default;
};

template <class Tag>
std::string to_text(const Id<Tag>& id) {
  return to_text(id.value);
}

}  // namespace tilstede

template <>
struct std::hash<tilstede::Uuid> {
  std::size_t operator()(const tilstede::Uuid& uuid) const noexcept;
};

template <class Tag>
struct std::hash<tilstede::Id<Tag>> {
  std::size_t operator()(const tilstede::Id<Tag>& id) const noexcept {
    return std::hash<tilstede::Uuid>{}(id.value);
  }
};
