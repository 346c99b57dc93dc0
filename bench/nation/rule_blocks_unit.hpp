// The day rules on planes: each window is walked once for all the rules that look through it. Vector kernel.
#pragma once

#include "engine/kernels/lane_bytes.hpp"
#include "nation/rule_blocks.hpp"

namespace tilstede::engine::TILSTEDE_LANES {

using bench::Count;
using bench::FindingColumns;
using bench::Findings;
using bench::First;
using bench::RuleCalendar;

class RuleBlock {
 public:
  RuleBlock(const Columns& columns, const RuleCalendar& rules, FindingColumns& findings)
      : columns_(columns), rules_(rules), findings_(findings), days_(rules.days) {}

  void run(Place first, int count) {
    first_ = first;
    count_ = count;
    planes_.clear(days_);
    fill(planes_, columns_.days, first, count, 0);
    three_of(rules_.month, First::three_in_month);
    three_of(rules_.days_30, First::three_in_30_days);
    in_3_months();
    in_10_school_days();
    in_15_weeks();
    since_start();
    rising();
    short_spells();
    longest_spell();
    at_end();
  }

 private:
  static const std::uint8_t* data(const RuleCalendar::Starts& starts) { return starts.data(); }

  // What is written for the last block's empty lanes goes nowhere.
  template <class Write>
  void write(ByteColumn& column, Write write_lanes_to) {
    if (count_ == kLanes) return write_lanes_to(column.data() + first_);
    std::uint8_t lanes[kLanes];
    write_lanes_to(lanes);
    std::memcpy(column.data() + first_, lanes, static_cast<std::size_t>(count_));
  }

  void write(First rule, FirstDay& first_day) {
    write(findings_.first.data()[static_cast<std::size_t>(rule)],
          [&](std::uint8_t* out) { first_day.write(out); });
  }

  template <int Bits>
  void write(Count rule, const PlaneCounter<Bits>& counter) {
    write(findings_.count.data()[static_cast<std::size_t>(rule)],
          [&](std::uint8_t* out) { write_lanes(counter, out); });
  }

  void three_of(const RuleCalendar::Starts& starts, First rule) {
    FirstDay first_day;
    walk_window<5>(planes_, data(starts), days_, [&](int d, const PlaneCounter<5>& counter) {
      first_day.met(d, planes_[d] & counter.at_least(3));
    });
    write(rule, first_day);
  }

  void in_3_months() {
    FirstDay ten;
    walk_window<7>(planes_, data(rules_.months_3), days_, [&](int d, const PlaneCounter<7>& counter) {
      ten.met(d, planes_[d] & counter.at_least(10));
    });
    write(First::ten_in_3_months, ten);
  }

  void in_10_school_days() {
    FirstDay three;
    FirstDay ten;
    walk_window<4>(planes_, data(rules_.school_days_10), days_, [&](int d, const PlaneCounter<4>& counter) {
      three.met(d, planes_[d] & counter.at_least(3));
      ten.met(d, planes_[d] & counter.at_least(10));
    });
    write(First::three_in_10_school_days, three);
    write(First::ten_in_a_row, ten);
  }

  void in_15_weeks() {
    FirstDay ten;
    walk_window<7>(planes_, data(rules_.weeks_15), days_, [&](int d, const PlaneCounter<7>& counter) {
      ten.met(d, planes_[d] & counter.at_least(rules_.in_15_weeks_needs.data()[d]));
    });
    write(First::ten_in_15_weeks, ten);
  }

  void since_start() {
    FirstDay five, ten, twenty, tenth;
    PlaneCounter<8> all;
    for (int d = 0; d < days_; ++d) {
      const Plane& absent = planes_[d];
      all.add(absent);
      five.met(d, absent & all.at_least(5));
      ten.met(d, absent & all.at_least(10));
      twenty.met(d, absent & all.at_least(20));
      tenth.met(d, absent & all.at_least(rules_.tenth_needs.data()[d]));
    }
    write(First::days_5, five);
    write(First::days_10, ten);
    write(First::days_20, twenty);
    write(First::tenth_of_days, tenth);
  }

  void rising() {
    FirstDay first_day;
    PlaneCounter<5> recent;
    PlaneCounter<6> earlier;
    const std::uint8_t* const recent_starts = data(rules_.days_28);
    const std::uint8_t* const earlier_starts = data(rules_.days_84);
    int recent_from = 0;
    int earlier_from = 0;
    for (int d = 0; d < days_; ++d) {
      recent.add(planes_[d]);
      for (; recent_from < recent_starts[d]; ++recent_from) {
        recent.subtract(planes_[recent_from]);
        earlier.add(planes_[recent_from]);
      }
      for (; earlier_from < earlier_starts[d]; ++earlier_from)
        earlier.subtract(planes_[earlier_from]);
      const std::int8_t* const most = rules_.rising_most.data()[d].data();
      if (most[4] < 0) continue;
      for (int x = 4; x < bench::kRecentMax; ++x) {
        const Plane candidates = planes_[d] & recent.at_least(x);
        if (!any(candidates)) break;
        first_day.met(d, candidates & earlier.at_most(most[x]));
      }
    }
    write(First::rising, first_day);
  }

  // Of three days or fewer, marked on their first day.
  void short_spells() {
    for (int d = 0; d < days_; ++d) {
      const Plane is_longer = planes_[d + 1] & planes_[d + 2] & planes_[d + 3];
      short_begins_[d] = planes_[d] & ~planes_[d - 1] & ~is_longer;
    }
    FirstDay three;
    walk_window<5>(short_begins_, data(rules_.days_56), days_, [&](int d, const PlaneCounter<5>& counter) {
      const Plane is_longer = planes_[d - 1] & planes_[d - 2] & planes_[d - 3];
      const Plane ends = planes_[d] & ~planes_[d + 1] & ~is_longer;
      three.met(d, ends & counter.at_least(3));
    });
    write(First::three_short_spells, three);
    PlaneCounter<5> recent;
    for (int d = rules_.end_56_days; d < days_; ++d)
      recent.add(short_begins_[d]);
    write(Count::short_spells, recent);
  }

  // runs[d] after n rounds: absent on d and the n days before. As many rounds as leave something.
  void longest_spell() {
    PlaneCounter<8> longest;
    DayPlanes& runs = short_begins_;
    std::memcpy(&runs[0], &planes_[0], static_cast<std::size_t>(days_) * sizeof(Plane));
    for (int from = 0; from < days_; ++from) {
      Plane anywhere = zeros();
      for (int d = days_ - 1; d >= from; --d) {
        anywhere |= runs[d];
        runs[d] &= d > from ? runs[d - 1] : zeros();
      }
      if (!any(anywhere)) break;
      longest.add(anywhere);
    }
    write(Count::longest_spell, longest);
  }

  // From the year's end backwards, noting the count at each window's first day.
  void at_end() {
    PlaneCounter<8> so_far;
    int day = days_;
    const auto back_to = [&](std::uint8_t start, Count count) {
      while (day > start)
        so_far.add(planes_[--day]);
      write(count, so_far);
    };
    back_to(rules_.end_month, Count::in_month);
    back_to(rules_.end_28_days, Count::in_28_days);
    back_to(rules_.end_30_days, Count::in_30_days);
    back_to(rules_.end_84_days, Count::in_84_days);
    back_to(rules_.end_3_months, Count::in_3_months);
    back_to(rules_.end_15_weeks, Count::in_15_weeks);
    back_to(0, Count::days);
  }

  const Columns& columns_;
  const RuleCalendar& rules_;
  FindingColumns& findings_;
  const int days_;
  Place first_ = 0;
  int count_ = 0;
  DayPlanes planes_;
  DayPlanes short_begins_ = {};
};

inline void find_days(const Columns& columns, const bench::RuleTables& tables, Place first, Place last,
                      FindingColumns& findings) {
  std::size_t calendar = 0;
  while (columns.calendar_begins.data()[calendar + 1] <= first)
    ++calendar;
  RuleBlock block(columns, tables.calendars.data()[calendar], findings);
  for (Place at = first; at < last; at += static_cast<Place>(kLanes))
    block.run(at, last - at < static_cast<Place>(kLanes) ? static_cast<int>(last - at) : kLanes);
}

}  // namespace tilstede::engine::TILSTEDE_LANES
