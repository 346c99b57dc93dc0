#include "owner/published.hpp"

#include <gtest/gtest.h>

#include "engine/pupil_year_testing.hpp"
#include "owner/facts_testing.hpp"
#include "owner/published_attack_testing.hpp"

namespace tilstede::owner {
namespace {

using engine::day;
using testing::attack;
using testing::Municipality;
using testing::random_municipality;

const Row& row_of(const Table& table, const std::vector<std::string>& keys) {
  for (const Row& row : table.rows) {
    if (row.keys == keys) return row;
  }
  throw std::runtime_error("no such row");
}

TEST(Published, the_list_is_closed) {
  EXPECT_TRUE(is_published({}));
  EXPECT_TRUE(is_published({Key::grade, Key::school}));
  EXPECT_TRUE(is_published({Key::school_year, Key::month}));
  EXPECT_FALSE(is_published({Key::school, Key::gender}));
  EXPECT_FALSE(is_published({Key::school, Key::month}));
  EXPECT_FALSE(is_published({Key::reason}));
  EXPECT_FALSE(is_published({Key::school, Key::grade, Key::gender}));
}

TEST(Published, days_are_the_last_of_months_that_are_over) {
  const Date today = day("2024-10-31");
  EXPECT_FALSE(is_published_day(day("2024-10-31"), today)) << "the day is not over";
  EXPECT_TRUE(is_published_day(day("2024-10-31"), day("2024-11-01")));
  EXPECT_FALSE(is_published_day(day("2024-09-29"), today));
  EXPECT_EQ(newest_published_day(SchoolYear{2024}, today), day("2024-09-30"));
  EXPECT_EQ(newest_published_day(SchoolYear{2023}, today), day("2024-07-31"));
  EXPECT_EQ(newest_published_day(SchoolYear{2024}, day("2024-08-20")), std::nullopt);
}

TEST(Published, a_small_group_is_hidden_with_its_number_and_its_shares) {
  Municipality town;
  town.add_pupils(0, 1, 3, 12);
  town.add_pupils(0, 2, 20, 12);
  town.add_pupils(1, 1, 20, 12);
  town.add_pupils(1, 2, 20, 12);
  Table table = tabulate(town.facts, {Key::school, Key::grade}, Measure::days);
  suppress(table, town.facts, kLeastPupils);
  EXPECT_TRUE(row_of(table, {"A", "1"}).hidden.all);
  EXPECT_TRUE(row_of(table, {"A", "2"}).hidden.all) << "school A without grade 2 is grade 1";
  EXPECT_TRUE(row_of(table, {"B", "1"}).hidden.all) << "grade 1 without school B is school A's";
}

TEST(Published, a_share_of_all_or_none_is_hidden_where_the_mean_is_shown) {
  Municipality town;
  town.add_pupils(0, 1, 20, 12);
  Table table = tabulate(town.facts, {Key::school}, Measure::days);
  suppress(table, town.facts, kLeastPupils);
  EXPECT_EQ(table.rows.at(0).hidden, (Hidden{false, true, true, true}));
}

TEST(Published, those_who_have_left_are_hidden_however_many) {
  Municipality town;
  town.add_pupils(0, 1, 20, 12);
  town.add_pupils(0, 1, 20, 12);
  for (std::size_t i = 20; i < 40; ++i)
    town.facts.years[0].pupils[i].place.has_left = true;
  Table table = tabulate(town.facts, {Key::school}, Measure::days);
  suppress(table, town.facts, kLeastPupils);
  EXPECT_FALSE(table.rows.at(0).hidden.all);
  EXPECT_TRUE(table.rows.at(1).hidden.all);
}

TEST(Published, a_hidden_month_is_not_the_difference_of_the_others) {
  Municipality town;
  town.add_pupils(0, 1, 40, 0);
  auto& pupils = town.facts.years[0].pupils;
  const auto absent = testing::kept(std::vector<Fact>{{day("2024-08-20"), 1, 0, 0, true, 0},
                                                      {day("2024-09-02"), 1, 0, 0, true, 0},
                                                      {day("2024-10-01"), 1, 0, 0, true, 0}});
  for (std::size_t i = 0; i < 30; ++i)
    pupils[i].facts = absent.last(i < 20 ? 2 : 1);
  pupils[0].facts = absent;
  Table table = tabulate(town.facts, {Key::month}, Measure::days);
  suppress(table, town.facts, kLeastPupils);
  EXPECT_TRUE(row_of(table, {"2024-08"}).hidden.all);
  EXPECT_TRUE(row_of(table, {"2024-09"}).hidden.all);
  EXPECT_FALSE(row_of(table, {"2024-10"}).hidden.all);
}

TEST(Published, each_year_is_suppressed_by_itself) {
  Municipality town;
  town.add_pupils(0, 1, 20, 12);
  town.facts.years.insert(town.facts.years.begin(), {SchoolYear{2023}, day("2023-10-31"), 60, {}});
  town.facts.years[0].pupils.assign(2, town.facts.years[1].pupils[0]);
  Table table = tabulate(town.facts, {Key::school_year}, Measure::days);
  suppress(table, town.facts, kLeastPupils);
  EXPECT_TRUE(table.rows.at(0).hidden.all);
  EXPECT_FALSE(table.rows.at(1).hidden.all);
}

// The attack knows every n and joins all published tables of the day: exact elimination, then bounds.
TEST(Published, an_attack_on_random_municipalities_finds_no_small_group) {
  int hidden = 0, shown = 0, small = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const auto found = attack(random_municipality(seed), kLeastPupils);
    EXPECT_EQ(found.recovered, std::vector<std::string>{}) << "seed " << seed;
    hidden += found.hidden;
    shown += found.shown;
    small += found.small;
  }
  EXPECT_GT(small, 100) << "there must be something to find";
  EXPECT_GT(shown, hidden / 2) << "hiding everything is no protection but a refusal";
}

TEST(Published, two_days_together_tell_no_more) {
  int small = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const Municipality later = random_municipality(seed);
    // 28 August, and then the last day: nothing more has happened.
    for (const char* until : {"2024-08-28", "2024-10-31"}) {
      const auto found =
          testing::attack_over_days(testing::cut_after(later, day(until)), later, kLeastPupils);
      EXPECT_EQ(found.recovered, std::vector<std::string>{}) << "seed " << seed << " until " << until;
      small += found.small;
    }
  }
  EXPECT_GT(small, 50);
}

TEST(Published, the_attack_finds_small_groups_when_only_they_are_hidden) {
  int recovered = 0;
  for (unsigned seed = 1; seed <= 20; ++seed)
    recovered += static_cast<int>(
        testing::attack_without_protection(random_municipality(seed), kLeastPupils).recovered.size());
  EXPECT_GT(recovered, 20);
}

}  // namespace
}  // namespace tilstede::owner
