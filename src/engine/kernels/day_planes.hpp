// A block of pupils turned on its side: for each school day one plane, whose bit says whether the pupil of
// that lane was absent. 190 planes are 12 KB at most, so a block stays in the first-level cache. Vector
// kernel.
#pragma once

#include "engine/columns.hpp"
#include "engine/kernels/lanes.hpp"

namespace tilstede::engine::TILSTEDE_LANES {

struct DayPlanes {
  /// Some days before the first and after the last, always empty, so that neighbours need no test.
  static constexpr int kMargin = 4;

  Plane storage[kSchoolDaysMax + 2 * kMargin];

  Plane& operator[](int day) { return storage[day + kMargin]; }
  const Plane& operator[](int day) const { return storage[day + kMargin]; }

  void clear(int days) {
    std::memset(storage, 0, static_cast<std::size_t>(days + 2 * kMargin) * sizeof(Plane));
  }
};

/// Pupils [first, first + count) stand on lanes from `lane` on.
inline void fill(DayPlanes& planes, const EntryColumn& column, Place first, int count, int lane) {
  const std::uint8_t* const days = column.day.data();
  std::uint32_t at = column.begin(first);
  for (int i = 0; i < count; ++i, ++lane) {
    const std::uint32_t end = column.end(first + static_cast<Place>(i));
    std::uint8_t* const byte = reinterpret_cast<std::uint8_t*>(&planes[0]) + lane / 8;
    const auto bit = static_cast<std::uint8_t>(1 << lane % 8);
    for (; at < end; ++at)
      byte[days[at] * kPlaneBytes] = static_cast<std::uint8_t>(byte[days[at] * kPlaneBytes] | bit);
  }
}

}  // namespace tilstede::engine::TILSTEDE_LANES
