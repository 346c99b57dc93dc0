#include "followup/followup_use_cases.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "attendance/attendance_store_testing.hpp"
#include "followup/followup_json.hpp"
#include "routine/flags_use_cases.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::followup {
namespace {

using namespace attendance::testing;  // NOLINT: the small school's names
using attendance::Batch;
using attendance::Mark;
using attendance::OnPupilYearChanged;
using attendance::Superseded;
using nlohmann::json;

// The small school under a routine that raises a flag at two days.
class Followup : public SchoolTest {
 protected:
  void SetUp() override {
    SchoolTest::SetUp();
    routine::Step talk;
    talk.id = "talk";
    talk.when_any = {"days-2"};
    routines.versions.at(0).steps.push_back(talk);
  }

  OnPupilYearChanged on_changed() override {
    return [this](db::Tx& tx, const std::vector<attendance::PupilYearKey>& keys) {
      return routine::reevaluate(tx, context(), routines, keys);
    };
  }

  json review(const access::Actor& actor) {
    const auto answer = review_class(context(), routines, actor, k8A);
    if (!answer) return {{"problem", answer.error().code}};
    return json::parse(to_json(*answer));
  }
  std::string order() {
    std::string names;
    const json answer = review(kari);
    for (const json& pupil : answer["pupils"])
      names += pupil["given_name"].get<std::string>() + " ";
    return names;
  }
  json pupil_in_review(const PupilId& pupil) {
    const json answer = review(kari);
    for (const json& row : answer["pupils"]) {
      if (row["pupil_id"] == to_text(pupil)) return row;
    }
    return nullptr;
  }

  json absence(const access::Actor& actor, const PupilId& pupil, Superseded superseded = Superseded::left_out,
               SchoolYear year = SchoolYear{2024}) {
    const auto answer = read_pupil_absence(context(), routines, actor, {pupil, year, superseded});
    if (!answer) return {{"problem", answer.error().code}};
    return json::parse(to_json(*answer));
  }

  void register_on(const char* date, int lesson, const std::vector<Mark>& marks) {
    Batch batch = batch_of(lesson, marks);
    batch.date = *parse_date(date);
    const json answer = register_marks(kari, batch);
    for (const json& result : answer["results"])
      ASSERT_EQ(result["status"], "saved") << date;
  }

  std::vector<std::string> events(const std::string& action) {
    return texts("select payload from audit_event where action = $1", {action});
  }

  routine::Routines routines = routine::with_rules({routine::count_rule("days-2", "school year", 2)});
};
FOR_EACH_ENGINE(Followup);

TEST_P(Followup, the_flagged_come_first_then_most_days_hours_and_late_arrivals) {
  EXPECT_EQ(order(), "Ada Bo Dina ");
  register_on("2024-10-24", 1, {late(1, kBo, 30)});
  EXPECT_EQ(order(), "Bo Ada Dina ");
  register_on("2024-10-28", 0, {absent(2, kDina, 0)});
  EXPECT_EQ(order(), "Dina Bo Ada ");
  register_on("2024-10-29", 0, {absent(3, kAda, 0)});
  register_on("2024-10-30", 0, {absent(4, kAda, 0)});
  EXPECT_EQ(order(), "Ada Dina Bo ");
  register_on("2024-10-30", 0, {present(5, kAda, id<EntryId>(4)), absent(6, kDina, 0)});
  EXPECT_EQ(order(), "Dina Ada Bo ") << "the flag went with its ground";
}

TEST_P(Followup, a_review_tells_two_of_one_name_apart) {
  EXPECT_TRUE(pupil_in_review(kAda)["told_apart_by"].is_null());
  run("update pupil set given_name = 'Ada', family_name = 'Test' where id in ($1, $2)", {kAda, kBo});
  EXPECT_FALSE(pupil_in_review(kAda)["told_apart_by"].is_null());
  EXPECT_NE(pupil_in_review(kAda)["told_apart_by"], pupil_in_review(kBo)["told_apart_by"]);
}

TEST_P(Followup, a_review_shows_totals_calendar_and_flags_with_their_words) {
  register_on("2024-10-24", 1, {late(1, kAda, 30)});
  register_on("2024-10-24", 2, {absent(2, kAda, 2)});
  register_on("2024-10-28", 0, {absent(3, kAda, 0)});
  register_on("2024-10-29", 0, {absent(4, kAda, 0)});
  const json row = pupil_in_review(kAda);
  EXPECT_EQ(row["totals"]["days"], 2);
  EXPECT_EQ(row["totals"]["hours"], 0) << "45 minutes are no hour yet";
  EXPECT_EQ(row["totals"]["late_arrivals"], 1);
  EXPECT_EQ(row["totals"]["undocumented_days"], 2);
  ASSERT_EQ(row["marks"].size(), 3U);
  EXPECT_EQ(row["marks"][0]["kind"], "hours");
  EXPECT_EQ(row["marks"][0]["missed_minutes"], 45);
  EXPECT_EQ(row["marks"][1], (json{{"date", "2024-10-28"},
                                   {"kind", "day"},
                                   {"documentation", "undocumented"},
                                   {"missed_minutes", 0}}));
  ASSERT_EQ(row["flags"].size(), 1U);
  EXPECT_EQ(row["flags"][0]["rule"], "days-2");
  EXPECT_EQ(row["flags"][0]["first_met"], "2024-10-29");
  EXPECT_EQ(row["flags"][0]["entries"].size(), 2U);
  EXPECT_EQ(pupil_in_review(kBo)["flags"].size(), 0U);
}

TEST_P(Followup, absence_known_beforehand_counts_when_its_day_comes) {
  Batch tomorrow = batch_of(0, {absent(1, kAda, 0)});
  tomorrow.date = *parse_date("2024-11-01");
  ASSERT_EQ(register_marks(rut, tomorrow)["results"][0]["status"], "saved");
  EXPECT_EQ(absence(grete, kAda)["totals"]["days"], 0);
  EXPECT_EQ(pupil_in_review(kAda)["totals"]["days"], 0);
  EXPECT_EQ(pupil_in_review(kAda)["marks"].size(), 0U);
  EXPECT_EQ(absence(kari, kAda)["entries"].size(), 1U);
  clock().set(clock().now() + std::chrono::hours(24));
  EXPECT_EQ(pupil_in_review(kAda)["totals"]["days"], 1);
}

TEST_P(Followup, a_review_knows_the_days_without_school) {
  run("insert into calendar_day (id, date, kind) values ($1, '2024-10-30', 'planning_day')", {numbered(1)});
  const json answer = review(kari);
  EXPECT_EQ(answer["school_year"], "2024-25");
  EXPECT_EQ(answer["as_of"], "2024-10-31");
  EXPECT_EQ(answer["first_day"], "2024-08-19");
  EXPECT_EQ(answer["non_school_days"], json::array({"2024-10-30"}));
}

TEST_P(Followup, the_contact_teacher_and_the_principal_review_others_do_not) {
  EXPECT_EQ(review(siv)["pupils"].size(), 3U);
  EXPECT_EQ(review(odd)["problem"], "not-allowed");
  EXPECT_EQ(review(per)["problem"], "not-found");
  EXPECT_EQ(review(grete)["problem"], "not-found");
  const auto reads = events("review.read");
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(json::parse(reads[0]), (json{{"date", "2024-10-31"}, {"pupils", 3}}));
}

TEST_P(Followup, a_pupils_absence_is_for_the_home_and_the_contact_teacher) {
  EXPECT_TRUE(absence(kari, kAda).contains("totals"));
  EXPECT_TRUE(absence(grete, kAda).contains("totals"));
  EXPECT_TRUE(absence(ada, kAda).contains("totals"));
  EXPECT_EQ(absence(grete, kBo)["problem"], "not-found");
  EXPECT_EQ(absence(ada, kBo)["problem"], "not-found");
  EXPECT_EQ(absence(per, kAda)["problem"], "not-found");
  EXPECT_EQ(absence(odd, kAda)["problem"], "not-allowed");
  EXPECT_EQ(events("pupil.read").size(), 3U);
}

TEST_P(Followup, the_home_never_sees_internal_notes) {
  Mark mark = absent(1, kAda, 2);
  mark.content.note_home = PersonalText("to the home");
  mark.content.note_internal = PersonalText("among us");
  register_on("2024-10-31", 2, {mark});
  for (const access::Actor& home : {grete, ada}) {
    const std::string seen = absence(home, kAda, Superseded::included).dump();
    EXPECT_NE(seen.find("to the home"), std::string::npos);
    EXPECT_EQ(seen.find("among us"), std::string::npos);
    EXPECT_EQ(seen.find("note_internal"), std::string::npos);
  }
  EXPECT_EQ(absence(kari, kAda)["entries"][0]["note_internal"], "among us");
}

TEST_P(Followup, history_adds_what_was_superseded) {
  register_on("2024-10-31", 2, {absent(1, kAda, 2)});
  register_on("2024-10-31", 2, {late(2, kAda, 5, id<EntryId>(1))});
  register_on("2024-10-31", 3, {absent(3, kAda, 3)});
  register_on("2024-10-31", 3, {present(4, kAda, id<EntryId>(3))});
  const json stands = absence(kari, kAda);
  ASSERT_EQ(stands["entries"].size(), 1U) << "what was taken back is no absence";
  EXPECT_EQ(stands["entries"][0]["kind"], "late");
  EXPECT_EQ(stands["totals"]["late_arrivals"], 1);
  EXPECT_EQ(stands["totals"]["hours"], 0);
  const json history = absence(kari, kAda, Superseded::included);
  ASSERT_EQ(history["entries"].size(), 4U);
  EXPECT_EQ(history["entries"][0]["superseded_by"], to_text(id<EntryId>(2)));
  EXPECT_EQ(history["entries"][0]["recorded_by"], "Kari Test");
  EXPECT_EQ(history["totals"], stands["totals"]);
}

TEST_P(Followup, a_day_swallows_the_lessons_registered_before_it) {
  register_on("2024-10-31", 1, {absent(1, kAda, 1)});
  register_on("2024-10-31", 2, {absent(2, kAda, 2)});
  EXPECT_EQ(absence(kari, kAda)["totals"]["hours"], 1);
  register_on("2024-10-31", 0, {absent(3, kAda, 0)});
  const json page = absence(kari, kAda);
  EXPECT_EQ(page["totals"]["days"], 1);
  EXPECT_EQ(page["totals"]["hours"], 0);
  EXPECT_EQ(page["entries"].size(), 3U);
}

TEST_P(Followup, another_school_year_is_another_page) {
  register_on("2024-10-31", 0, {absent(1, kAda, 0)});
  const json last_year = absence(kari, kAda, Superseded::left_out, SchoolYear{2023});
  EXPECT_EQ(last_year["school_year"], "2023-24");
  EXPECT_EQ(last_year["entries"].size(), 0U);
  EXPECT_EQ(last_year["totals"]["days"], 0);
}

TEST_P(Followup, registered_and_taken_back_leaves_the_review_as_it_was) {
  register_on("2024-10-28", 0, {absent(1, kAda, 0)});
  const json before = review(kari);
  register_on("2024-10-29", 0, {absent(2, kAda, 0), absent(3, kBo, 0)});
  EXPECT_NE(review(kari), before);
  register_on("2024-10-29", 0, {present(4, kAda, id<EntryId>(2)), present(5, kBo, id<EntryId>(3))});
  EXPECT_EQ(review(kari), before);
}

}  // namespace
}  // namespace tilstede::followup
