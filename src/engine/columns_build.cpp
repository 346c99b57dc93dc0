#include "engine/columns_build.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "engine/columns_order.hpp"

namespace tilstede::engine {
namespace {

constexpr int kBucketBits = 11;
constexpr Place kBucket = 1U << kBucketBits;
constexpr std::size_t kChunkWords = 2048;
constexpr int kOffsets = 512;

enum List : std::uint8_t { in_days, in_hours, in_late, in_exempt };
constexpr std::size_t kLists = 4;

// One row on its way: day 8 bits, detail 8, place in the bucket 11, list 2.
namespace word {
constexpr int kDetailShift = 8;
constexpr int kPlaceShift = 16;
constexpr int kListShift = kPlaceShift + kBucketBits;
/// List and place together: which counter.
constexpr std::uint32_t slot(std::uint32_t word) {
  return word >> kPlaceShift;
}
}  // namespace word
constexpr std::size_t kSlots = kLists * kBucket;

using BucketTotals = std::array<std::uint32_t, kLists>;

/// The chunk of a bucket that is being filled.
struct OpenChunk {
  std::uint32_t* next = nullptr;
  std::uint32_t* end = nullptr;
};

/// What one task made of its share of the rows: the words of each bucket, in the order they came.
struct Share {
  std::vector<OpenChunk> open;
  std::vector<std::vector<std::uint32_t*>> chunks;
  std::vector<BucketTotals> totals;
  std::size_t outside = 0;
  bool is_in_order = true;
};

std::size_t bucket_count(const ColumnSource& source) {
  return (source.pupil_count + kBucket - 1) / kBucket;
}

std::uint32_t list_of(const ColumnEntry& entry, bool is_exempt) {
  return is_exempt ? std::uint32_t{in_exempt} : static_cast<std::uint32_t>(entry.kind);
}

std::uint32_t detail_of(const ColumnEntry& entry, bool is_exempt) {
  const auto low = is_exempt ? static_cast<std::uint8_t>(entry.kind) : entry.subject;
  return static_cast<std::uint32_t>(low | entry.lessons << 4);
}

bool is_wrong(const ColumnEntry& entry, std::size_t pupils) {
  return (entry.pupil >= pupils) | (entry.day_offset >= 366) | (entry.kind > ColumnKind::late) |
         ((entry.lessons | entry.subject) > 15) | (entry.reason > 63);
}

/// First pass: every row becomes a word in the stream of its bucket.
class Partition {
 public:
  Partition(const ColumnSource& source, const std::vector<std::uint32_t>& place_words)
      : source_(source), place_words_(place_words), day_of_(source.calendars.size() * kOffsets, kNoDay) {
    for (std::size_t c = 0; c < source.calendars.size(); ++c) {
      const auto& days = source.calendars[c].day_of_offset;
      std::copy(days.begin(), days.end(), day_of_.begin() + static_cast<std::ptrdiff_t>(c * kOffsets));
    }
  }

  static std::size_t words_needed(std::size_t rows, std::size_t buckets) {
    return rows + buckets * kChunkWords;
  }

  /// Null, or the row that is wrong. `space` has `words_needed` words.
  const ColumnEntry* run(const ColumnEntry* begin, const ColumnEntry* end, std::uint32_t* space,
                         Share& share) const {
    const std::size_t buckets = bucket_count(source_);
    share.open.resize(buckets);
    share.chunks.resize(buckets);
    share.totals.assign(buckets, {});
    // Locals: the words that are stored could otherwise be any of these.
    OpenChunk* const open = share.open.data();
    BucketTotals* const totals = share.totals.data();
    const std::uint32_t* const place_words = place_words_.data();
    const std::uint8_t* const day_of = day_of_.data();
    const std::size_t pupils = source_.pupil_count;
    const std::uint64_t exempt_reasons = source_.exempt_reasons;
    std::size_t kept = 0;
    int latest = 0;
    bool is_in_order = true;
    for (const ColumnEntry* at = begin; at < end; ++at) {
      const ColumnEntry entry = *at;
      if (is_wrong(entry, pupils)) [[unlikely]]
        return at;
      const std::uint32_t place_word = place_words[entry.pupil];
      const std::uint32_t day =
          day_of[(place_word >> PlaceWord::kCalendarShift) * kOffsets + entry.day_offset];
      const std::uint32_t place = place_word & PlaceWord::kPlaceMask;
      const std::uint32_t bucket = place >> kBucketBits;
      const bool is_exempt = (exempt_reasons >> entry.reason) & 1;
      const std::uint32_t list = list_of(entry, is_exempt);
      const std::uint32_t is_kept = day != kNoDay;
      OpenChunk& chunk = open[bucket];
      if (chunk.next == chunk.end) [[unlikely]] {
        share.chunks[bucket].push_back(space);
        chunk = {space, space + kChunkWords};
        space += kChunkWords;
      }
      *chunk.next = day | detail_of(entry, is_exempt) << word::kDetailShift |
                    (place & (kBucket - 1)) << word::kPlaceShift | list << word::kListShift;
      chunk.next += is_kept;
      totals[bucket].data()[list] += is_kept;
      kept += is_kept;
      is_in_order &= latest <= entry.day_offset;
      latest = entry.day_offset;
    }
    share.is_in_order = is_in_order;
    share.outside = static_cast<std::size_t>(end - begin) - kept;
    return nullptr;
  }

 private:
  const ColumnSource& source_;
  const std::vector<std::uint32_t>& place_words_;
  std::vector<std::uint8_t> day_of_;
};

/// One column, and where the entries of a bucket begin in it.
struct Target {
  EntryColumn* column;
  bool has_detail;
};

std::array<Target, kLists> targets(Columns& columns) {
  return {
      Target{&columns.days, false}, {&columns.hours, true}, {&columns.late, false}, {&columns.exempt, true}};
}

/// Second pass, one bucket at a time: count per pupil and list, then place.
class Placing {
 public:
  Placing(const std::vector<Share>& shares, const std::vector<BucketTotals>& begins, Columns& columns,
          bool is_in_order)
      : shares_(shares),
        begins_(begins),
        columns_(columns),
        targets_(targets(columns)),
        is_in_order_(is_in_order) {}

  /// Null, or what stands twice.
  std::optional<ColumnsRefused> run(std::size_t bucket) const {
    std::vector<std::uint32_t> cursors(kSlots, 0);
    each_word(bucket, [counts = cursors.data()](std::uint32_t word) { ++counts[word::slot(word)]; });
    if (auto problem = set_begins(bucket, cursors.data())) return problem;
    place(cursors.data(), bucket);
    if (!is_in_order_) sort_days(bucket);
    return twice(bucket);
  }

 private:
  template <class OnWord>
  void each_word(std::size_t bucket, OnWord on_word) const {
    for (const Share& share : shares_) {
      const auto& chunks = share.chunks[bucket];
      for (std::size_t i = 0; i < chunks.size(); ++i) {
        const bool is_last = i + 1 == chunks.size();
        const std::uint32_t* const end = is_last ? share.open[bucket].next : chunks[i] + kChunkWords;
        for (const std::uint32_t* word = chunks[i]; word < end; ++word)
          on_word(*word);
      }
    }
  }

  Place first(std::size_t bucket) const { return static_cast<Place>(bucket * kBucket); }
  Place last(std::size_t bucket) const {
    return std::min<Place>(columns_.pupils(), static_cast<Place>((bucket + 1) * kBucket));
  }

  // Counts become cursors: where the next entry of the pupil goes.
  std::optional<ColumnsRefused> set_begins(std::size_t bucket, std::uint32_t* cursors) const {
    for (std::size_t list = 0; list < kLists; ++list) {
      EntryColumn& column = *targets_[list].column;
      std::uint32_t at = begins_[bucket][list];
      std::uint32_t block = at;
      for (Place p = first(bucket); p < last(bucket); ++p) {
        if (p % EntryColumn::kBlock == 0) column.block_begins[p / EntryColumn::kBlock] = block = at;
        if (at - block > UINT16_MAX)
          return ColumnsRefused{"64 pupils with more than 65,535 entries", columns_.pupil_at[p], 0};
        column.begins_in_block[p] = static_cast<std::uint16_t>(at - block);
        std::uint32_t& cursor = cursors[list * kBucket + p - first(bucket)];
        at += cursor;
        cursor = at - cursor;
      }
    }
    return std::nullopt;
  }

  // Branch-free: kinds come mixed. A list without details writes them to one spot nobody reads.
  void place(std::uint32_t* cursors, std::size_t bucket) const {
    std::array<std::uint8_t*, kLists> day;
    std::array<std::uint8_t*, kLists> details;
    std::array<std::uint32_t, kLists> detail_mask;
    std::uint8_t nowhere = 0;
    for (std::size_t list = 0; list < kLists; ++list) {
      const auto& [column, has_detail] = targets_[list];
      day[list] = column->day.data();
      details[list] = has_detail ? column->detail.data() : &nowhere;
      detail_mask[list] = has_detail ? ~0U : 0;
    }
    each_word(bucket, [&](std::uint32_t word) {
      const std::uint32_t at = cursors[word::slot(word)]++;
      const std::uint32_t list = word >> word::kListShift;
      day[list][at] = static_cast<std::uint8_t>(word);
      details[list][at & detail_mask[list]] = static_cast<std::uint8_t>(word >> word::kDetailShift);
    });
  }

  void sort_days(std::size_t bucket) const {
    for (std::size_t list = 0; list < kLists; ++list) {
      for (Place p = first(bucket); p < last(bucket); ++p) {
        sort_days(targets_[list], targets_[list].column->begin(p), end_of(list, bucket, p));
      }
    }
  }

  static void sort_days(const Target& target, std::uint32_t begin, std::uint32_t end) {
    std::uint8_t* const day = target.column->day.data();
    std::uint8_t* const details = target.has_detail ? target.column->detail.data() : nullptr;
    for (std::uint32_t i = begin + 1; i < end; ++i) {
      for (std::uint32_t j = i; j > begin && day[j] < day[j - 1]; --j) {
        std::swap(day[j], day[j - 1]);
        if (details != nullptr) std::swap(details[j], details[j - 1]);
      }
    }
  }

  ColumnsRefused two_days(Place p, std::uint8_t day) const {
    const auto& calendar = columns_.calendars[calendar_of(p)];
    const Date date = calendar.school_days[day];
    return {"two whole days on one date", columns_.pupil_at[p],
            days_between(first_day(school_year_of(date)), date)};
  }

  std::size_t calendar_of(Place p) const {
    const auto& begins = columns_.calendar_begins;
    return static_cast<std::size_t>(std::upper_bound(begins.begin(), begins.end(), p) - begins.begin()) - 1;
  }

  // Neighbours that are equal are counted over all pupils at once, and where two pupils meet taken off again.
  std::optional<ColumnsRefused> twice(std::size_t bucket) const {
    const EntryColumn& days = columns_.days;
    const std::uint8_t* const day = days.day.data();
    const std::uint32_t begin = days.begin(first(bucket));
    const std::uint32_t end = end_of(in_days, bucket, last(bucket) - 1);
    std::uint32_t equal = 0;
    for (std::uint32_t i = begin + 1; i < end; ++i)
      equal += day[i] == day[i - 1];
    for (Place p = first(bucket) + 1; p < last(bucket); ++p) {
      const std::uint32_t at = days.begin(p);
      if (begin < at && at < end_of(in_days, bucket, p)) equal -= day[at] == day[at - 1];
    }
    if (equal > 0) return find_twice(bucket);
    return twice_exempt(bucket);
  }

  std::optional<ColumnsRefused> find_twice(std::size_t bucket) const {
    const EntryColumn& days = columns_.days;
    for (Place p = first(bucket); p < last(bucket); ++p) {
      const std::uint8_t* const end = days.day.data() + end_of(in_days, bucket, p);
      const std::uint8_t* const found = std::adjacent_find(days.day.data() + days.begin(p), end);
      if (found != end) return two_days(p, *found);
    }
    return std::nullopt;
  }

  // An exempt day beside another, or beside one that counts.
  std::optional<ColumnsRefused> twice_exempt(std::size_t bucket) const {
    const EntryColumn& exempt = columns_.exempt;
    for (Place p = first(bucket); p < last(bucket); ++p) {
      const std::uint8_t* const days = columns_.days.day.data() + columns_.days.begin(p);
      const std::uint8_t* const days_end = columns_.days.day.data() + end_of(in_days, bucket, p);
      int previous = -1;
      for (std::uint32_t i = exempt.begin(p); i < end_of(in_exempt, bucket, p); ++i) {
        if (detail::low(exempt.detail.data()[i]) != static_cast<int>(ColumnKind::day)) continue;
        const std::uint8_t day = exempt.day.data()[i];
        if (day == previous || std::binary_search(days, days_end, day)) return two_days(p, day);
        previous = day;
      }
    }
    return std::nullopt;
  }

  // The next bucket may not have written where it begins.
  std::uint32_t end_of(std::size_t list, std::size_t bucket, Place p) const {
    const EntryColumn& column = *targets_[list].column;
    if (p + 1 < last(bucket)) return column.begin(p + 1);
    return bucket + 1 < begins_.size() ? begins_[bucket + 1][list]
                                       : static_cast<std::uint32_t>(column.day.size());
  }

  const std::vector<Share>& shares_;
  const std::vector<BucketTotals>& begins_;
  Columns& columns_;
  std::array<Target, kLists> targets_;
  bool is_in_order_;
};

ColumnsRefused wrong_row(const ColumnEntry& entry) {
  return {"an entry with a pupil, day, kind, lesson count, subject or reason out of range", entry.pupil,
          entry.day_offset};
}

bool in_order(const std::vector<Share>& shares, const ColumnSource& source, std::size_t per_task) {
  for (std::size_t task = 0; task < shares.size(); ++task) {
    if (!shares[task].is_in_order) return false;
    const std::size_t begin = task * per_task;
    if (begin > 0 && begin < source.entry_count &&
        source.entries[begin - 1].day_offset > source.entries[begin].day_offset)
      return false;
  }
  return true;
}

/// Where each bucket begins in each column; makes the columns as long as they will be.
std::vector<BucketTotals> lay_out(const std::vector<Share>& shares, std::size_t buckets, Columns& columns) {
  std::vector<BucketTotals> begins(buckets);
  BucketTotals at{};
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
    begins[bucket] = at;
    for (const Share& share : shares) {
      for (std::size_t list = 0; list < kLists; ++list)
        at[list] += share.totals[bucket][list];
    }
  }
  const std::size_t pupils = columns.pupils();
  const auto all = targets(columns);
  for (std::size_t list = 0; list < kLists; ++list) {
    const auto& [column, has_detail] = all[list];
    column->block_begins.assign(pupils / EntryColumn::kBlock + 1, at[list]);
    column->begins_in_block.assign(pupils + 1, 0);
    column->day = ByteColumn(at[list]);
    if (has_detail) column->detail = ByteColumn(at[list]);
  }
  return begins;
}

// The end of the last pupil, which no bucket has written when the last block is not full.
std::optional<ColumnsRefused> close(Columns& columns) {
  const auto all = targets(columns);
  for (std::size_t list = 0; list < kLists; ++list) {
    EntryColumn& column = *all[list].column;
    const auto total = static_cast<std::uint32_t>(column.day.size());
    const std::uint32_t within = total - column.block_begins[columns.pupils() / EntryColumn::kBlock];
    if (within > UINT16_MAX) return ColumnsRefused{"64 pupils with more than 65,535 entries", 0, 0};
    column.begins_in_block[columns.pupils()] = static_cast<std::uint16_t>(within);
    std::memset(column.day.data() + total, kNoDay, ByteColumn::kPadding);
  }
  return std::nullopt;
}

}  // namespace

void run_in_order(std::size_t count, const std::function<void(std::size_t)>& task) {
  for (std::size_t i = 0; i < count; ++i)
    task(i);
}

std::uint32_t* BuildSpace::words(std::size_t count) {
  if (count > size_) {
    words_ = std::make_unique_for_overwrite<std::uint32_t[]>(count);
    size_ = count;
  }
  return words_.get();
}

Result<BuiltColumns, ColumnsRefused> build_columns(ColumnSource source, const RunTasks& run,
                                                   std::size_t tasks, BuildSpace& space) {
  assert(tasks > 0);
  BuiltColumns built;
  Columns& columns = built.columns;
  const auto place_words = place_pupils(source, columns);
  if (!place_words) return refused(place_words.error());

  const std::size_t buckets = bucket_count(source);
  const std::size_t per_task = (source.entry_count + tasks - 1) / tasks;
  const std::size_t words_per_task = Partition::words_needed(per_task, buckets);
  std::uint32_t* const words = space.words(words_per_task * tasks);
  std::vector<Share> shares(tasks);
  std::vector<const ColumnEntry*> wrong(tasks, nullptr);
  const Partition partition(source, *place_words);
  run(tasks, [&](std::size_t task) {
    const ColumnEntry* const begin = source.entries + std::min(source.entry_count, task * per_task);
    const ColumnEntry* const end = source.entries + std::min(source.entry_count, (task + 1) * per_task);
    wrong[task] = partition.run(begin, end, words + task * words_per_task, shares[task]);
  });
  for (const auto* entry : wrong) {
    if (entry != nullptr) return refused(wrong_row(*entry));
  }
  for (const Share& share : shares)
    built.outside_school_days += share.outside;

  const auto begins = lay_out(shares, buckets, columns);
  const bool is_in_order = in_order(shares, source, per_task);
  columns.calendars = std::move(source.calendars);
  const Placing placing(shares, begins, columns, is_in_order);
  std::vector<std::optional<ColumnsRefused>> problems(buckets);
  run(buckets, [&](std::size_t bucket) { problems[bucket] = placing.run(bucket); });
  for (auto& problem : problems) {
    if (problem) return refused(*std::move(problem));
  }
  if (auto problem = close(columns)) return refused(*std::move(problem));
  return built;
}

}  // namespace tilstede::engine
