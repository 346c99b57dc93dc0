// Suppression (domain O4): which cells of tables that are published together may be shown, so that no group
// which is too small can be found from all of them at once. Pure.
//
// Every table counts the same atoms (the smallest groups of people any table tells apart); a cell is a set of
// atoms, and what is shown of cells adds up: sums (mean times n), counts (share times n). Whoever has the
// tables can add and subtract cells, so a group is found as soon as its atoms are a linear combination of
// shown cells. n is taken to be known to everybody (enrolment is public), so hiding n alone protects nothing.
//
// Cells are taken in the order given; each is shown unless
//   - it is unsafe itself (primary), or
//   - with it some unsafe cell or atom would be a linear combination of what is shown, or
//   - what is left of a shown cell when the shown cells of a finer table are subtracted would be unsafe
// (complementary). So at the end no unsafe cell or atom can be computed: it is the condition, not a hope.
// Numbers are never below zero, and never more than there are pupils where pupils are counted; as long as
// such bounds would pin an unsafe cell down, shown cells around it are taken back, smallest first.
#pragma once

#include <cstdint>
#include <vector>

namespace tilstede::owner {

/// People of a set of atoms, and how many of them have what is counted (any absence, ten days, ...).
struct Count {
  int pupils = 0;
  int holders = 0;
  /// What is shown of them, as a sum: the holders, or all that they hold.
  std::int64_t amount = 0;

  Count& operator+=(const Count& other) {
    pupils += other.pupils;
    holders += other.holders;
    amount += other.amount;
    return *this;
  }
  Count& operator-=(const Count& other) {
    pupils -= other.pupils;
    holders -= other.holders;
    amount -= other.amount;
    return *this;
  }
};

struct SafetyRule {
  int least_pupils = 5;
  /// Fewer holders than this would be told about one by one; zero as well as one and two, so that what is
  /// hidden does not say which.
  int least_holders = 3;
  /// So many must be without it too: where all have it, each has.
  int least_others = 0;
  /// The most that one pupil can add to the amount: 1 where pupils are counted.
  int most_of_one = 1;

  bool is_unsafe(const Count& count) const {
    return count.pupils > 0 && (count.pupils < least_pupils || count.holders < least_holders ||
                                count.pupils - count.holders < least_others);
  }
};

/// A table is a list of cells that share no atom; atoms outside all of them are not in the table.
struct TableCells {
  std::vector<std::vector<int>> cells;
};

/// Per table and cell: may it be shown? Tables stand in order of importance; within a table large cells come
/// before small ones, so that what is hidden to protect others is small.
std::vector<std::vector<bool>> choose_shown(const std::vector<Count>& atoms,
                                            const std::vector<TableCells>& tables, const SafetyRule& rule);

}  // namespace tilstede::owner
