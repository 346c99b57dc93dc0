// The figures of cells: a row of 32 numbers per pupil, days and hours at 16 cut-offs, to which an entry adds
// the row of its day; a cell is sorted once for all of its medians. Vector kernel.
#pragma once

#include "engine/columns_figures.hpp"
#include "engine/kernels/sorting_network.hpp"

namespace tilstede::engine::TILSTEDE_LANES {

constexpr int kRowBytes = 2 * CutoffLanes::kLanes;
constexpr int kRowVectors = kRowBytes / kPlaneBytes;
using HalfRow = std::uint16_t __attribute__((vector_size(kRowBytes / 2)));
struct alignas(kRowBytes) Row {
  Shorts part[kRowVectors];
};

/// Per school day what an entry of that day adds: one at each cut-off it is within.
struct StepTable {
  HalfRow of[256];

  explicit StepTable(const FigurePlan::Calendar& calendar) {
    for (int day = 0; day < 256; ++day) {
      for (int cut = 0; cut < CutoffLanes::kCuts; ++cut)
        of[day][cut] = day < calendar.days_until.data()[cut];
    }
  }
};

/// Rows of one cell; grows as it must.
class CellRows {
 public:
  CellRows() = default;
  CellRows(const CellRows&) = delete;
  CellRows& operator=(const CellRows&) = delete;
  ~CellRows() { delete[] rows_; }

  void clear() { count_ = 0; }
  int count() const { return count_; }
  Row* rows() { return rows_; }

  Row& next() {
    if (count_ == room_) grow();
    return rows_[count_++];
  }

 private:
  void grow() {
    room_ = room_ == 0 ? 64 : 2 * room_;
    Row* const more = new Row[static_cast<std::size_t>(room_)];
    if (count_ > 0)
      std::memcpy(static_cast<void*>(more), rows_, static_cast<std::size_t>(count_) * sizeof(Row));
    delete[] rows_;
    rows_ = more;
  }

  Row* rows_ = nullptr;
  int count_ = 0;
  int room_ = 0;
};

/// Walks a column pupil by pupil.
struct Cursor {
  const std::uint8_t* day;
  const std::uint8_t* detail;
  const std::uint32_t* block_begins;
  const std::uint16_t* begins_in_block;
  std::uint32_t at;

  Cursor(const EntryColumn& column, Place first)
      : day(column.day.data()),
        detail(column.detail.data()),
        block_begins(column.block_begins.data()),
        begins_in_block(column.begins_in_block.data()),
        at(column.begin(first)) {}

  std::uint32_t end(Place p) const {
    return block_begins[(p + 1) / EntryColumn::kBlock] + begins_in_block[p + 1];
  }
};

class Figures {
 public:
  Figures(const Columns& columns, const FigurePlan& plan, CellFigures* cells, LateFigures* late)
      : columns_(columns),
        plan_(plan),
        cells_(cells),
        late_(late),
        genders_(static_cast<std::size_t>(plan.genders)),
        of_gender_(new CellRows[genders_]) {}
  Figures(const Figures&) = delete;
  Figures& operator=(const Figures&) = delete;
  ~Figures() {
    delete[] of_gender_;
    delete steps_;
  }

  void run(std::size_t first, std::size_t last) {
    for (std::size_t s = first; s < last; ++s) {
      const SchoolRange& school = columns_.schools.data()[s];
      const SchoolRange& next = columns_.schools.data()[s + 1];
      begin_calendar(plan_.calendars.data()[school.calendar]);
      for (std::size_t cohort = school.first_cohort; cohort < next.first_cohort; ++cohort)
        figure_cohort(cohort);
      count_late(school.first, next.first, late_[s]);
    }
  }

 private:
  void begin_calendar(const FigurePlan::Calendar& calendar) {
    if (&calendar == calendar_) return;
    delete steps_;
    steps_ = new StepTable(calendar);
    calendar_ = &calendar;
  }

  void figure_cohort(std::size_t cohort) {
    for (std::size_t gender = 0; gender < genders_; ++gender)
      of_gender_[gender].clear();
    const Place first = columns_.cohorts.data()[cohort].first;
    const Place end = columns_.cohorts.data()[cohort + 1].first;
    Cursor days(columns_.days, first);
    Cursor hours(columns_.hours, first);
    Cursor exempt(columns_.exempt, first);
    const std::uint8_t* const genders = columns_.gender_at.data();
    for (Place p = first; p < end; ++p)
      fill_row(days, hours, exempt, p, of_gender_[genders[p]].next());
    for (std::size_t gender = 0; gender < genders_; ++gender)
      describe(of_gender_[gender], cells_[cohort * genders_ + gender]);
  }

  void fill_row(Cursor& of_day, Cursor& of_hour, Cursor& exempt, Place p, Row& row) const {
    HalfRow days = {};
    HalfRow hours = {};
    const HalfRow* const steps = steps_->of;
    for (const std::uint32_t end = of_day.end(p); of_day.at < end; ++of_day.at)
      days += steps[of_day.day[of_day.at]];
    for (const std::uint32_t end = of_hour.end(p); of_hour.at < end; ++of_hour.at)
      hours += steps[of_hour.day[of_hour.at]] * lessons_of(of_hour.detail[of_hour.at]);
    for (const std::uint32_t end = exempt.end(p); exempt.at < end; ++exempt.at) {
      const std::uint8_t about = exempt.detail[exempt.at];
      const auto kind = static_cast<ColumnKind>(detail::low(about));
      if (kind == ColumnKind::day) days += steps[exempt.day[exempt.at]];
      if (kind == ColumnKind::lesson) hours += steps[exempt.day[exempt.at]] * lessons_of(about);
    }
    std::memcpy(&row, &days, sizeof days);
    std::memcpy(reinterpret_cast<std::uint8_t*>(&row) + sizeof days, &hours, sizeof hours);
  }

  static std::uint16_t lessons_of(std::uint8_t about) {
    return static_cast<std::uint16_t>(detail::lessons(about));
  }

  void describe(CellRows& cell, CellFigures& figures) const {
    figures.pupils = static_cast<std::uint32_t>(cell.count());
    for (int part = 0; part < kRowVectors; ++part) {
      if (cell.count() > 0) {
        describe_part(cell, part, figures);
      } else {
        std::memset(static_cast<void*>(&figures), 0, sizeof figures);
      }
    }
  }

  void describe_part(CellRows& cell, int part, CellFigures& figures) const {
    constexpr int kNumbers = kPlaneBytes / 2;
    const int n = cell.count();
    Shorts* const rows = &cell.rows()[0].part[part];
    const int lane = part * kNumbers;
    sum_part(rows, n, figures.sum + lane);
    for (int limit = 0; limit < FigurePlan::kLimits; ++limit)
      count_part(rows, n, calendar_->limits.data()[limit].data() + lane, figures.reached[limit] + lane);
    sort_rows(lists_, rows, n, kRowVectors);
    const auto row = [&](int i) -> const Shorts& { return rows[i * kRowVectors]; };
    const Shorts median_twice = row((n - 1) / 2) + row(n / 2);
    std::memcpy(figures.median_twice + lane, &median_twice, sizeof median_twice);
    const int below = 9 * (n - 1) / 10;
    const auto part_above = static_cast<std::uint16_t>(9 * (n - 1) % 10);
    const int above = below + 1 < n ? below + 1 : below;
    const Shorts p90_tenfold =
        row(below) * static_cast<std::uint16_t>(10 - part_above) + row(above) * part_above;
    std::memcpy(figures.p90_tenfold + lane, &p90_tenfold, sizeof p90_tenfold);
  }

  static void sum_part(const Shorts* rows, int n, std::uint32_t* out) {
    using Half = std::uint16_t __attribute__((vector_size(kPlaneBytes / 2)));
    using Wide = std::uint32_t __attribute__((vector_size(kPlaneBytes)));
    Wide low = {};
    Wide high = {};
    for (int i = 0; i < n; ++i) {
      Half half[2];
      std::memcpy(half, rows + i * kRowVectors, sizeof half);
      low += __builtin_convertvector(half[0], Wide);
      high += __builtin_convertvector(half[1], Wide);
    }
    std::memcpy(out, &low, sizeof low);
    std::memcpy(out + kPlaneBytes / 4, &high, sizeof high);
  }

  static void count_part(const Shorts* rows, int n, const std::uint16_t* limits, std::uint16_t* out) {
    Shorts limit;
    std::memcpy(&limit, limits, sizeof limit);
    Shorts count = {};
    for (int i = 0; i < n; ++i)
      count -= (Shorts)(rows[i * kRowVectors] >= limit);
    std::memcpy(out, &count, sizeof count);
  }

  // Late arrivals need no pupil: those of a school lie in one piece.
  void count_late(Place begin, Place end, LateFigures& late) const {
    std::uint32_t of_day[2][256] = {};
    const std::uint8_t* const days = columns_.late.day.data();
    for (std::uint32_t i = columns_.late.begin(begin), last = columns_.late.begin(end); i < last; ++i)
      ++of_day[i & 1][days[i]];
    const EntryColumn& exempt = columns_.exempt;
    for (std::uint32_t i = exempt.begin(begin), last = exempt.begin(end); i < last; ++i)
      of_day[0][exempt.day.data()[i]] +=
          detail::low(exempt.detail.data()[i]) == static_cast<int>(ColumnKind::late);
    std::uint32_t before[256];
    std::uint32_t so_far = 0;
    for (int day = 0; day < 256; ++day) {
      before[day] = so_far;
      so_far += of_day[0][day] + of_day[1][day];
    }
    for (int cut = 0; cut < CutoffLanes::kCuts; ++cut)
      late.until[cut] = before[calendar_->days_until.data()[cut]];
  }

  const Columns& columns_;
  const FigurePlan& plan_;
  CellFigures* const cells_;
  LateFigures* const late_;
  const std::size_t genders_;
  CellRows* const of_gender_;
  const ExchangeLists lists_;
  const FigurePlan::Calendar* calendar_ = nullptr;
  StepTable* steps_ = nullptr;
};

void figure_schools(const Columns& columns, const FigurePlan& plan, std::size_t first, std::size_t last,
                    CellFigures* cells, LateFigures* late) {
  Figures(columns, plan, cells, late).run(first, last);
}

}  // namespace tilstede::engine::TILSTEDE_LANES
