#include "owner/bounds.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace tilstede::owner {
namespace {

constexpr int kRoundsMax = 50;
constexpr std::size_t kAtomsLeftMax = 8;
constexpr int kDifferenceRounds = 2;

using Bits = std::vector<std::uint64_t>;

Bits bits_of(const Sum& sum, std::size_t words) {
  Bits bits(words, 0);
  for (const int atom : sum.atoms)
    bits[static_cast<std::size_t>(atom) / 64] |= std::uint64_t{1} << (atom % 64);
  return bits;
}

bool lies_within(const Bits& inner, const Bits& outer) {
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if ((inner[i] & ~outer[i]) != 0) return false;
  }
  return true;
}

Sum difference(const Sum& outer, const Sum& inner) {
  Sum rest{{}, outer.value - inner.value};
  std::ranges::set_difference(outer.atoms, inner.atoms, std::back_inserter(rest.atoms));
  return rest;
}

}  // namespace

void add_small_differences(std::vector<Sum>& sums) {
  int atoms = 0;
  std::set<std::vector<int>> known;
  for (const Sum& sum : sums) {
    known.insert(sum.atoms);
    if (!sum.atoms.empty()) atoms = std::max(atoms, sum.atoms.back());
  }
  const std::size_t words = static_cast<std::size_t>(atoms) / 64 + 1;
  for (int round = 0; round < kDifferenceRounds; ++round) {
    std::vector<Bits> bits;
    for (const Sum& sum : sums)
      bits.push_back(bits_of(sum, words));
    const std::size_t count = sums.size();
    for (std::size_t outer = 0; outer < count; ++outer) {
      for (std::size_t inner = 0; inner < count; ++inner) {
        const std::size_t more = sums[outer].atoms.size() - sums[inner].atoms.size();
        if (sums[inner].atoms.size() >= sums[outer].atoms.size() || more > kAtomsLeftMax) continue;
        if (!lies_within(bits[inner], bits[outer])) continue;
        Sum rest = difference(sums[outer], sums[inner]);
        if (known.insert(rest.atoms).second) sums.push_back(std::move(rest));
      }
    }
  }
}

Bounds::Bounds(const std::vector<std::int64_t>& most, std::vector<Sum> sums) : sums_(std::move(sums)) {
  for (const std::int64_t high : most)
    atoms_.push_back({0, high});
  for (int round = 0; round < kRoundsMax; ++round) {
    bool is_changed = false;
    for (const Sum& sum : sums_)
      is_changed = tighten(sum) || is_changed;
    if (!is_changed) return;
  }
}

Interval Bounds::of(const std::vector<int>& atoms) const {
  Interval known = added(atoms);
  for (const Sum& sum : sums_) {
    if (!std::ranges::includes(sum.atoms, atoms)) continue;
    std::vector<int> others;
    std::ranges::set_difference(sum.atoms, atoms, std::back_inserter(others));
    const Interval rest = added(others);
    known.low = std::max(known.low, sum.value - rest.high);
    known.high = std::min(known.high, sum.value - rest.low);
  }
  return known;
}

Interval Bounds::added(const std::vector<int>& atoms) const {
  Interval sum;
  for (const int atom : atoms) {
    sum.low += atoms_[static_cast<std::size_t>(atom)].low;
    sum.high += atoms_[static_cast<std::size_t>(atom)].high;
  }
  return sum;
}

// From the sum and the bounds of the others to the bounds of each.
bool Bounds::tighten(const Sum& sum) {
  const Interval all = added(sum.atoms);
  bool is_changed = false;
  for (const int atom : sum.atoms) {
    Interval& own = atoms_[static_cast<std::size_t>(atom)];
    const Interval tighter{std::max(own.low, sum.value - (all.high - own.high)),
                           std::min(own.high, sum.value - (all.low - own.low))};
    is_changed = is_changed || tighter.low != own.low || tighter.high != own.high;
    own = tighter;
  }
  return is_changed;
}

}  // namespace tilstede::owner
