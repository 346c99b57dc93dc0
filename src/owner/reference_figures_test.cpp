#include "owner/reference_figures.hpp"

#include <gtest/gtest.h>

namespace tilstede::owner {
namespace {

using std::chrono::year;
using namespace std::chrono_literals;

TEST(ReferenceFigures, are_those_of_the_last_year_that_is_over) {
  const auto days = reference_figures(Measure::days, Date{2024y / 10 / 31});
  ASSERT_EQ(days.size(), 2u);
  EXPECT_EQ(days[0].year, SchoolYear{2023});
  EXPECT_EQ(days[0].place.nb, "Hele landet");
  EXPECT_EQ(days[0].median, 8);
  EXPECT_EQ(days[1].place.nb, "Bergen");
  EXPECT_EQ(days[1].median, 10);
  EXPECT_EQ(days[0].source.nb, "Utdanningsdirektoratet, fravær på 10. trinn");
}

TEST(ReferenceFigures, of_hours_are_hours) {
  const auto hours = reference_figures(Measure::hours, Date{2024y / 7 / 31});
  ASSERT_EQ(hours.size(), 2u);
  EXPECT_EQ(hours[0].median, 7);
  EXPECT_EQ(hours[1].median, 8);
}

TEST(ReferenceFigures, a_year_is_not_over_on_its_last_day_but_one) {
  EXPECT_EQ(reference_figures(Measure::days, Date{2024y / 7 / 30}).at(0).year, SchoolYear{2022});
}

TEST(ReferenceFigures, skip_the_pandemic) {
  EXPECT_EQ(reference_figures(Measure::days, Date{2021y / 10 / 31}).at(0).year, SchoolYear{2018});
}

TEST(ReferenceFigures, late_arrivals_stand_on_no_certificate) {
  EXPECT_TRUE(reference_figures(Measure::late, Date{2024y / 10 / 31}).empty());
}

TEST(ReferenceFigures, the_years_of_the_pandemic_are_not_comparable) {
  EXPECT_FALSE(why_not_comparable(SchoolYear{2018}));
  EXPECT_TRUE(why_not_comparable(SchoolYear{2019}));
  EXPECT_TRUE(why_not_comparable(SchoolYear{2021}));
  EXPECT_FALSE(why_not_comparable(SchoolYear{2022}));
}

}  // namespace
}  // namespace tilstede::owner
