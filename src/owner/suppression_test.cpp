#include "owner/suppression.hpp"

#include <gtest/gtest.h>

#include "owner/linear_span.hpp"

namespace tilstede::owner {
namespace {

using Shown = std::vector<std::vector<bool>>;

// Atom 3 * row + column of a table of rows and columns.
struct Square {
  std::vector<Count> atoms;
  std::vector<TableCells> tables;
};

// Total, rows, columns, cells: everybody holds.
Square square(const std::vector<std::vector<int>>& pupils) {
  Square square;
  TableCells total{{{}}}, rows, columns, cells;
  columns.cells.resize(pupils.front().size());
  for (const auto& row : pupils) {
    rows.cells.emplace_back();
    for (std::size_t column = 0; column < row.size(); ++column) {
      const int atom = static_cast<int>(square.atoms.size());
      square.atoms.push_back({row[column], row[column], row[column]});
      total.cells[0].push_back(atom);
      rows.cells.back().push_back(atom);
      columns.cells[column].push_back(atom);
      cells.cells.push_back({atom});
    }
  }
  square.tables = {total, rows, columns, cells};
  return square;
}

Shown shown(const Square& square) {
  return choose_shown(square.atoms, square.tables, {5, 0, 0, 1000});
}

TEST(LinearSpan, finds_sums_and_differences_and_nothing_else) {
  LinearSpan span(4);
  span.add({0, 1, 2, 3});
  span.add({0, 1});
  EXPECT_TRUE(span.contains({2, 3}));
  EXPECT_FALSE(span.contains({2}));
  span.watch({3});
  EXPECT_TRUE(span.would_reach_watched({2}));
  EXPECT_TRUE(span.would_reach_watched({0, 1, 2}));
  EXPECT_FALSE(span.would_reach_watched({0}));
  span.add({0, 2});
  EXPECT_TRUE(span.contains({1, 3})) << "all, without 0 and 2";
  EXPECT_FALSE(span.contains({0}));
}

TEST(Suppression, hides_nothing_where_no_group_is_small) {
  EXPECT_EQ(shown(square({{9, 9}, {9, 9}})),
            (Shown{{true}, {true, true}, {true, true}, {true, true, true, true}}));
}

TEST(Suppression, hides_a_small_cell_and_three_more_that_would_reveal_it) {
  EXPECT_EQ(shown(square({{2, 9, 30}, {8, 20, 30}, {30, 30, 30}})),
            (Shown{{true},
                   {true, true, true},
                   {true, true, true},
                   {false, false, true, false, false, true, true, true, true}}));
}

TEST(Suppression, two_small_cells_do_not_protect_each_other) {
  // 2 and 2 alone in their row are 4 together, and the row would tell of them.
  const auto chosen = shown(square({{2, 2, 30}, {30, 30, 30}, {30, 30, 30}}));
  EXPECT_FALSE(chosen[3][2]);
}

TEST(Suppression, three_pairs_would_give_away_each_of_the_three) {
  // Half of (first + second - third): no table lies within another, and no bound is reached.
  const std::vector<Count> atoms(3, Count{3, 3, 30});
  const std::vector<TableCells> pairs = {{{{0, 1}}}, {{{1, 2}}}, {{{0, 2}}}};
  EXPECT_EQ(choose_shown(atoms, pairs, {5, 0, 0, 1000}), (Shown{{true}, {true}, {false}}));
}

TEST(Suppression, a_group_where_none_or_all_have_it_is_hidden) {
  const SafetyRule share{5, 3, 3, 1};
  EXPECT_TRUE(share.is_unsafe({30, 0, 0}));
  EXPECT_TRUE(share.is_unsafe({30, 2, 2}));
  EXPECT_TRUE(share.is_unsafe({30, 30, 30}));
  EXPECT_TRUE(share.is_unsafe({4, 3, 3}));
  EXPECT_FALSE(share.is_unsafe({30, 3, 3}));
  EXPECT_FALSE(share.is_unsafe({0, 0, 0})) << "nobody is there";
}

}  // namespace
}  // namespace tilstede::owner
