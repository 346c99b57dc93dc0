#include "owner/figures_use_cases.hpp"

#include <gtest/gtest.h>

#include "owner/publication_store.hpp"
#include "routine/pupil_years_store_testing.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::owner {
namespace {

using attendance::testing::kAda;
using attendance::testing::kBo;
using attendance::testing::kEmil;
using attendance::testing::kSolvang;
using attendance::testing::numbered;
using engine::Kind;

// Ada, Bo, Dina and Emil in grade 8 at Solvang; Haug is another school, in an area of its own.
class FiguresUseCases : public routine::testing::RoutineTest {
 protected:
  void SetUp() override {
    RoutineTest::SetUp();
    run("insert into area (id, source_id, name) values ($1, 'nord', 'Nord')", {numbered(90)});
    run("insert into school (id, source_id, name, area_id) values ($1, 'haug', 'Haug skole', $2)",
        {numbered(91), numbered(90)});
    owner = leader(access::Role::school_owner);
    auditor = leader(access::Role::auditor);
    area_leader = leader(access::Role::area_leader);
    area_leader.relations[0].area = AreaId{numbered(90)};
  }

  access::Actor leader(access::Role role) {
    access::Actor actor = siv;
    access::Relation relation;
    relation.role = role;
    relation.period = {*parse_date("2020-08-01"), std::nullopt};
    actor.relations = {relation};
    return actor;
  }

  void move_to_haug(const PupilId& pupil, const char* day) {
    run("update enrolment set valid_to = $2 where pupil_id = $1", {pupil, add_days(*parse_date(day), -1)});
    run("insert into enrolment (id, pupil_id, school_id, grade, valid_from) values ($1, $2, $3, 9, $4)",
        {numbered(92), pupil, numbered(91), *parse_date(day)});
  }

  // "Haug skole 1 of 2": the sum and the number of pupils of each row.
  std::string figures(const access::Actor& actor, const Keys& keys, const char* until = "2024-10-31") {
    FigureQuestion question;
    question.keys = keys;
    question.until = parse_date(until);
    Snapshots snapshots(context(), routines);
    const auto answer = read_figures(context(), snapshots, actor, question);
    if (!answer) return answer.error().code;
    std::string text;
    for (const SheetRow& row : answer->sheet.rows) {
      for (const std::string& key : row.keys)
        text += key + ' ';
      const double pupils = row.numbers[0].value_or(0);
      text += number_text(row.numbers[1].value_or(0) * pupils) + " of " + number_text(pupils) + "; ";
    }
    return text;
  }

  const routine::Routines routines = routine::with_rules({});
  access::Actor owner, auditor, area_leader;
};
FOR_EACH_ENGINE(FiguresUseCases);

TEST_P(FiguresUseCases, absence_follows_the_pupil_who_moved) {
  absent(1, kAda, "2024-09-02");
  absent(2, kAda, "2024-10-28");
  move_to_haug(kAda, "2024-10-01");
  EXPECT_EQ(figures(owner, {Key::school, Key::grade}), "Haug skole 9 2 of 1; Solvang skole 8 0 of 3; ");
  EXPECT_EQ(figures(owner, {Key::school}, "2024-09-30"), "Solvang skole 1 of 4; ");
}

TEST_P(FiguresUseCases, who_has_left_is_in_a_row_of_its_own_for_the_owner_alone) {
  absent(1, kBo, "2024-09-02");
  run("update enrolment set valid_to = '2024-10-01' where pupil_id = $1", {kBo});
  EXPECT_EQ(figures(owner, {Key::school}), "Solvang skole 0 of 3; left 1 of 1; ");
  EXPECT_EQ(figures(siv, {Key::school}), "Solvang skole 0 of 3; ");
}

TEST_P(FiguresUseCases, a_stay_elsewhere_that_has_ended_makes_nobody_leave) {
  run("insert into enrolment (id, pupil_id, school_id, grade, valid_from, valid_to) "
      "values ($1, $2, $3, 8, '2024-09-01', '2024-09-10')",
      {numbered(92), kBo, numbered(91)});
  EXPECT_EQ(figures(owner, {Key::school}), "Solvang skole 0 of 4; ");
}

TEST_P(FiguresUseCases, each_leader_sees_what_is_theirs) {
  move_to_haug(kEmil, "2024-08-20");
  EXPECT_EQ(figures(owner, {Key::school}), "Haug skole 0 of 1; Solvang skole 0 of 3; ");
  EXPECT_EQ(figures(siv, {Key::school}), "Solvang skole 0 of 3; ");
  EXPECT_EQ(figures(area_leader, {Key::area}), "Nord 0 of 1; ");
  EXPECT_EQ(figures(kari, {Key::school}), "not-allowed");
  EXPECT_EQ(figures(rut, {}), "not-allowed");
  EXPECT_EQ(texts("select action from audit_event order by id"), std::vector<std::string>(3, "figures.read"));
}

TEST_P(FiguresUseCases, the_auditor_gets_days_that_are_published_and_small_groups_hidden) {
  absent(1, kAda, "2024-09-02");
  EXPECT_EQ(figures(auditor, {Key::grade}), "invalid-request") << "today is not over";
  EXPECT_EQ(figures(auditor, {Key::grade}, "2024-09-29"), "invalid-request");
  EXPECT_EQ(figures(auditor, {Key::gender, Key::school}, "2024-09-30"), "figures-not-published");
  EXPECT_EQ(figures(auditor, {Key::grade}, "2024-09-30"), "8 0 of 0; ");
}

TEST_P(FiguresUseCases, a_day_to_come_is_today_and_a_year_to_come_is_refused) {
  absent(1, kAda, "2024-11-04");
  EXPECT_EQ(figures(owner, {}, "2024-12-01"), "0 of 4; ");
  EXPECT_EQ(figures(owner, {}, "2025-09-01"), "invalid-request");
}

TEST_P(FiguresUseCases, what_is_published_first_stands) {
  const auto publish = [&](const char* rows) {
    context().database.write([&](db::Tx& tx) {
      store::publish(tx, SchoolYear{2024}, *parse_date("2024-09-30"), context().clock.now(),
                     {{"days", "", rows}});
    });
  };
  const auto rows = [&](const char* keys) {
    return context().database.read([&](db::Tx& tx) {
      return store::published_rows(tx, SchoolYear{2024}, *parse_date("2024-09-30"), "days", keys);
    });
  };
  publish("[1]");
  publish("[2]");
  EXPECT_EQ(rows(""), "[1]");
  EXPECT_EQ(rows("school"), std::nullopt);
}

TEST_P(FiguresUseCases, an_earlier_year_is_counted_up_to_the_same_day) {
  run("insert into term (id, school_year, first_day, last_day) values ($1, 2023, '2023-08-21', '2024-06-20')",
      {numbered(95)});
  run("update enrolment set valid_from = '2023-08-01'");
  absent(1, kAda, "2023-09-04");
  absent(2, kAda, "2023-11-06");
  absent(3, kAda, "2024-09-02");
  EXPECT_EQ(figures(owner, {Key::school_year}, "2024-10-30"), "2023-24 1 of 4; 2024-25 1 of 4; ");
}

}  // namespace
}  // namespace tilstede::owner
