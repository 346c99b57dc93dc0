#include "leave/leave.hpp"

#include <gtest/gtest.h>

#include "leave/application.hpp"
#include "leave/deciding.hpp"
#include "leave/letter.hpp"

namespace tilstede::leave {
namespace {

Date day(const char* text) {
  return parse_date(text).value();
}
Period days(const char* from, const char* to) {
  return {day(from), day(to)};
}
const Date kToday = day("2024-10-31");

LeaveApplication waiting(Kind kind, int school_days) {
  LeaveApplication application;
  application.kind = kind;
  application.asked = days("2024-12-02", "2024-12-13");
  application.school_days = school_days;
  return application;
}

TEST(Delegation, goes_by_days_and_to_the_next_when_nobody_is_there) {
  const Delegation delegation{1, 3};
  const struct {
    Kind kind;
    int days;
    Deciders deciders;
    Level level;
  } cases[] = {
      {Kind::leave, 1, {true, true}, Level::contact_teacher},
      {Kind::leave, 2, {true, true}, Level::department_head},
      {Kind::leave, 3, {true, true}, Level::department_head},
      {Kind::leave, 4, {true, true}, Level::principal},
      {Kind::leave, 1, {false, true}, Level::department_head},
      {Kind::leave, 1, {false, false}, Level::principal},
      {Kind::leave, 3, {true, false}, Level::principal},
      {Kind::religious_holiday, 1, {true, true}, Level::principal},
  };
  for (const auto& one : cases)
    EXPECT_EQ(asked(one.kind, one.days, delegation, one.deciders), one.level) << one.days;
  EXPECT_EQ(least_level(Kind::leave, 1, {0, 0}), Level::principal);
}

std::string code_of(const std::optional<Problem>& problem) {
  return problem ? problem->code : "";
}

TEST(Application, dates_must_make_sense) {
  const auto code = [](Kind kind, const char* from, const char* to, bool is_office = false) {
    return code_of(
        problem_of_dates({{}, kind, days(from, to), {}, {}, {}}, {kToday, is_office, 2, {SchoolYear{2024}}}));
  };
  EXPECT_EQ(code(Kind::leave, "2024-10-31", "2024-10-31"), "");
  EXPECT_EQ(code(Kind::leave, "2024-10-30", "2024-10-31"), "leave-in-the-past");
  EXPECT_EQ(code(Kind::leave, "2024-10-30", "2024-10-31", true), "");
  EXPECT_EQ(code(Kind::leave, "2024-11-05", "2024-11-04"), "leave-ends-before-it-begins");
  EXPECT_EQ(code(Kind::leave, "2025-07-31", "2025-08-01"), "leave-outside-school-year");
  EXPECT_EQ(code(Kind::leave, "2025-08-20", "2025-08-21"), "leave-calendar-missing");
  EXPECT_EQ(code(Kind::leave, "2025-08-20", "2025-08-21", true), "leave-calendar-missing");
  EXPECT_EQ(code(Kind::leave, "2026-08-20", "2026-08-21"), "leave-outside-school-year");
  EXPECT_EQ(code(Kind::single_day, "2024-10-31", "2024-10-31"), "leave-too-late");
  EXPECT_EQ(code(Kind::single_day, "2024-11-01", "2024-11-01"), "");
}

TEST(Application, a_single_day_more_than_there_are_is_refused_at_the_pupil) {
  const WishFacts facts{kToday, false, 2, {SchoolYear{2024}}};
  const Wish wish{{}, Kind::single_day, days("2024-11-04", "2024-11-05"), {}, {}, {}};
  ChildFacts child{{day("2024-11-04"), day("2024-11-05")}, {}, {}};
  EXPECT_EQ(code_of(problem_of_child(wish, 0, child, facts)), "");
  child.usage.single_days = 1;
  const auto problem = problem_of_child(wish, 1, child, facts);
  EXPECT_EQ(code_of(problem), "leave-quota-used");
  EXPECT_EQ(problem->places.front().pointer, "/pupils/1");
}

TEST(Application, what_is_withdrawn_or_refused_is_in_nobodys_way) {
  LeaveApplication earlier = waiting(Kind::leave, 10);
  const Wish wish{{}, Kind::leave, days("2024-12-13", "2024-12-14"), {}, {}, {}};
  const auto code = [&] {
    return code_of(problem_of_child(wish, 0, {{day("2024-12-13")}, {earlier}, {}}, {kToday, false, 2, {}}));
  };
  EXPECT_EQ(code(), "leave-overlaps");
  earlier.withdrawn_at = Instant{};
  EXPECT_EQ(code(), "");
  earlier.withdrawn_at.reset();
  earlier.decision = LeaveDecision{};
  earlier.standing = days("2024-12-02", "2024-12-06");
  EXPECT_EQ(code(), "") << "shortened to the days before";
}

TEST(Deciding, needs_grounds_unless_it_is_as_applied_for) {
  const Delegation delegation{1, 3};
  const LeaveApplication application = waiting(Kind::leave, 10);
  const auto code = [&](const DecisionWish& wish, Level level = Level::principal) {
    return code_of(problem_of(wish, application, level, delegation));
  };
  const PersonalText why("Prøver");
  EXPECT_EQ(code({Outcome::granted, {}, {}, {}, {}}), "");
  EXPECT_EQ(code({Outcome::granted, {}, {}, {}, {}}, Level::department_head), "leave-beyond-delegation");
  EXPECT_EQ(code({Outcome::refused, {}, {}, {}, {}}), "invalid-request");
  EXPECT_EQ(code({Outcome::refused, {}, {}, why, {}}), "");
  EXPECT_EQ(code({Outcome::partly_granted, {}, {}, why, {}}), "invalid-request");
  EXPECT_EQ(code({Outcome::partly_granted, day("2024-12-02"), day("2024-12-03"), why, {}}), "");
  EXPECT_EQ(code({Outcome::partly_granted, application.asked.from, application.asked.to, why, {}}),
            "invalid-request")
      << "that is all of them";
  EXPECT_EQ(code({Outcome::partly_granted, day("2024-12-01"), day("2024-12-03"), why, {}}),
            "invalid-request");
  EXPECT_EQ(code({Outcome::refused, {}, {}, why, LegalReason::not_a_holy_day}), "invalid-request");
}

TEST(Deciding, holy_days_are_refused_for_a_reason_of_the_law_alone) {
  const LeaveApplication application = waiting(Kind::religious_holiday, 1);
  const auto code = [&](std::optional<LegalReason> reason) {
    return code_of(problem_of(DecisionWish{Outcome::refused, {}, {}, PersonalText("Nei"), reason},
                              application, Level::principal, {1, 3}));
  };
  EXPECT_EQ(code({}), "invalid-request");
  EXPECT_EQ(code(LegalReason::no_teaching_seen_to), "");
}

TEST(Letter, says_what_why_by_which_rule_and_how_to_appeal) {
  LeaveApplication application = waiting(Kind::leave, 10);
  application.decision = LeaveDecision{Outcome::partly_granted,
                                       days("2024-12-02", "2024-12-06"),
                                       PersonalText("Prøver i uke 50."),
                                       {},
                                       {},
                                       {}};
  const Document letter = letter_of(application, {"Ada", "Solvang skole", "Siv Test", Level::department_head,
                                                  kToday, "kommunens klagenemnd"});
  const std::string text = plain_text(letter);
  for (const char* words :
       {"Solvang skole, 31. oktober 2024", "fra 2. desember 2024 til og med 6. desember 2024",
        "Prøver i uke 50.", "§ 2-2 fjerde ledd", "innen tre uker", "21. november 2024",
        "kommunens klagenemnd", "Siv Test, avdelingsleder, etter fullmakt fra rektor"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
  }
  const Document kept = letter_from_json(to_json(letter));
  EXPECT_EQ(kept.title, letter.title);
  EXPECT_EQ(kept.blocks.size(), letter.blocks.size() + 1) << "on paper the title stands at the top";
}

TEST(Letter, of_a_change_says_what_holds_now_what_held_before_and_how_to_appeal) {
  LeaveApplication application = waiting(Kind::leave, 10);
  application.standing = days("2024-12-02", "2024-12-13");
  const LetterFacts facts{"Ada", "Solvang skole", "Siv Test", Level::principal, kToday, "klagenemnda"};
  const auto text = [&](std::optional<Period> standing) {
    return plain_text(change_letter_of(application, {standing, PersonalText("Kom hjem før.")}, facts));
  };
  const std::string shortened = text(days("2024-12-02", "2024-12-06"));
  for (const char* words :
       {"Ada har nå permisjon fra skolen fra 2. desember 2024 til og med 6. desember 2024",
        "Før var permisjonen gitt fra 2. desember 2024 til og med 13. desember 2024", "Kom hjem før.", "§ 35",
        "innen tre uker", "i stedet for det forrige"})
    EXPECT_NE(shortened.find(words), std::string::npos) << words << "\n" << shortened;
  EXPECT_NE(text({}).find("til og med 13. desember 2024 er opphevet"), std::string::npos);
}

}  // namespace
}  // namespace tilstede::leave
