// A number per lane, its bits in one plane each, and what walks a window over the days with it: adding a day
// and dropping one are carry chains, a threshold one operation per plane. Vector kernel.
#pragma once

#include "engine/kernels/day_planes.hpp"

namespace tilstede::engine::TILSTEDE_LANES {

/// Numbers below 2^Bits.
template <int Bits>
struct PlaneCounter {
  Plane bit[Bits] = {};

  void add(Plane in) {
    for (int j = 0; j < Bits; ++j) {
      const Plane carry = bit[j] & in;
      bit[j] ^= in;
      in = carry;
    }
  }

  void subtract(Plane out) {
    for (int j = 0; j < Bits; ++j) {
      bit[j] ^= out;
      out &= bit[j];
    }
  }

  /// add(in) and subtract(out) in one chain.
  void slide(const Plane& in, const Plane& out) {
    Plane changed = in ^ out;
    for (int j = 0; j < Bits; ++j) {
      const Plane rest = and_xor(changed, bit[j], out);
      bit[j] ^= changed;
      changed = rest;
    }
  }

  void raise_to(const PlaneCounter& other) {
    Plane is_more = zeros();
    for (int j = 0; j < Bits; ++j)
      is_more = more_or(other.bit[j], bit[j], is_more);
    for (int j = 0; j < Bits; ++j)
      bit[j] = choose(is_more, other.bit[j], bit[j]);
  }

  Plane at_least(int limit) const {
    if (limit <= 0) return ones();
    if (limit >> Bits != 0) return zeros();
    int j = __builtin_ctz(static_cast<unsigned>(limit));
    Plane is_reached = bit[j];
    for (++j; j < Bits; ++j)
      is_reached = (limit >> j & 1) != 0 ? is_reached & bit[j] : is_reached | bit[j];
    return is_reached;
  }

  Plane at_most(int limit) const { return ~at_least(limit + 1); }
};

/// Calls on_day(d, counter) for each school day d with the absences of days [starts[d], d]. Bits must hold
/// the days of the longest window; starts never falls.
template <int Bits, class OnDay>
inline void walk_window(const DayPlanes& planes, const std::uint8_t* starts, int days, OnDay on_day) {
  PlaneCounter<Bits> counter;
  int start = 0;
  for (int d = 0; d < days; ++d) {
    if (start + 1 == starts[d]) {
      counter.slide(planes[d], planes[start++]);
    } else {
      counter.add(planes[d]);
      while (start < starts[d])
        counter.subtract(planes[start++]);
    }
    on_day(d, counter);
  }
}

}  // namespace tilstede::engine::TILSTEDE_LANES
