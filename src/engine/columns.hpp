// A school year of many pupils as columns: one byte per absence, pupils side by side. What is computed for a
// class, a municipality or a nation is computed from this; one pupil's findings with their reasons come from
// PupilYear. The layout is explained in README.md; columns_build.hpp makes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/columns_calendar.hpp"

namespace tilstede::engine {

/// A pupil's index in the columns: by calendar, school, grade and class.
using Place = std::uint32_t;

/// Bytes that are not cleared first, and can be read a little past the end.
class ByteColumn {
 public:
  static constexpr std::size_t kPadding = 64;

  ByteColumn() = default;
  explicit ByteColumn(std::size_t size)
      : bytes_(std::make_unique_for_overwrite<std::uint8_t[]>(size + kPadding)), size_(size) {}

  std::uint8_t* data() { return bytes_.get(); }
  const std::uint8_t* data() const { return bytes_.get(); }
  std::size_t size() const { return size_; }

 private:
  std::unique_ptr<std::uint8_t[]> bytes_;
  std::size_t size_ = 0;
};

/// Entries of one kind: those of the pupil at place p are [begin(p), begin(p + 1)), in the order of their
/// days.
struct EntryColumn {
  static constexpr Place kBlock = 64;

  /// Where each block of pupils begins, and each pupil within the block; one pupil more than there is.
  std::vector<std::uint32_t> block_begins;
  std::vector<std::uint16_t> begins_in_block;
  ByteColumn day;
  /// Only where the kind has more to say than its day; see `Detail`.
  ByteColumn detail;

  std::uint32_t begin(Place p) const { return block_begins.data()[p / kBlock] + begins_in_block.data()[p]; }
  std::uint32_t end(Place p) const { return begin(p + 1); }
};

/// A detail byte: subject or kind in the low half, lessons in the high half.
namespace detail {
constexpr int kHalfMax = 15;
constexpr std::uint8_t make(int low, int lessons) {
  return static_cast<std::uint8_t>(low | lessons << 4);
}
constexpr int low(std::uint8_t detail) {
  return detail & 15;
}
constexpr int lessons(std::uint8_t detail) {
  return detail >> 4;
}
}  // namespace detail

enum class ColumnKind : std::uint8_t { day, lesson, late };

/// Pupils of one school and grade: a range of places, up to the next cohort.
struct Cohort {
  Place first = 0;
  std::uint32_t school = 0;
  std::uint8_t calendar = 0;
  std::uint8_t grade = 0;
};

/// Pupils of one school: a range of places and of cohorts, up to the next.
struct SchoolRange {
  Place first = 0;
  std::uint32_t first_cohort = 0;
  std::uint32_t school = 0;
  std::uint8_t calendar = 0;
};

struct Columns {
  std::vector<ColumnCalendar> calendars;
  /// Each ends with one that has no pupils, whose `first` is the number of pupils.
  std::vector<SchoolRange> schools;
  std::vector<Cohort> cohorts;
  /// The first place of each calendar, and the number of pupils.
  std::vector<Place> calendar_begins;

  std::vector<std::uint32_t> pupil_at;
  ByteColumn gender_at;
  ByteColumn class_at;

  /// Whole days, at most one per pupil and date. No rule ever meets an exempt entry in these three.
  EntryColumn days;
  /// Detail: subject and lessons.
  EntryColumn hours;
  EntryColumn late;
  /// Of every kind; detail: ColumnKind and lessons. They count in totals and figures only.
  EntryColumn exempt;

  Place pupils() const { return static_cast<Place>(pupil_at.size()); }
  std::size_t school_count() const { return schools.size() - 1; }
};

/// What the columns take of memory.
std::size_t bytes_of(const Columns& columns);

}  // namespace tilstede::engine
