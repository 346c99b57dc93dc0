#include "routine/evidence_words.hpp"

#include <gtest/gtest.h>

#include "routine/evidence_text.hpp"

namespace tilstede::routine {
namespace {

using engine::Evidence;
using engine::PatternKind;

Evidence of(PatternKind kind) {
  Evidence evidence;
  evidence.kind = kind;
  return evidence;
}

TEST(EvidenceWords, tell_what_was_seen_and_how_seldom_it_is_by_chance) {
  Evidence evidence{PatternKind::weekday, 6, 7, 1, "", 200, 0, {}};
  EXPECT_EQ(words_of(evidence).nb,
            "6 av 7 dager med fravær var mandager; tilfeldig ville færre enn én av 200 elever hatt det");
  EXPECT_EQ(words_of(evidence).nn,
            "6 av 7 dagar med fråvær var måndagar; tilfeldig ville færre enn éin av 200 elevar hatt det");
  EXPECT_EQ(words_of(evidence).en,
            "6 of 7 days with absence were Mondays; by chance fewer than one in 200 pupils would have it");
}

TEST(EvidenceWords, name_the_subject_the_date_and_the_longest) {
  EXPECT_EQ(
      words_of(Evidence{PatternKind::subject, 4, 5, 0, "KRO", 1000, 0, {}}).nb,
      "4 av 5 ganger med timefravær var det faget KRO; tilfeldig ville færre enn én av 1000 elever hatt det");
  auto no_show = of(PatternKind::no_show);
  no_show.date = parse_date("2024-08-19");
  EXPECT_EQ(words_of(no_show).nb, "Møtte ikke 19. august, første skoledag etter ferien");
  EXPECT_EQ(words_of(no_show).en, "Did not come on 19 August, the first school day after the holiday");
  EXPECT_EQ(words_of(Evidence{PatternKind::long_spell, 1, 0, 0, "", 0, 12, {}}).nb,
            "Borte 12 skoledager på rad");
  EXPECT_EQ(words_of(Evidence{PatternKind::short_spells, 5, 0, 0, "", 0, 3, {}}).nn,
            "5 korte fråvær kvar for seg; det lengste var på 3 skuledagar");
}

TEST(EvidenceWords, of_short_absences_say_when_all_are_single_days) {
  EXPECT_EQ(words_of(Evidence{PatternKind::short_spells, 6, 0, 0, "", 0, 1, {}}).nb,
            "6 enkeltdager med fravær");
}

TEST(EvidenceWords, every_pattern_has_words_of_its_own_in_three_languages) {
  for (int kind = 0; kind <= static_cast<int>(PatternKind::gone_later); ++kind) {
    const auto words = words_of(of(static_cast<PatternKind>(kind)));
    EXPECT_FALSE(words.nb.empty());
    EXPECT_NE(words.nb, words.nn);
    EXPECT_NE(words.nb, words.en);
  }
}

TEST(EvidenceText, is_read_as_it_was_written) {
  Evidence evidence{PatternKind::subject, 4, 5, 2, "KRØ \"1\"", 1000, 3, parse_date("2024-08-19")};
  EXPECT_EQ(parse_evidence(stored_text(evidence)), evidence);
  evidence.date = std::nullopt;
  EXPECT_EQ(parse_evidence(stored_text(evidence)), evidence);
}

TEST(EvidenceText, of_another_program_is_nothing) {
  EXPECT_EQ(parse_evidence(""), std::nullopt);
  EXPECT_EQ(parse_evidence("{\"kind\":\"moon\"}"), std::nullopt);
}

}  // namespace
}  // namespace tilstede::routine
