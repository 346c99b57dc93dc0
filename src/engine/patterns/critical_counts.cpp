#include "engine/patterns/critical_counts.hpp"

#include <atomic>
#include <memory>
#include <numeric>
#include <vector>

namespace tilstede::engine {
namespace {

/// A probability of 1; times 100 it still fits.
constexpr std::uint64_t kCertain = std::uint64_t{1} << 56;
constexpr std::uint8_t kNever = 255;

/// The chance of each number of hits after n absences, of pupils who have not reached the count before.
class Hits {
 public:
  explicit Hits(int percent) : percent_(static_cast<std::uint64_t>(percent)), chances_(1, kCertain) {}

  void one_more_absence() {
    std::vector<std::uint64_t> next(chances_.size() + 1, 0);
    for (std::size_t hits = 0; hits < next.size(); ++hits) {
      const auto missed = hits < chances_.size() ? chances_[hits] * (100 - percent_) : 0;
      const auto hit = hits > 0 ? chances_[hits - 1] * percent_ : 0;
      // Rounded up, against the pattern.
      next[hits] = (missed + 99) / 100 + (hit + 99) / 100;
    }
    chances_ = std::move(next);
  }

  /// The least count, not under `least`, whose chance of being reached now is within `allowed`.
  std::size_t least_within(std::uint64_t allowed, std::size_t least) const {
    std::uint64_t sum = 0;
    auto count = chances_.size();
    while (count > least && sum + chances_[count - 1] <= allowed)
      sum += chances_[--count];
    return count;
  }

  /// Those who reach it leave. Returns their chance.
  std::uint64_t take_from(std::size_t count) {
    std::uint64_t taken = 0;
    for (auto hits = count; hits < chances_.size(); ++hits) {
      taken += chances_[hits];
      chances_[hits] = 0;
    }
    return taken;
  }

 private:
  std::uint64_t percent_;
  std::vector<std::uint64_t> chances_;
};

CriticalCounts make(Looks looks, int percent, std::uint64_t once_in) {
  CriticalCounts counts;
  counts.fill(kNever);
  const std::uint64_t budget = kCertain / once_in;
  std::uint64_t spent = 0;
  std::size_t least = 0;
  Hits hits(percent);
  for (std::size_t n = 1; n < counts.size(); ++n) {
    hits.one_more_absence();
    if (n < 3) continue;
    const auto allowed = looks == Looks::single ? budget : budget / n * (n - 2) - spent;
    const auto count = hits.least_within(allowed, least);
    if (count > n) continue;
    counts[n] = static_cast<std::uint8_t>(count);
    least = count;
    if (looks == Looks::sequential) spent += hits.take_from(count);
  }
  return counts;
}

using Kept = std::array<std::array<std::atomic<const CriticalCounts*>, kChances.size()>, 100>;

/// Two threads may make the same table; one of them is kept, for the life of the program.
const CriticalCounts& keep(std::atomic<const CriticalCounts*>& place, const CriticalCounts& made) {
  auto mine = std::make_unique<const CriticalCounts>(made);
  const CriticalCounts* there = nullptr;
  if (place.compare_exchange_strong(there, mine.get())) return *mine.release();
  return *there;
}

int percent_of(const Gathering& seen) {
  return (100 * seen.part + seen.whole - 1) / seen.whole;
}

bool reaches(const Gathering& seen, Looks looks, std::size_t chance) {
  if (seen.whole == 0 || seen.part == 0 || seen.of > kAbsencesMax) return false;
  // No count within the share is beyond a chance of one in three: most are answered without a table.
  if (seen.hits * seen.whole <= seen.of * seen.part) return false;
  const int percent = percent_of(seen);
  return percent < 100 &&
         seen.hits >= critical_counts(looks, percent, chance)[static_cast<std::size_t>(seen.of)];
}

int in_round_numbers(int number) {
  int round = 1;
  for (int power = 1; power <= number; power *= 10) {
    for (const int digit : {1, 2, 5}) {
      if (digit * power <= number) round = digit * power;
    }
  }
  return round;
}

}  // namespace

const CriticalCounts& critical_counts(Looks looks, int percent, std::size_t chance) {
  static std::array<Kept, 2> kept{};
  auto& place = kept[looks == Looks::single ? 1 : 0][static_cast<std::size_t>(percent)][chance];
  if (const auto* there = place.load(std::memory_order_acquire)) return *there;
  return keep(place, make(looks, percent, static_cast<std::uint64_t>(kChances[chance])));
}

ChanceTest::ChanceTest(Looks looks, int chance_ppm, int questions)
    : looks_(looks), questions_(questions), chance_(0) {
  const std::int64_t asked = std::int64_t{1'000'000} * questions;
  while (chance_ + 1 < kChances.size() && std::int64_t{kChances[chance_]} * chance_ppm < asked)
    ++chance_;
}

bool ChanceTest::is_beyond(const Gathering& seen) const {
  return reaches(seen, looks_, chance_);
}

int ChanceTest::once_in(const Gathering& seen) const {
  int rarest = kChances[chance_];
  for (auto chance = chance_ + 1; chance < kChances.size(); ++chance) {
    if (reaches(seen, looks_, chance)) rarest = kChances[chance];
  }
  return in_round_numbers(rarest / questions_);
}

}  // namespace tilstede::engine
