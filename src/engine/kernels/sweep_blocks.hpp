// The sweep: blocks of pupils as day planes, every window walked over the weeks, every limit read off the
// week's highest count. A school begins on a word of the block, so that its pupils are counted by whole
// words. Vector kernel.
#pragma once

#include <new>

#include "engine/columns_sweep.hpp"
#include "engine/kernels/plane_counter.hpp"

namespace tilstede::engine::TILSTEDE_LANES {

/// The words [first_word, last_word) of a block, which are pupils of one school.
struct SchoolWords {
  std::size_t school;
  int first_word;
  int last_word;
};

struct SweepBlock {
  DayPlanes planes;
  SchoolWords schools[kPlaneWords];
  int school_count = 0;
  int words = 0;
};

class Sweep {
 public:
  Sweep(const Columns& columns, const SweepPlan& plan, std::uint16_t* counts)
      : columns_(columns),
        plan_(plan),
        counts_(counts),
        limit_count_(static_cast<int>(plan.limits.size())),
        limits_(
            static_cast<LimitPlanes*>(::operator new(plan.limits.size() * sizeof(LimitPlanes), kAlignment))) {
    for (int i = 0; i < limit_count_; ++i)
      new (limits_ + i) LimitPlanes(plan.limits.data()[i]);
  }
  Sweep(const Sweep&) = delete;
  Sweep& operator=(const Sweep&) = delete;
  ~Sweep() { ::operator delete(limits_, kAlignment); }

  void run(std::size_t first, std::size_t last) {
    for (std::size_t s = first; s < last; ++s) {
      const SweepCalendar& calendar = plan_.calendars.data()[columns_.schools.data()[s].calendar];
      if (&calendar != calendar_) begin_calendar(calendar);
      add_school(s);
    }
    finish_block();
  }

 private:
  static constexpr int kLimitsAtOnce = 64;
  static constexpr std::align_val_t kAlignment{alignof(LimitPlanes)};

  void begin_calendar(const SweepCalendar& calendar) {
    finish_block();
    calendar_ = &calendar;
    block_.planes.clear(calendar.days);
  }

  void add_school(std::size_t s) {
    Place first = columns_.schools.data()[s].first;
    const Place end = columns_.schools.data()[s + 1].first;
    while (first < end) {
      if (block_.words == kPlaneWords) finish_block();
      const auto room = static_cast<Place>(64 * (kPlaneWords - block_.words));
      const Place count = end - first < room ? end - first : room;
      fill(block_.planes, columns_.days, first, static_cast<int>(count), 64 * block_.words);
      const int last_word = block_.words + static_cast<int>((count + 63) / 64);
      block_.schools[block_.school_count++] = {s, block_.words, last_word};
      block_.words = last_word;
      first += count;
    }
  }

  void finish_block() {
    if (block_.words == 0) return;
    for (int w = 0; w < plan_.windows; ++w)
      walk(w);
    block_.planes.clear(calendar_->days);
    block_.words = 0;
    block_.school_count = 0;
  }

  void walk(int window) {
    const int days_max = calendar_->days_max.data()[window];
    if (days_max < 16) return walk_weeks<4>(window);
    if (days_max < 32) return walk_weeks<5>(window);
    if (days_max < 64) return walk_weeks<6>(window);
    if (days_max < 128) return walk_weeks<7>(window);
    return walk_weeks<8>(window);
  }

  template <int Bits>
  void walk_weeks(int window) {
    const SweepPoint* point = calendar_->points.data();
    const SweepPoint* const end = point + calendar_->points.size();
    const std::uint8_t* start = calendar_->starts.data()[window].data();
    PlaneCounter<Bits> counter;
    int seen = 0;
    int dropped = 0;
    while (point < end) {
      const int week = point->week;
      PlaneCounter<Bits> most;
      for (; point < end && point->week == week; ++point, ++start) {
        if (seen + 1 == point->days_seen && dropped + 1 == *start) {
          counter.slide(block_.planes[seen++], block_.planes[dropped++]);
        } else {
          while (seen < point->days_seen)
            counter.add(block_.planes[seen++]);
          while (dropped < *start)
            counter.subtract(block_.planes[dropped++]);
        }
        most.raise_to(counter);
      }
      count_week(most, window, week);
    }
  }

  template <int Bits>
  void count_week(const PlaneCounter<Bits>& most, int window, int week) {
    for (int from = 0; from < limit_count_; from += kLimitsAtOnce) {
      const int count = limit_count_ - from < kLimitsAtOnce ? limit_count_ - from : kLimitsAtOnce;
      std::uint8_t words[kLimitsAtOnce * kPlaneWords];
      for (int i = 0; i < count; ++i)
        count_words(reached(most, from + i), words + i * kPlaneWords);
      for (int i = 0; i < block_.school_count; ++i)
        add_words(block_.schools[i], words, count, counts_at(block_.schools[i].school, week, window) + from);
    }
  }

  template <int Bits>
  Plane reached(const PlaneCounter<Bits>& most, int limit) const {
    return plan_.limits.data()[limit] >> Bits == 0 ? most.at_least(limits_[limit]) : zeros();
  }

  std::uint16_t* counts_at(std::size_t school, int week, int window) const {
    return counts_ + school * plan_.counts_per_school() +
           static_cast<std::size_t>(week * plan_.windows + window) * static_cast<std::size_t>(limit_count_);
  }

  static void add_words(const SchoolWords& school, const std::uint8_t* words, int limits,
                        std::uint16_t* counts) {
#if TILSTEDE_LANES_BYTES == 64
    // Eight limits at a time: their words' bytes lie side by side, and are summed by eights.
    const std::uint64_t bits = (~0ULL >> (64 - 8 * (school.last_word - school.first_word)))
                               << (8 * school.first_word);
    const __m512i mask = _mm512_set1_epi64(static_cast<long long>(bits));
    for (int i = 0; i < limits; i += 8) {
      const auto rest = static_cast<__mmask8>(limits - i < 8 ? (1 << (limits - i)) - 1 : 255);
      const __m512i bytes = _mm512_and_si512(_mm512_loadu_si512(words + 8 * i), mask);
      const __m128i sums = _mm512_cvtepi64_epi16(_mm512_sad_epu8(bytes, _mm512_setzero_si512()));
      const __m128i before = _mm_maskz_loadu_epi16(rest, counts + i);
      _mm_mask_storeu_epi16(counts + i, rest, _mm_add_epi16(before, sums));
    }
#else
    for (int i = 0; i < limits; ++i) {
      int sum = counts[i];
      for (int word = school.first_word; word < school.last_word; ++word)
        sum += words[i * kPlaneWords + word];
      counts[i] = static_cast<std::uint16_t>(sum);
    }
#endif
  }

  const Columns& columns_;
  const SweepPlan& plan_;
  std::uint16_t* const counts_;
  const int limit_count_;
  LimitPlanes* const limits_;
  const SweepCalendar* calendar_ = nullptr;
  SweepBlock block_;
};

void sweep_schools(const Columns& columns, const SweepPlan& plan, std::size_t first, std::size_t last,
                   std::uint16_t* counts) {
  Sweep(columns, plan, counts).run(first, last);
}

}  // namespace tilstede::engine::TILSTEDE_LANES
