#include "routine/flags_use_cases.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "people/lock.hpp"
#include "platform/clock/oslo.hpp"
#include "routine/evaluate_use_cases.hpp"
#include "routine/pupil_years_store_testing.hpp"
#include "routine/pupil_years_use_cases.hpp"
#include "routine/routine_jobs.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

using attendance::testing::kAda;
using attendance::testing::kBo;
using attendance::testing::kEmil;
using nlohmann::json;
using testing::RoutineTest;

class Flags : public RoutineTest {
 protected:
  const Routines routines = with_rules({count_rule("days-2", "school year", 2)});

  /// "raised days-2" of every change, joined.
  std::string reevaluated(const std::vector<PupilId>& pupils) { return changes_of(routines, pupils); }
};
FOR_EACH_ENGINE(Flags);

TEST_P(Flags, are_raised_with_all_they_rest_on) {
  absent(1, kAda, "2024-10-28");
  EXPECT_EQ(reevaluated({kAda}), "");
  absent(2, kAda, "2024-10-30");
  EXPECT_EQ(reevaluated({kAda}), "raised days-2");

  const auto flags = list_flags(context(), routines, siv, kAda);
  ASSERT_TRUE(flags);
  const auto answer = json::parse(to_json(*flags));
  ASSERT_EQ(answer["flags"].size(), 1U);
  auto flag = answer["flags"][0];
  EXPECT_TRUE(parse_uuid(flag["flag_id"].get<std::string>()));
  flag.erase("flag_id");
  EXPECT_EQ(flag, json::parse(R"({
    "rule": "days-2", "routine": "test", "routine_version": "1", "source": "",
    "text": {"nb": "", "nn": "", "en": ""}, "seen": null, "first_met": "2024-10-30", "is_met_now": true, "count": 2,
    "entries": [
      {"entry_id": ")" + to_text(entry(1)) +
                              R"(", "date": "2024-10-28", "lesson": null, "kind": "day",
       "documentation": "undocumented", "reason": null},
      {"entry_id": ")" + to_text(entry(2)) +
                              R"(", "date": "2024-10-30", "lesson": null, "kind": "day",
       "documentation": "undocumented", "reason": null}],
    "raised_at": "2024-10-31T07:20:00.000000Z", "exempted_until": null, "withdrawn_at": null,
    "withdrawn_because": null})"));
  EXPECT_EQ(texts("select action from audit_event order by id"),
            (std::vector<std::string>{"flag.raised", "flags.read"}));
  EXPECT_EQ(texts("select subject_id from audit_event where action = 'flag.raised'"),
            (std::vector<std::string>{to_text(kAda)}));
}

TEST_P(Flags, stay_as_they_are_when_nothing_changed) {
  absent(1, kAda, "2024-10-28");
  absent(2, kAda, "2024-10-30");
  reevaluated({kAda, kAda, kBo});
  const auto before = texts("select id from flag");
  const auto events = texts("select id from audit_event");
  clock().set(oslo::instant_of(attendance::testing::kThursday, 9 * 60));
  EXPECT_EQ(reevaluated({kAda, kBo}), "");
  EXPECT_EQ(texts("select id from flag"), before);
  EXPECT_EQ(texts("select id from audit_event"), events);
  EXPECT_EQ(texts("select id from flag where changed_at = raised_at").size(), 1U);
}

TEST_P(Flags, count_on_while_they_stand) {
  absent(1, kAda, "2024-10-28");
  absent(2, kAda, "2024-10-30");
  reevaluated({kAda});
  absent(3, kAda, "2024-10-31");
  EXPECT_EQ(reevaluated({kAda}), "");
  EXPECT_EQ(texts("select rule from flag where count = 3 and first_met = '2024-10-30'").size(), 1U);
}

TEST_P(Flags, are_withdrawn_with_a_trace_when_a_correction_removes_the_ground) {
  absent(1, kAda, "2024-10-28");
  absent(2, kAda, "2024-10-30");
  reevaluated({kAda});
  present_after_all(3, 2);
  EXPECT_EQ(reevaluated({kAda}), "withdrawn days-2");
  EXPECT_EQ(texts("select withdrawn_because from flag"), (std::vector<std::string>{"corrected"}));
  EXPECT_EQ(texts("select action from audit_event order by id"),
            (std::vector<std::string>{"flag.raised", "flag.withdrawn"}));

  // The withdrawn flag still tells what it rested on, and the next one is a flag of its own.
  absent(4, kAda, "2024-10-31");
  EXPECT_EQ(reevaluated({kAda}), "raised days-2");
  const auto flags = list_flags(context(), routines, siv, kAda);
  ASSERT_TRUE(flags);
  ASSERT_EQ(flags->size(), 2U);
  for (const auto& view : *flags)
    EXPECT_EQ(view.entries.size(), 2U);
}

TEST_P(Flags, are_withdrawn_as_moved_when_the_pupil_was_never_here) {
  absent(1, kAda, "2024-10-28");
  absent(2, kAda, "2024-10-30");
  reevaluated({kAda});
  run("update enrolment set valid_from = '2025-01-01' where pupil_id = $1", {kAda});
  EXPECT_EQ(reevaluated({kAda}), "withdrawn days-2");
  EXPECT_EQ(texts("select withdrawn_because from flag"), (std::vector<std::string>{"moved"}));
}

TEST_P(Flags, are_withdrawn_when_the_routine_no_longer_says_so) {
  absent(1, kAda, "2024-10-28");
  absent(2, kAda, "2024-10-30");
  reevaluated({kAda});
  EXPECT_EQ(changes_of(with_rules({count_rule("days-3", "school year", 3)}), {kAda}), "withdrawn days-2");
  EXPECT_EQ(texts("select withdrawn_because from flag"), (std::vector<std::string>{"routine-changed"}));
}

TEST_P(Flags, of_lessons_follow_the_timetable_of_the_pupils_own_class) {
  // 8A has three lessons on Thursdays, 8B has no timetable.
  for (const int lesson : {1, 2, 3}) {
    absent(lesson, kAda, "2024-10-31", lesson);
    absent(10 + lesson, kEmil, "2024-10-31", lesson);
  }
  const auto rules = with_rules({count_rule("days-1", "school year", 1),
                                 count_rule("hours-3", "school year", 3, engine::Series::hours)});
  EXPECT_EQ(changes_of(rules, {kAda}), "raised days-1");
  EXPECT_EQ(changes_of(rules, {kEmil}), "raised hours-3");
}

TEST_P(Flags, of_many_pupils_are_stored_at_once) {
  const auto pupils = many_pupils(150);
  int number = 1000;
  for (const auto& pupil : pupils) {
    absent(++number, pupil, "2024-10-28");
    absent(++number, pupil, "2024-10-29");
  }
  evaluate_everybody(context(), routines);
  EXPECT_EQ(texts("select id from flag").size(), 150U);
}

TEST_P(Flags, are_looked_at_once_a_day) {
  absent(1, kAda, "2024-10-28");
  absent(2, kAda, "2024-10-30");
  evaluate_new_day(context(), routines);
  EXPECT_EQ(texts("select rule from flag where is_met_now").size(), 1U);
  run("delete from flag");
  evaluate_new_day(context(), routines);
  EXPECT_TRUE(texts("select rule from flag").empty()) << "the day is the same";
  clock().set(oslo::instant_of(add_days(attendance::testing::kThursday, 1), 0));
  evaluate_new_day(context(), routines);
  EXPECT_EQ(texts("select rule from flag").size(), 1U);
  run("delete from flag");
  auto edited = routines;
  edited.versions.back().digest = "another text";
  evaluate_new_day(context(), edited);
  EXPECT_EQ(texts("select rule from flag").size(), 1U) << "the day is the same, the routine is not";
}

TEST_P(Flags, lapse_in_the_night_without_an_entry) {
  const auto monthly = with_rules({count_rule("days-2", "calendar month", 2)});
  absent(1, kAda, "2024-10-28");
  absent(2, kAda, "2024-10-30");
  EXPECT_EQ(changes_of(monthly, {kAda}), "raised days-2");
  clock().set(oslo::instant_of(*parse_date("2024-11-01"), 60));
  evaluate_everybody(context(), monthly);
  EXPECT_EQ(texts("select rule from flag where withdrawn_at is null and not is_met_now and count = 0").size(),
            1U);
}

TEST_P(Flags, are_not_for_everybody_to_read) {
  EXPECT_TRUE(list_flags(context(), routines, kari, kAda));
  EXPECT_EQ(list_flags(context(), routines, odd, kAda).error().code, "not-allowed");
  EXPECT_EQ(list_flags(context(), routines, per, kAda).error().code, "not-found");
  EXPECT_EQ(list_flags(context(), routines, siv, attendance::testing::id<PupilId>(999)).error().code,
            "not-found");
}

TEST_P(Flags, evaluate_prints_who_meets_what_and_stores_nothing) {
  absent(1, kEmil, "2024-10-28");
  absent(2, kEmil, "2024-10-30");
  absent(3, kAda, "2024-10-28");
  absent(4, kAda, "2024-10-29");
  absent(5, kAda, "2024-10-31");
  const auto csv = [&](const char* as_of) {
    return to_csv(evaluate(context(), routines, false, SchoolYear{2024}, *parse_date(as_of), std::nullopt));
  };
  EXPECT_EQ(csv("2024-10-31"),
            "pupil_id,rule,first_met,met_now,count\n"
            "Ada,days-2,2024-10-29,1,3\n"
            "Emil,days-2,2024-10-30,1,2\n");
  EXPECT_EQ(csv("2024-10-29"), "pupil_id,rule,first_met,met_now,count\nAda,days-2,2024-10-29,1,2\n");
  EXPECT_EQ(
      to_csv(evaluate(context(), routines, false, SchoolYear{2023}, *parse_date("2024-10-31"), std::nullopt)),
      "pupil_id,rule,first_met,met_now,count\n");
  EXPECT_TRUE(texts("select id from flag").empty());
}

TEST_P(Flags, evaluate_lets_a_named_routine_rule_outside_its_validity) {
  absent(1, kAda, "2024-10-28");
  const Period past{*parse_date("2020-08-01"), *parse_date("2021-07-31")};
  const auto old = arrange({version_of("1", past, {count_rule("days-1", "school year", 1)})}).value();
  const auto today = *parse_date("2024-10-31");
  EXPECT_EQ(evaluate(context(), old, false, SchoolYear{2024}, today, std::nullopt).size(), 0U);
  EXPECT_EQ(evaluate(context(), old, true, SchoolYear{2024}, today, std::nullopt).size(), 1U);
}

TEST_P(Flags, can_be_asked_by_what_was_known_on_a_day) {
  const auto known = [&](const char* known_at) {
    return evaluate(context(), routines, false, SchoolYear{2024}, *parse_date("2024-11-05"),
                    parse_date(known_at))
        .size();
  };
  absent(1, kAda, "2024-10-28");
  clock().set(oslo::instant_of(*parse_date("2024-11-03"), 23 * 60 + 59));
  absent(2, kAda, "2024-10-30");
  clock().set(oslo::instant_of(*parse_date("2024-11-05"), 0));
  present_after_all(3, 2);
  EXPECT_EQ(known("2024-11-02"), 0U) << "the second day was registered on the third";
  EXPECT_EQ(known("2024-11-03"), 1U);
  EXPECT_EQ(known("2024-11-04"), 1U);
  EXPECT_EQ(known("2024-11-05"), 0U) << "corrected that day";
}

TEST_P(Flags, of_a_pattern_keep_what_was_seen) {
  Rule rule;
  rule.id = "short-spells";
  rule.text = {"Korte fravær", "Korte fråvær", "Short absences"};
  engine::Pattern pattern;
  pattern.kind = engine::PatternKind::short_spells;
  pattern.min_spells = 2;
  rule.test = pattern;
  const auto spells = with_rules({rule});
  absent(1, kAda, "2024-10-24");
  absent(2, kAda, "2024-10-25");
  absent(3, kAda, "2024-10-30");
  EXPECT_EQ(changes_of(spells, {kAda}), "raised short-spells");
  const auto flags = list_flags(context(), spells, siv, kAda);
  ASSERT_TRUE(flags);
  const auto flag = json::parse(to_json(*flags))["flags"][0];
  EXPECT_EQ(flag["count"], 3);
  EXPECT_EQ(flag["seen"]["nb"], "2 korte fravær hver for seg; det lengste var på 2 skoledager");
  EXPECT_EQ(flag["seen"]["en"], "2 short absences, each by itself; the longest was 2 school days");
  absent(4, kAda, "2024-10-31");
  EXPECT_EQ(changes_of(spells, {kAda}), "");
  EXPECT_EQ(texts("select evidence from flag where pupil_id = $1", {kAda}).size(), 1U);
}

TEST_P(Flags, rest_on_the_schools_and_classes_the_pupil_went_to) {
  // Ada moves on 1 November to a school that begins a week later and has its own planning day.
  const auto sorg = attendance::testing::id<SchoolId>(77);
  run("insert into school (id, source_id, name) values ($1, 'sorg', 'Sorg')", {sorg});
  run("insert into term (id, school_id, school_year, first_day, last_day) values ($1, $2, 2024, "
      "'2024-08-26', "
      "'2025-06-20')",
      {attendance::testing::numbered(77), sorg});
  run("insert into calendar_day (id, school_id, date, kind) values ($1, $2, '2024-11-04', 'planning_day')",
      {attendance::testing::numbered(78), sorg});
  run("insert into calendar_day (id, date, kind) values ($1, '2024-10-07', 'holiday')",
      {attendance::testing::numbered(79)});
  run("update enrolment set valid_to = '2024-10-31' where pupil_id = $1", {kAda});
  run("update class_member set valid_to = '2024-10-31' where pupil_id = $1", {kAda});
  run("insert into enrolment (id, pupil_id, school_id, grade, valid_from) values ($1, $2, $3, 8, "
      "'2024-11-01')",
      {attendance::testing::numbered(80), kAda, sorg});
  const auto years = database().read([&](db::Tx& tx) {
    return load_pupil_years(tx, context(), {kBo, kAda}, SchoolYear{2024});
  });
  ASSERT_EQ(years.size(), 2U);
  EXPECT_EQ(years[0].pupil, kBo);
  const auto has = [&](int pupil, const char* date) {
    const auto& days = years[static_cast<std::size_t>(pupil)].school_days;
    return std::binary_search(days.begin(), days.end(), *parse_date(date));
  };
  EXPECT_TRUE(has(1, "2024-08-19"));
  EXPECT_FALSE(has(1, "2024-10-07"));
  EXPECT_TRUE(has(1, "2024-10-31"));
  EXPECT_TRUE(has(1, "2024-11-01"));
  EXPECT_FALSE(has(1, "2024-11-04"));
  EXPECT_TRUE(has(0, "2024-11-04"));
  ASSERT_EQ(years[1].timetable.size(), 3U);
  EXPECT_EQ(years[1].timetable[0].subject, "NOR");
  EXPECT_EQ(years[1].timetable[0].valid, (Period{*parse_date("2024-08-01"), *parse_date("2024-10-31")}));
  EXPECT_FALSE(years[0].timetable[0].valid.to);
}

// Registered one by one with an evaluation after each, in two orders; then all retracted.
TEST_P(Flags, are_the_same_in_any_order_and_gone_when_all_is_retracted) {
  const auto rules =
      with_rules({count_rule("days-3", "calendar month", 3), count_rule("days-4", "school year", 4),
                  share_rule("share", "4 weeks", CountTest::Limit::share_over_percent, 10, 5),
                  count_rule("hours-2", "school year", 2, engine::Series::hours)});
  const std::vector<std::pair<const char*, int>> absences = {
      {"2024-08-29", 1}, {"2024-09-02", 0}, {"2024-09-03", 0}, {"2024-10-03", 2},
      {"2024-10-07", 0}, {"2024-10-14", 0}, {"2024-10-16", 0}, {"2024-10-31", 3}};
  const auto standing_of = [&](const PupilId& pupil) {
    return texts(
        "select rule || ' ' || cast(first_met as text) || ' ' || cast(count as text) from flag "
        "where pupil_id = $1 and withdrawn_at is null order by rule",
        {pupil});
  };
  const auto count = static_cast<int>(absences.size());
  for (int i = 0; i < count; ++i) {
    absent(100 + i, kAda, absences[static_cast<std::size_t>(i)].first,
           absences[static_cast<std::size_t>(i)].second);
    changes_of(rules, {kAda});
    // 5 and 8 share no factor, so this visits each once.
    const auto& other = absences[static_cast<std::size_t>(7 + 5 * i) % absences.size()];
    absent(200 + i, kBo, other.first, other.second);
    changes_of(rules, {kBo});
  }
  EXPECT_EQ(standing_of(kAda), (std::vector<std::string>{"days-3 2024-10-16 3", "days-4 2024-10-14 5",
                                                         "hours-2 2024-10-31 2", "share 2024-09-03 3"}));
  EXPECT_EQ(standing_of(kBo), standing_of(kAda));
  for (int i = 0; i < count; ++i) {
    present_after_all(300 + i, 100 + i);
    changes_of(rules, {kAda});
  }
  EXPECT_TRUE(standing_of(kAda).empty());
  EXPECT_EQ(
      texts("select id from flag where pupil_id = $1 and withdrawn_because <> 'corrected'", {kAda}).size(),
      0U);
}

// June and August are ten weeks apart: what is registered, or corrected, for June reaches the year that goes
// on.
TEST_P(Flags, of_a_window_over_1_august_follow_what_changes_in_the_year_before) {
  auto rule = count_rule("days-2-in-3-months", "3 months", 2);
  rule.crosses_years = true;
  const auto crossing = with_rules({rule});
  const std::vector<attendance::PupilYearKey> last_year = {{kAda, SchoolYear{2023}}};
  const auto reevaluated_year = [&] {
    return database().write([&](db::Tx& tx) {
      people::lock_pupils(tx, {kAda});
      return reevaluate(tx, context(), crossing, last_year);
    });
  };
  absent(1, kAda, "2024-08-20");
  EXPECT_EQ(changes_of(crossing, {kAda}), "");
  absent(2, kAda, "2024-06-10");
  ASSERT_EQ(reevaluated_year().size(), 1U);
  EXPECT_EQ(texts("select first_met from flag where withdrawn_at is null"),
            std::vector<std::string>{"2024-08-20"});
  EXPECT_EQ(texts("select school_year from flag"), std::vector<std::string>{"2024"});

  present_after_all(3, 2);
  const auto corrected = reevaluated_year();
  ASSERT_EQ(corrected.size(), 1U);
  EXPECT_FALSE(corrected.front().is_raised);
}

TEST_P(Flags, of_a_window_that_stays_in_its_year_do_not_look_back) {
  const auto routine = with_rules({count_rule("days-2-in-3-months", "3 months", 2)});
  absent(1, kAda, "2024-08-20");
  absent(2, kAda, "2024-06-10");
  EXPECT_EQ(changes_of(routine, {kAda}), "");
}

}  // namespace
}  // namespace tilstede::routine
