// Sorting many columns of numbers at once: rows are compared and exchanged as whole vectors, in an order that
// does not depend on the numbers (Batcher's merge exchange, for any number of rows). Vector kernel.
#pragma once

#include "engine/kernels/lanes.hpp"

namespace tilstede::engine::TILSTEDE_LANES {

/// Calls exchange(i, j), i < j, in an order after which rows[0..n) are sorted.
template <class Exchange>
inline void merge_exchange(int n, Exchange exchange) {
  if (n < 2) return;
  int top = 1;
  while (2 * top < n)
    top *= 2;
  for (int p = top; p > 0; p /= 2) {
    int q = top;
    int r = 0;
    int d = p;
    while (true) {
      for (int i = 0; i < n - d; ++i) {
        if ((i & p) == r) exchange(i, i + d);
      }
      if (q == p) break;
      d = q - p;
      q /= 2;
      r = p;
    }
  }
}

/// The exchanges for each small number of rows, listed once.
class ExchangeLists {
 public:
  static constexpr int kRowsMax = 48;
  struct Pair {
    std::uint8_t i;
    std::uint8_t j;
  };

  ExchangeLists() {
    int end = 0;
    for (int n = 0; n <= kRowsMax; ++n) {
      begins_[n] = end;
      merge_exchange(n, [&](int i, int j) {
        pairs_[end++] = {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(j)};
      });
    }
    begins_[kRowsMax + 1] = end;
  }

  const Pair* begin(int n) const { return pairs_ + begins_[n]; }
  const Pair* end(int n) const { return pairs_ + begins_[n + 1]; }

 private:
  int begins_[kRowsMax + 2];
  Pair pairs_[8192];
};

/// Numbers of up to 32,767.
inline void put_in_order(Shorts& low, Shorts& high) {
  const Shorts a = low;
  const Shorts b = high;
#if TILSTEDE_LANES_BYTES == 64
  low = (Shorts)_mm512_min_epi16((__m512i)a, (__m512i)b);
  high = (Shorts)_mm512_max_epi16((__m512i)a, (__m512i)b);
#else
  using Signed = std::int16_t __attribute__((vector_size(kPlaneBytes)));
  low = (Signed)a < (Signed)b ? a : b;
  high = (Signed)a < (Signed)b ? b : a;
#endif
}

/// Sorts each lane of rows[0..n), which lie `stride` vectors apart.
inline void sort_rows(const ExchangeLists& lists, Shorts* rows, int n, int stride) {
  const auto exchange = [&](int i, int j) { put_in_order(rows[i * stride], rows[j * stride]); };
  if (n > ExchangeLists::kRowsMax) return merge_exchange(n, exchange);
  for (const auto* pair = lists.begin(n); pair < lists.end(n); ++pair)
    exchange(pair->i, pair->j);
}

}  // namespace tilstede::engine::TILSTEDE_LANES
