#include "routine/what_if_use_cases.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "routine/pupil_years_store_testing.hpp"
#include "routine/routine_testing.hpp"
#include "routine/what_if_view.hpp"

namespace tilstede::routine {
namespace {

using attendance::testing::kAda;
using attendance::testing::kBo;
using nlohmann::json;

constexpr SchoolYear kYear{2024};

const char* const kTalkAtTwo = R"(
[routine]
id = "draft"
version = "1"
valid_from = 2030-01-01
name.nb = "Utkast"
[[rule]]
id = "days"
series = "days"
window = "school year"
at_least = 2
source = "Utkast"
text.nb = "To dager"
[[step]]
id = "talk"
when_any = ["days"]
text.nb = "Samtale"
  [[step.task]]
  id = "talk"
  role = "contact-teacher"
  due = "5 school days"
  strength = "shall"
  text.nb = "Snakk med eleven"
)";

/// Ada was absent three days and moved to Haug on 1 October after the second, Bo one day; Dina and Emil none.
class TryRoutine : public testing::RoutineTest {
 protected:
  void SetUp() override {
    RoutineTest::SetUp();
    run("insert into school (id, source_id, name) values ($1, 'haug', 'Haug skole')", {kHaug});
    run("update enrolment set valid_to = '2024-09-30' where pupil_id = $1", {kAda});
    run("insert into enrolment (id, pupil_id, school_id, grade, valid_from) values ($1, $2, $3, 8, "
        "'2024-10-01')",
        {attendance::testing::numbered(9001), kAda, kHaug});
    absent(1, kAda, "2024-09-02");
    absent(2, kAda, "2024-09-03");
    absent(3, kAda, "2024-10-07");
    absent(4, kBo, "2024-09-02");
    in_force = with_rules({count_rule("days", "school year", 3)});
    Step talk;
    talk.id = "talk";
    talk.when_any = {"days"};
    in_force.versions[0].steps = {talk};
  }

  access::Actor someone(access::Role role) {
    access::Actor actor = siv;
    actor.relations = {{}};
    actor.relations[0].role = role;
    actor.relations[0].period = {first_day(kYear), {}};
    return actor;
  }

  /// The answer's JSON, or {"problem": code, "places": [detail]}.
  json tried(const access::Actor& actor, const WhatIfWish& wish) {
    const auto answer = try_routine(context(), in_force, actor, wish);
    if (answer) return json::parse(to_json(*answer, WhatIfReader::api));
    json places = json::array();
    for (const auto& place : answer.error().places)
      places.push_back(place.pointer + " " + place.detail);
    return {{"problem", answer.error().code}, {"places", places}};
  }

  static std::vector<std::string> lines_of(const WhatIf& answer, WhatIfTable table, const std::string& part) {
    std::vector<std::string> lines;
    const auto text = to_csv(answer, table);
    for (std::size_t from = 0; from < text.size(); from = text.find('\n', from) + 1) {
      const auto line = text.substr(from, text.find('\n', from) - from);
      if (line.find(part) != std::string::npos) lines.push_back(line);
    }
    return lines;
  }

  const SchoolId kHaug = attendance::testing::id<SchoolId>(2);
  Routines in_force;
};
FOR_EACH_ENGINE(TryRoutine);

using Lines = std::vector<std::string>;

TEST_P(TryRoutine, counts_a_pupil_at_the_school_of_the_day) {
  auto proposed = in_force.versions[0];
  std::get<CountTest>(proposed.rules[0].test).value = 2;
  const auto answer = simulate(context(), in_force, proposed, kYear, {{"days", 1, 2, 1}});
  EXPECT_EQ(answer.pupils, 4);
  EXPECT_EQ(lines_of(answer, WhatIfTable::pupils, ",talk,"),
            (Lines{"Ada,solvang,Solvang skole,talk,2024-09-03,2024-10-07,earlier"}));
  EXPECT_EQ(lines_of(answer, WhatIfTable::steps, ",talk,"),
            (Lines{",,4,talk,1,1,0,0,1,0", "haug,Haug skole,1,talk,0,1,0,0,0,0",
                   "solvang,Solvang skole,4,talk,1,0,0,0,1,0"}));
  EXPECT_EQ(lines_of(answer, WhatIfTable::weeks, ",talk,"),
            (Lines{",,2024-W36,talk,1,0", ",,2024-W41,talk,0,1", "haug,Haug skole,2024-W41,talk,0,1",
                   "solvang,Solvang skole,2024-W36,talk,1,0"}));
  EXPECT_EQ(lines_of(answer, WhatIfTable::variants, ",solvang,"),
            (Lines{"days,1,solvang,Solvang skole,2,talk,2", "days,2,solvang,Solvang skole,1,talk,1"}));
}

TEST_P(TryRoutine, looks_at_entries_up_to_today) {
  absent(5, kBo, "2024-11-15");
  auto proposed = in_force.versions[0];
  std::get<CountTest>(proposed.rules[0].test).value = 2;
  const auto answer = simulate(context(), in_force, proposed, kYear, {});
  EXPECT_EQ(answer.until, attendance::testing::kThursday);
  EXPECT_EQ(lines_of(answer, WhatIfTable::pupils, ",talk,").size(), 1U);
}

TEST_P(TryRoutine, gives_the_owner_each_school_and_the_administrator_the_municipality_alone) {
  const auto whole = tried(someone(access::Role::school_owner), {kTalkAtTwo, kYear, {}});
  EXPECT_EQ(whole["schools"].size(), 2U);
  EXPECT_EQ(whole["steps"].size(), 6U);
  EXPECT_FALSE(whole.contains("by_pupil"));
  const auto total = tried(someone(access::Role::administrator), {kTalkAtTwo, kYear, {}});
  EXPECT_EQ(total["schools"], json::array());
  ASSERT_EQ(total["steps"].size(), 2U);
  EXPECT_EQ(total["steps"][1]["pupils"], 1);
  for (const auto* table : {"steps", "weeks", "work"}) {
    for (const auto& row : total[table])
      EXPECT_TRUE(row["school_id"].is_null()) << table;
  }
}

TEST_P(TryRoutine, names_no_pupil) {
  const auto owner = someone(access::Role::school_owner);
  const auto answer = try_routine(context(), in_force, owner, {kTalkAtTwo, kYear, {{"days", 1, 3, 1}}});
  const auto text = to_json(answer.value(), WhatIfReader::api);
  for (const auto& pupil : {kAda, kBo})
    EXPECT_EQ(text.find(to_text(pupil)), std::string::npos);
  for (const auto& source_id : texts("select source_id from pupil"))
    EXPECT_EQ(text.find("\"" + source_id + "\""), std::string::npos) << source_id;
}

TEST_P(TryRoutine, is_for_the_owner_and_the_administrator) {
  using access::Role;
  for (const auto role : {Role::principal, Role::department_head, Role::auditor, Role::area_leader})
    EXPECT_EQ(tried(someone(role), {kTalkAtTwo, kYear, {}})["problem"], "not-allowed");
  auto ended = someone(Role::school_owner);
  ended.relations[0].period.to = *parse_date("2024-10-30");
  EXPECT_EQ(tried(ended, {kTalkAtTwo, kYear, {}})["problem"], "not-allowed");
}

TEST_P(TryRoutine, refuses_a_wrong_draft_by_its_lines) {
  const auto owner = someone(access::Role::school_owner);
  std::string wrong = kTalkAtTwo;
  wrong.replace(wrong.find("at_least = 2"), 12, "at_least = 0");
  const auto answer = tried(owner, {wrong, kYear, {}});
  EXPECT_EQ(answer["problem"], "routine-invalid");
  ASSERT_EQ(answer["places"].size(), 1U);
  EXPECT_EQ(answer["places"][0].get<std::string>().find("/routine routine:11:"), 0U) << answer;
  const auto misfit = tried(owner, {kTalkAtTwo, kYear, {{"dags", 1, 2, 1}}});
  EXPECT_EQ(misfit["problem"], "invalid-request");
  EXPECT_NE(misfit["places"][0].get<std::string>().find("days"), std::string::npos);
  EXPECT_EQ(texts("select action from audit_event"), Lines{}) << "nothing was read";
}

TEST_P(TryRoutine, is_logged_as_a_read_and_changes_nothing) {
  tried(someone(access::Role::school_owner), {kTalkAtTwo, {}, {}});
  EXPECT_EQ(texts("select action || ' ' || subject_kind || ' ' || subject_id from audit_event"),
            Lines{"routine.tried school_year 2023-24"});
  EXPECT_EQ(texts("select count(*) from flag"), Lines{"0"});
}

TEST(LastWholeYear, is_over_on_the_day) {
  EXPECT_EQ(last_whole_year(*parse_date("2024-10-31")), SchoolYear{2023});
  EXPECT_EQ(last_whole_year(*parse_date("2024-07-31")), SchoolYear{2022});
  EXPECT_EQ(last_whole_year(*parse_date("2024-08-01")), SchoolYear{2023});
}

}  // namespace
}  // namespace tilstede::routine
