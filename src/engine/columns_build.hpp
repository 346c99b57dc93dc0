// From rows in any order to columns: partition into buckets of pupils that fit the cache, then count and
// place. What would make a column wrong (two whole days on a date, a value out of range) is refused, never
// dropped.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "engine/columns.hpp"

namespace tilstede::engine {

/// A pupil to get a place; their number is the index in the list.
struct ColumnPupil {
  std::uint32_t school = 0;
  std::uint8_t calendar = 0;
  /// 0 to 15.
  std::uint8_t grade = 0;
  std::uint8_t class_number = 0;
  std::uint8_t gender = 0;
};

/// One absence as it was registered.
struct ColumnEntry {
  static constexpr std::uint8_t kNoSubject = 15;

  std::uint32_t pupil = 0;
  /// Days since 1 August.
  std::uint16_t day_offset = 0;
  ColumnKind kind = ColumnKind::day;
  /// 0 to 15.
  std::uint8_t lessons = 0;
  /// 0 to 14, or kNoSubject.
  std::uint8_t subject = kNoSubject;
  /// 0 to 63.
  std::uint8_t reason = 0;
};

struct ColumnSource {
  std::vector<ColumnCalendar> calendars;
  const ColumnPupil* pupils = nullptr;
  std::size_t pupil_count = 0;
  const ColumnEntry* entries = nullptr;
  std::size_t entry_count = 0;
  /// Bit r: entries of reason r are exempt.
  std::uint64_t exempt_reasons = 0;
};

/// Calls `task` with 0 to count - 1, each once, in any order or at the same time; returns when all are done.
using RunTasks = std::function<void(std::size_t count, const std::function<void(std::size_t)>& task)>;
void run_in_order(std::size_t count, const std::function<void(std::size_t)>& task);

struct ColumnsRefused {
  std::string problem;
  std::uint32_t pupil = 0;
  int day_offset = 0;
};

struct BuiltColumns {
  Columns columns;
  /// Entries on days without school: they are in no column.
  std::size_t outside_school_days = 0;
};

/// Memory of the partition, worth keeping for the next build.
class BuildSpace {
 public:
  std::uint32_t* words(std::size_t count);

 private:
  std::unique_ptr<std::uint32_t[]> words_;
  std::size_t size_ = 0;
};

Result<BuiltColumns, ColumnsRefused> build_columns(ColumnSource source, const RunTasks& run,
                                                   std::size_t tasks, BuildSpace& space);

}  // namespace tilstede::engine
