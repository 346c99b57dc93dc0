// The native vector of the instruction set a file is compiled for. Everything here and in the other kernel
// headers is in a namespace of that set, so that no function compiled for one machine is linked into the path
// of another. Kernel files use no templates of the standard library, which would be shared between the sets.
#pragma once

#include <cstdint>
#include <cstring>

#if defined(__AVX512BW__) && defined(__AVX512VPOPCNTDQ__)
#include <immintrin.h>
#define TILSTEDE_LANES avx512
#define TILSTEDE_LANES_BYTES 64
#elif defined(__AVX2__)
#define TILSTEDE_LANES avx2
#define TILSTEDE_LANES_BYTES 32
#else
#define TILSTEDE_LANES baseline
#define TILSTEDE_LANES_BYTES 16
#endif

namespace tilstede::engine::TILSTEDE_LANES {

constexpr int kPlaneBytes = TILSTEDE_LANES_BYTES;
constexpr int kPlaneWords = kPlaneBytes / 8;
constexpr int kLanes = kPlaneBytes * 8;

/// One bit for each of kLanes pupils.
using Plane = std::uint64_t __attribute__((vector_size(kPlaneBytes)));
/// One 16-bit number for each of kPlaneBytes / 2 lanes.
using Shorts = std::uint16_t __attribute__((vector_size(kPlaneBytes)));

inline Plane zeros() {
  return Plane{};
}
inline Plane ones() {
  return ~Plane{};
}

inline Plane load_plane(const std::uint8_t* bytes) {
  Plane plane;
  std::memcpy(&plane, bytes, sizeof plane);
  return plane;
}

inline bool any(const Plane& plane) {
#if TILSTEDE_LANES_BYTES == 64
  return _mm512_test_epi64_mask((__m512i)plane, (__m512i)plane) != 0;
#else
  std::uint64_t all = 0;
  for (int i = 0; i < kPlaneWords; ++i)
    all |= plane[i];
  return all != 0;
#endif
}

/// a and (b xor c).
inline Plane and_xor(const Plane& a, const Plane& b, const Plane& c) {
#if TILSTEDE_LANES_BYTES == 64
  return (Plane)_mm512_ternarylogic_epi64((__m512i)a, (__m512i)b, (__m512i)c, 0x60);
#else
  return a & (b ^ c);
#endif
}

/// The carry of a - b: whether a is more than b, or as much and `equal` says so, bit by bit upwards.
inline Plane more_or(const Plane& a, const Plane& b, const Plane& equal) {
#if TILSTEDE_LANES_BYTES == 64
  return (Plane)_mm512_ternarylogic_epi64((__m512i)a, (__m512i)b, (__m512i)equal, 0xB2);
#else
  return (a & ~b) | (~(a ^ b) & equal);
#endif
}

/// Where two of the three agree, what they say.
inline Plane majority(const Plane& a, const Plane& b, const Plane& c) {
#if TILSTEDE_LANES_BYTES == 64
  return (Plane)_mm512_ternarylogic_epi64((__m512i)a, (__m512i)b, (__m512i)c, 0xE8);
#else
  return (a & b) | (c & (a | b));
#endif
}

/// a or (b and c).
inline Plane or_and(const Plane& a, const Plane& b, const Plane& c) {
#if TILSTEDE_LANES_BYTES == 64
  return (Plane)_mm512_ternarylogic_epi64((__m512i)a, (__m512i)b, (__m512i)c, 0xF8);
#else
  return a | (b & c);
#endif
}

/// Where `chosen`, a; elsewhere b.
inline Plane choose(const Plane& chosen, const Plane& a, const Plane& b) {
#if TILSTEDE_LANES_BYTES == 64
  return (Plane)_mm512_ternarylogic_epi64((__m512i)chosen, (__m512i)a, (__m512i)b, 0xCA);
#else
  return (chosen & a) | (b & ~chosen);
#endif
}

/// How many bits are set in each word of the plane, a byte each.
inline void count_words(const Plane& plane, std::uint8_t* counts) {
#if TILSTEDE_LANES_BYTES == 64
  const __m128i bytes = _mm512_cvtepi64_epi8(_mm512_popcnt_epi64((__m512i)plane));
  std::memcpy(counts, &bytes, 8);
#else
  for (int i = 0; i < kPlaneWords; ++i)
    counts[i] = static_cast<std::uint8_t>(__builtin_popcountll(plane[i]));
#endif
}

}  // namespace tilstede::engine::TILSTEDE_LANES
