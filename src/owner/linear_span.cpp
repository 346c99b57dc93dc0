#include "owner/linear_span.hpp"

#include <algorithm>
#include <cassert>

namespace tilstede::owner {
namespace {

using Vector = std::vector<std::uint64_t>;
constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  if (a == 0 || b == 0) return 0;
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  const std::uint64_t folded =
      (static_cast<std::uint64_t>(product) & kPrime) + static_cast<std::uint64_t>(product >> 61);
  return folded >= kPrime ? folded - kPrime : folded;
}

std::uint64_t minus(std::uint64_t a, std::uint64_t b) {
  return a >= b ? a - b : a + kPrime - b;
}

// By Fermat: a^(p-2).
std::uint64_t inverse(std::uint64_t a) {
  std::uint64_t result = 1;
  for (std::uint64_t exponent = kPrime - 2; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result = times(result, a);
    a = times(a, a);
  }
  return result;
}

// vector -= factor * row
void subtract(Vector& vector, const Vector& row, std::uint64_t factor) {
  if (factor == 0) return;
  for (std::size_t i = 0; i < vector.size(); ++i) {
    if (row[i] != 0) vector[i] = minus(vector[i], times(factor, row[i]));
  }
}

std::size_t first_nonzero(const Vector& vector) {
  return static_cast<std::size_t>(std::ranges::find_if(vector, [](auto value) { return value != 0; }) -
                                  vector.begin());
}

// One vector a multiple of the other; `row` is 1 in `pivot`.
bool is_multiple_of(const Vector& vector, const Vector& row, std::size_t pivot) {
  const std::uint64_t factor = vector[pivot];
  if (factor == 0) return false;
  for (std::size_t i = 0; i < vector.size(); ++i) {
    if (vector[i] != times(factor, row[i])) return false;
  }
  return true;
}

void scale_to_one(Vector& vector, std::size_t pivot) {
  const std::uint64_t factor = inverse(vector[pivot]);
  for (auto& value : vector)
    value = times(value, factor);
}

}  // namespace

Vector LinearSpan::reduced(const std::vector<int>& ones) const {
  Vector vector(size_, 0);
  for (const int one : ones)
    vector[static_cast<std::size_t>(one)] = 1;
  for (std::size_t i = 0; i < basis_.size(); ++i)
    subtract(vector, basis_[i], vector[pivots_[i]]);
  return vector;
}

void LinearSpan::watch(const std::vector<int>& ones) {
  watched_.push_back(reduced(ones));
  assert(first_nonzero(watched_.back()) < size_ && "what is watched must not be reached already");
}

bool LinearSpan::contains(const std::vector<int>& ones) const {
  return first_nonzero(reduced(ones)) == size_;
}

bool LinearSpan::would_reach_watched(const std::vector<int>& ones) const {
  Vector vector = reduced(ones);
  const std::size_t pivot = first_nonzero(vector);
  if (pivot == size_) return false;
  scale_to_one(vector, pivot);
  return std::ranges::any_of(watched_,
                             [&](const Vector& watched) { return is_multiple_of(watched, vector, pivot); });
}

void LinearSpan::add(const std::vector<int>& ones) {
  Vector vector = reduced(ones);
  const std::size_t pivot = first_nonzero(vector);
  if (pivot == size_) return;
  scale_to_one(vector, pivot);
  for (Vector& row : basis_)
    subtract(row, vector, row[pivot]);
  for (Vector& watched : watched_)
    subtract(watched, vector, watched[pivot]);
  basis_.push_back(std::move(vector));
  pivots_.push_back(pivot);
}

}  // namespace tilstede::owner
