#include "reasons/reason.hpp"

#include <gtest/gtest.h>

#include "reasons/reasons_file.hpp"

namespace tilstede::reasons {
namespace {

Reason named(const char* code, const char* name) {
  Reason reason;
  reason.code = code;
  reason.name = {name, name, name};
  return reason;
}

std::string places_of(const std::optional<Problem>& problem) {
  std::string places;
  if (!problem) return places;
  for (const ProblemPlace& place : problem->places)
    places += place.pointer + " " + place.code + "; ";
  return places;
}

const std::vector<Reason> kCatalogue{named("illness", "Sykdom"), named("other", "Annet")};

TEST(Reason, a_language_left_out_says_what_the_first_says) {
  Reason wish;
  wish.name = {" Sykdom ", "Sjukdom", " "};
  const Reason reason = settled(wish);
  EXPECT_EQ(reason.name, (Words{"Sykdom", "Sjukdom", "Sykdom"}));
  EXPECT_EQ(reason.documented_by, Words{});
}

TEST(Reason, what_is_no_absence_is_on_no_certificate_and_in_no_rule) {
  Reason wish = named("x", "X");
  wish.counts_as_absence = false;
  const Reason reason = settled(wish);
  EXPECT_FALSE(reason.on_certificate);
  EXPECT_FALSE(reason.towards_thresholds);
}

TEST(Reason, a_new_one_needs_a_name_and_a_code_of_its_own) {
  EXPECT_EQ(places_of(problem_of(named("bus", "Buss"), kCatalogue, true)), "");
  EXPECT_EQ(places_of(problem_of(named("bus", ""), kCatalogue, true)), "/name/nb empty; ");
  EXPECT_EQ(places_of(problem_of(named("bus", "Sykdom"), kCatalogue, true)), "/name/nb name-taken; ");
  EXPECT_EQ(places_of(problem_of(named("illness", "Buss"), kCatalogue, true)), "/code code-taken; ");
  EXPECT_EQ(places_of(problem_of(named("1 bus", "Buss"), kCatalogue, true)), "/code code-malformed; ");
  EXPECT_EQ(places_of(problem_of(named("illness", "Sykdom"), kCatalogue, false)), "") << "its own name";
}

TEST(Reason, a_name_is_free_again_when_its_reason_is_retired) {
  std::vector<Reason> catalogue = kCatalogue;
  catalogue[0].is_retired = true;
  EXPECT_EQ(places_of(problem_of(named("sykdom", "Sykdom"), catalogue, true)), "");
}

TEST(Reason, the_code_is_made_of_the_name) {
  EXPECT_EQ(code_for("Sykdom på øya", kCatalogue), "sykdom_pa_oya");
  EXPECT_EQ(code_for("Illness!", kCatalogue), "illness_2");
  EXPECT_EQ(code_for("10 dager", kCatalogue), "reason_10_dager");
  EXPECT_EQ(places_of(problem_of(named(code_for(std::string(120, 'a'), {}).c_str(), "A"), {}, true)), "");
}

TEST(Reason, the_order_names_each_once) {
  EXPECT_EQ(places_of(problem_of_order({"other", "illness"}, kCatalogue)), "");
  EXPECT_EQ(places_of(problem_of_order({"other"}, kCatalogue)), "/codes not-the-catalogue; ");
  EXPECT_EQ(places_of(problem_of_order({"other", "other"}, kCatalogue)), "/codes not-the-catalogue; ");
}

TEST(Reason, a_name_weighs_nothing_and_a_flag_does) {
  const Reason before = named("illness", "Sykdom");
  Reason after = named("illness", "Sjuk");
  after.on_certificate = false;
  after.is_retired = true;
  EXPECT_FALSE(weighs_otherwise(before, after));
  after.towards_thresholds = false;
  EXPECT_TRUE(weighs_otherwise(before, after));
}

TEST(ReasonsFile, refused_rows_are_named_and_the_good_ones_read) {
  const auto file = parse_reasons_file(
      "code,name_nb,name_nn,name_en,documented_by_nb,documented_by_nn,documented_by_en,accepted_by,is_leave,"
      "counts_as_absence,on_certificate,towards_thresholds,is_retired\n"
      "bus,Buss,,,Skolen vet det,,,principal,false,true,true,false,false\n"
      "bus,Buss,,,,,,principal,false,true,true,false,false\n"
      "tram,Trikk,,,,,,janitor,false,true,true,false,false\n",
      "reasons.csv");
  ASSERT_EQ(file.rows.size(), 1U);
  EXPECT_EQ(file.rows[0].second.name.en, "Buss");
  EXPECT_FALSE(file.rows[0].second.towards_thresholds);
  ASSERT_EQ(file.refused.size(), 2U);
  EXPECT_EQ(file.refused[0].code, "duplicate-in-file");
  EXPECT_EQ(file.refused[1].column, "accepted_by");
}

}  // namespace
}  // namespace tilstede::reasons
