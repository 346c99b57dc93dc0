// A number per lane, its bits in one plane each, and what walks a window over the days with it: adding a day
// and dropping one are carry chains, a threshold one operation per plane. Vector kernel.
#pragma once

#include "engine/kernels/day_planes.hpp"

namespace tilstede::engine::TILSTEDE_LANES {

/// A limit as planes, to be compared with again and again: where its bit is zero, all ones.
struct LimitPlanes {
  Plane is_zero[8];

  explicit LimitPlanes(int limit) {
    for (int j = 0; j < 8; ++j)
      is_zero[j] = (limit >> j & 1) != 0 ? zeros() : ones();
  }
};

/// Numbers below 2^Bits.
template <int Bits>
struct PlaneCounter {
  Plane bit[Bits] = {};

  void add(Plane in) {
#pragma GCC unroll 8
    for (int j = 0; j < Bits; ++j) {
      const Plane carry = bit[j] & in;
      bit[j] ^= in;
      in = carry;
    }
  }

  void subtract(Plane out) {
#pragma GCC unroll 8
    for (int j = 0; j < Bits; ++j) {
      bit[j] ^= out;
      out &= bit[j];
    }
  }

  /// add(in) and subtract(out) in one chain.
  void slide(const Plane& in, const Plane& out) {
    Plane changed = in ^ out;
#pragma GCC unroll 8
    for (int j = 0; j < Bits; ++j) {
      const Plane rest = and_xor(changed, bit[j], out);
      bit[j] ^= changed;
      changed = rest;
    }
  }

  void raise_to(const PlaneCounter& other) {
    Plane is_more = zeros();
#pragma GCC unroll 8
    for (int j = 0; j < Bits; ++j)
      is_more = more_or(other.bit[j], bit[j], is_more);
#pragma GCC unroll 8
    for (int j = 0; j < Bits; ++j)
      bit[j] = choose(is_more, other.bit[j], bit[j]);
  }

  /// Fastest where the limit is known when this is compiled.
  Plane at_least(int limit) const {
    if (limit >> Bits != 0) return limit < 0 ? ones() : zeros();
    Plane is_reached = ones();
#pragma GCC unroll 8
    for (int j = 0; j < Bits; ++j)
      is_reached = (limit >> j & 1) != 0 ? is_reached & bit[j] : is_reached | bit[j];
    return is_reached;
  }

  /// For a limit below 2^Bits.
  Plane at_least(const LimitPlanes& limit) const {
    Plane is_reached = ones();
#pragma GCC unroll 8
    for (int j = 0; j < Bits; ++j)
      is_reached = majority(is_reached, bit[j], limit.is_zero[j]);
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
