// From planes back to a byte per pupil: the first day on which something was met, or a count. Vector kernel.
#pragma once

#include "engine/kernels/plane_counter.hpp"

namespace tilstede::engine::TILSTEDE_LANES {

/// spread[b]: the bits of b as eight bytes of 0 or 1, the lowest first.
struct SpreadTable {
  std::uint64_t of[256];

  constexpr SpreadTable() : of() {
    for (unsigned byte = 0; byte < 256; ++byte) {
      for (unsigned i = 0; i < 8; ++i)
        of[byte] |= static_cast<std::uint64_t>(byte >> i & 1) << (8 * i);
    }
  }
};
inline constexpr SpreadTable kSpread;

/// Writes kLanes numbers, the bits of which are in `planes`, lowest first.
template <int Bits>
inline void write_lanes(const Plane* planes, std::uint8_t* out) {
  static_assert(Bits <= 8);
#if TILSTEDE_LANES_BYTES == 64
  for (int word = 0; word < kPlaneWords; ++word) {
    __m512i bytes = _mm512_setzero_si512();
    for (int j = 0; j < Bits; ++j) {
      const __mmask64 lanes = planes[j][word];
      bytes = _mm512_mask_add_epi8(bytes, lanes, bytes, _mm512_set1_epi8(static_cast<char>(1 << j)));
    }
    std::memcpy(out + 64 * word, &bytes, 64);
  }
#else
  for (int group = 0; group < kLanes / 8; ++group) {
    std::uint64_t bytes = 0;
    for (int j = 0; j < Bits; ++j)
      bytes |= kSpread.of[reinterpret_cast<const std::uint8_t*>(planes + j)[group]] << j;
    std::memcpy(out + 8 * group, &bytes, 8);
  }
#endif
}

template <int Bits>
inline void write_lanes(const PlaneCounter<Bits>& counter, std::uint8_t* out) {
  write_lanes<Bits>(counter.bit, out);
}

/// The bits of a day, each as a word of zeros or ones.
struct DayBits {
  std::uint64_t of[256][8];

  constexpr DayBits() : of() {
    for (unsigned day = 0; day < 256; ++day) {
      for (unsigned j = 0; j < 8; ++j)
        of[day][j] = (day >> j & 1) != 0 ? ~std::uint64_t{0} : 0;
    }
  }
};
inline constexpr DayBits kDayBits;

/// The first day on which a condition held, per lane; kNoDay where it never did.
class FirstDay {
 public:
  void met(int day, const Plane& lanes) {
    const Plane fresh = lanes & ~is_met_;
    is_met_ |= lanes;
#pragma GCC unroll 8
    for (int j = 0; j < 8; ++j)
      bit_[j] = or_and(bit_[j], fresh, zeros() + kDayBits.of[day][j]);
  }

  void write(std::uint8_t* out) {
    static_assert(kNoDay == 255);
    for (Plane& bit : bit_)
      bit |= ~is_met_;
    write_lanes<8>(bit_, out);
  }

 private:
  Plane bit_[8] = {};
  Plane is_met_ = {};
};

}  // namespace tilstede::engine::TILSTEDE_LANES
