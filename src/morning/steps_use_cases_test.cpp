// The morning on both databases: who stands on the list, who has whom, and what the steps do to entries and
// outbox.
#include "morning/steps_use_cases.hpp"

#include <gmock/gmock.h>

#include <latch>
#include <nlohmann/json.hpp>
#include <thread>

#include "access/actor_store.hpp"
#include "attendance/attendance_store_testing.hpp"
#include "letters/outbox_use_cases.hpp"
#include "morning/list_use_cases.hpp"
#include "morning/morning_json.hpp"
#include "morning/settings_use_cases.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede::morning {
namespace {

using namespace std::chrono_literals;
using access::Actor;
using attendance::testing::absent;
using attendance::testing::batch_of;
using attendance::testing::k8B;
using attendance::testing::kAda;
using attendance::testing::kBo;
using attendance::testing::kDina;
using attendance::testing::kSolvang;
using attendance::testing::kThursday;
using attendance::testing::late;
using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;

class MorningSteps : public attendance::testing::SchoolTest {
 protected:
  void SetUp() override {
    SchoolTest::SetUp();
    run("update guardian set phone = '998 87 766' where source_id = 'grete'");
    run("insert into guardianship (id, pupil_id, guardian_id, has_parental_responsibility, may_see, "
        "may_report, "
        "may_consent, origin) values ($1, $2, $3, true, true, true, true, 'guardians_csv')",
        {attendance::testing::numbered(1), kAda, *grete.guardian});
    register_marks(kari, batch_of(1, {absent(1, kAda, 1)}, {kAda, kBo, kDina}));
  }

  void at(int hour, int minute) { clock().set(oslo::instant_of(kThursday, hour * 60 + minute)); }

  static StepWish wish(StepKind kind) {
    StepWish wish;
    wish.kind = kind;
    return wish;
  }
  StepWish explained() const {
    StepWish made = wish(StepKind::explained);
    made.guardian = *grete.guardian;
    made.reason = "illness";
    return made;
  }
  static StepWish attempt(AttemptOutcome outcome) {
    StepWish made = wish(StepKind::attempt);
    made.channel = Contact::call;
    made.outcome = outcome;
    return made;
  }

  json step(const Actor& actor, const StepWish& wish) { return step_through(context(), actor, wish); }
  json step_through(const Context& process, const Actor& actor, const StepWish& wish) {
    http::Request request;
    request.method = http::Method::post;
    request.route = "/api/pupils/{pupil_id:uuid}/morning-steps";
    request.path = request.route;
    request.headers.emplace("idempotency-key", to_text(process.ids.next()));
    const auto answer = record_step(process, actor, request, kAda, wish, [](db::Tx&, const auto&) {
      return std::vector<attendance::FlagChange>{};
    });
    if (!answer) return {{"problem", answer.error().code}};
    return json::parse(answer->body);
  }

  json list(const Actor& actor, std::optional<Date> date = {}) {
    const auto found = read_list(context(), actor, date);
    if (!found) return {{"problem", found.error().code}};
    return json::parse(to_json(*found))["schools"][0];
  }
  std::vector<std::string> statuses(const Actor& actor) {
    std::vector<std::string> found;
    const json seen = list(actor);
    for (const auto& pupil : seen["pupils"])
      found.push_back(pupil["given_name"].get<std::string>() + " " + pupil["status"].get<std::string>());
    return found;
  }
  std::vector<std::string> standing(const char* column) {
    return texts("select " + std::string(column) +
                     " from absence_entry where pupil_id = $1 and superseded_by is null order by lesson",
                 {kAda});
  }
};

TEST_P(MorningSteps, lists_who_is_away_without_a_word_from_the_minute_on) {
  at(8, 14);
  EXPECT_THAT(statuses(rut), IsEmpty());
  at(8, 15);
  EXPECT_THAT(statuses(rut), ElementsAre("Ada open"));
  EXPECT_THAT(statuses(kari), ElementsAre("Ada open"));
}

TEST_P(MorningSteps, leaves_out_who_is_late_or_whose_home_has_told) {
  register_marks(kari, batch_of(1, {late(2, kBo, 5)}));
  EXPECT_THAT(statuses(rut), ElementsAre("Ada open"));
  run("insert into home_message (id, pupil_id, guardian_id, from_date, to_date, reported_at) "
      "values ($1, $2, $3, '2024-10-31', '2024-11-01', 1)",
      {attendance::testing::numbered(5), kAda, *grete.guardian});
  EXPECT_THAT(statuses(rut), IsEmpty());
}

TEST_P(MorningSteps, leaves_out_leave_and_what_is_outside_the_pupils_control) {
  for (const char* reason : {"leave", "outside_control"}) {
    run("update absence_entry set reason = $1", {reason});
    EXPECT_THAT(statuses(rut), IsEmpty()) << reason;
  }
}

TEST_P(MorningSteps, asks_the_catalogue_which_reasons_the_school_knows_already) {
  run("update absence_entry set reason = 'illness'");
  EXPECT_THAT(statuses(rut), ElementsAre("Ada open"));
  for (const char* change :
       {"is_leave = true", "counts_as_absence = false", "accepted_by = 'contact_teacher'"}) {
    run("update absence_reason set is_leave = false, counts_as_absence = true, accepted_by = 'teacher'");
    run("update absence_reason set " + std::string(change) + " where code = 'illness'");
    EXPECT_THAT(statuses(rut), IsEmpty()) << change;
  }
}

TEST_P(MorningSteps, a_word_documents_what_whoever_registers_accepts) {
  run("update absence_reason set accepted_by = 'contact_teacher' where code = 'illness'");
  EXPECT_EQ(step(rut, explained())["pupil"]["status"], "explained");
  EXPECT_EQ(standing("documentation"), std::vector<std::string>{"undocumented"});
}

TEST_P(MorningSteps, a_retired_reason_can_no_longer_be_given) {
  run("update absence_reason set is_retired = true where code = 'illness'");
  EXPECT_EQ(step(rut, explained())["problem"], "invalid-request");
}

TEST_P(MorningSteps, shows_classes_that_nobody_has_registered) {
  EXPECT_THAT(list(rut)["unregistered"], IsEmpty()) << "8B has no timetable, and it is early";
  at(8, 50);
  const auto unregistered = list(rut)["unregistered"];
  ASSERT_EQ(unregistered.size(), 1U);
  EXPECT_EQ(unregistered[0]["name"], "8B");
  EXPECT_THAT(list(kari)["unregistered"], IsEmpty()) << "not her class";
}

TEST_P(MorningSteps, is_for_the_school_and_for_teachers_of_the_class) {
  EXPECT_EQ(list(grete)["problem"], "not-allowed");
  EXPECT_THAT(statuses(per), IsEmpty()) << "teaches 8B";
  EXPECT_EQ(step(per, wish(StepKind::take))["problem"], "not-found");
  EXPECT_EQ(step(grete, wish(StepKind::take))["problem"], "not-allowed");
}

TEST_P(MorningSteps, who_takes_first_has_the_pupil) {
  EXPECT_EQ(step(rut, wish(StepKind::take))["outcome"], "saved");
  const auto second = step(siv, wish(StepKind::take));
  EXPECT_EQ(second["outcome"], "taken_by_other");
  EXPECT_EQ(second["pupil"]["taken_by"], "Rut Test");
  EXPECT_EQ(texts("select kind from morning_step").size(), 1U);
}

// Two people who tap at once, each through a process of its own.
TEST_P(MorningSteps, of_many_who_take_at_once_one_does) {
  constexpr int kPeople = 6;
  const std::vector<Actor> people{rut, siv, kari, odd, rut, siv};
  std::latch start(kPeople);
  std::vector<json> answers(kPeople);
  std::vector<std::thread> threads;
  for (int i = 0; i < kPeople; ++i) {
    threads.emplace_back([&, i] {
      const auto connection = db::testing::open(url());
      const auto ids = system_ids(clock());
      const Context process{*connection, context().clock, *ids, context().config};
      start.arrive_and_wait();
      answers[static_cast<std::size_t>(i)] =
          step_through(process, people[static_cast<std::size_t>(i)], wish(StepKind::take));
    });
  }
  for (auto& thread : threads)
    thread.join();
  EXPECT_EQ(texts("select kind from morning_step"), std::vector<std::string>{"take"});
  const auto holder = answers[0]["pupil"]["taken_by"];
  for (const auto& answer : answers)
    EXPECT_EQ(answer["pupil"]["taken_by"], holder);
}

TEST_P(MorningSteps, what_is_not_followed_up_comes_back_and_another_can_take_it) {
  step(rut, wish(StepKind::take));
  at(8, 31);
  EXPECT_THAT(statuses(siv), ElementsAre("Ada open"));
  EXPECT_EQ(list(siv)["pupils"][0]["has_returned"], true);
  EXPECT_EQ(step(siv, wish(StepKind::take))["outcome"], "saved");
  EXPECT_EQ(step(rut, attempt(AttemptOutcome::no_answer))["outcome"], "taken_by_other");
}

TEST_P(MorningSteps, shows_how_to_reach_the_home_to_who_has_taken_it) {
  EXPECT_THAT(list(rut)["pupils"][0]["people"], IsEmpty());
  const auto taken = step(rut, wish(StepKind::take))["pupil"];
  ASSERT_EQ(taken["people"].size(), 1U);
  EXPECT_EQ(taken["people"][0]["phone"], "998 87 766");
  EXPECT_THAT(list(siv)["pupils"][0]["people"], IsEmpty());
}

TEST_P(MorningSteps, keeps_a_protected_home_from_who_may_not_know_it) {
  run("update pupil set protected_address = 'confidential' where id = $1", {kAda});
  run("update guardianship set origin = 'confirmed'");
  EXPECT_EQ(step(rut, wish(StepKind::take))["pupil"]["contacts"], "withheld");
  step(rut, wish(StepKind::give_back));
  EXPECT_EQ(step(kari, wish(StepKind::take))["pupil"]["people"].size(), 1U);
  step(kari, wish(StepKind::give_back));
  EXPECT_EQ(step(odd, wish(StepKind::take))["pupil"]["contacts"], "withheld")
      << "teaches, and is not the contact teacher";
  step(odd, wish(StepKind::give_back));

  // The secretaries of this test have no staff_role: the principal's choice is written as it would be kept.
  run("insert into staff_role (id, staff_id, role, school_id, valid_from) values ($1, $2, 'secretary', $3, "
      "'2024-08-01')",
      {attendance::testing::numbered(9), *rut.staff, kSolvang});
  Settings settings;
  settings.contacts_staff = {*rut.staff, *odd.staff};
  const auto kept = change_settings(context(), siv, kSolvang, settings);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->settings.contacts_staff, std::vector<StaffId>{*rut.staff})
      << "only secretaries of the school";
  EXPECT_EQ(step(rut, wish(StepKind::take))["pupil"]["contacts"], "withheld") << "as she was before";
  rut = context().database.read([&](db::Tx& tx) {
    return access::load_actor(tx, {rut.account, rut.staff, {}, {}}, kThursday, true);
  });
  EXPECT_EQ(list(rut)["pupils"][0]["people"].size(), 1U);
  EXPECT_FALSE(change_settings(context(), rut, kSolvang, settings));
}

TEST_P(MorningSteps, of_a_protected_child_only_confirmed_guardians_are_shown_and_nobody_is_texted) {
  run("update pupil set protected_address = 'confidential' where id = $1", {kAda});
  EXPECT_THAT(step(kari, wish(StepKind::take))["pupil"]["people"], IsEmpty());
  EXPECT_EQ(step(kari, wish(StepKind::text_message))["problem"], "no-text-to-protected");
  EXPECT_THAT(texts("select template from outbox_message"), IsEmpty());
}

TEST_P(MorningSteps, texts_the_home_in_its_language_through_the_outbox) {
  run("update pupil set language = 'pl' where id = $1", {kAda});
  const auto answer = step(rut, wish(StepKind::text_message));
  EXPECT_EQ(answer["outcome"], "saved");
  EXPECT_EQ(texts("select kind from morning_step order by number"),
            (std::vector<std::string>{"take", "text_message"}));
  EXPECT_EQ(texts("select language from outbox_message"), std::vector<std::string>{"pl"});
  const auto text = answer["pupil"]["steps"][1]["text_message"];
  EXPECT_EQ(text["failure"], "no-gateway");
  EXPECT_THAT(text["body"].get<std::string>(), testing::HasSubstr("Ada"));
}

TEST_P(MorningSteps, a_question_that_was_answered_is_not_sent) {
  step(rut, wish(StepKind::text_message));
  step(rut, explained());
  EXPECT_EQ(texts("select state from outbox_message"), std::vector<std::string>{"withdrawn"});
}

TEST_P(MorningSteps, an_explanation_given_when_asked_is_nobodys_report) {
  auto told = explained();
  told.until = *parse_date("2024-11-01");
  EXPECT_EQ(step(rut, told)["pupil"]["status"], "explained");
  EXPECT_EQ(standing("reported_by"), std::vector<std::string>{"nobody"});
  EXPECT_EQ(standing("reason"), std::vector<std::string>{"illness"});
  EXPECT_EQ(standing("documentation"), std::vector<std::string>{"documented"});
  EXPECT_EQ(texts("select cast(to_date as varchar) from home_message"),
            std::vector<std::string>{"2024-11-01"});
  EXPECT_EQ(step(siv, wish(StepKind::take))["outcome"], "closed");
}

TEST_P(MorningSteps, a_pupil_found_at_school_is_no_longer_away) {
  auto found = wish(StepKind::at_school);
  found.arrival = Arrival::came_late;
  found.minutes = 18;
  EXPECT_EQ(step(rut, found)["pupil"]["status"], "at_school");
  EXPECT_EQ(standing("kind"), std::vector<std::string>{"late"});
  EXPECT_EQ(texts("select kind from absence_entry order by recorded_at, kind").size(), 2U)
      << "what it said before stays";
}

TEST_P(MorningSteps, what_was_closed_by_mistake_is_open_again_and_says_what_it_said) {
  auto told = explained();
  told.until = *parse_date("2024-11-01");
  step(rut, told);
  at(8, 32);
  const auto answer = step(siv, wish(StepKind::reopen));
  EXPECT_EQ(answer["outcome"], "saved");
  EXPECT_EQ(answer["pupil"]["status"], "open");
  EXPECT_EQ(standing("coalesce(reason, '-') || ' ' || documentation || ' ' || reported_by"),
            std::vector<std::string>{"- undocumented unknown"});
  EXPECT_EQ(texts("select id from home_message where withdrawn_at is null").size(), 0U);
  EXPECT_EQ(step(rut, wish(StepKind::take))["outcome"], "saved");

  auto found = wish(StepKind::at_school);
  found.arrival = Arrival::came_late;
  step(rut, found);
  EXPECT_EQ(step(rut, wish(StepKind::reopen))["pupil"]["status"], "open");
  EXPECT_EQ(standing("kind"), std::vector<std::string>{"lesson"});
}

TEST_P(MorningSteps, a_correction_made_since_stands_when_a_mistake_is_taken_back) {
  step(rut, explained());
  at(8, 32);
  const auto entry = texts("select id from absence_entry where superseded_by is null").at(0);
  register_marks(kari, batch_of(1, {late(7, kAda, 5, EntryId{*parse_uuid(entry)})}));
  EXPECT_EQ(step(rut, wish(StepKind::reopen))["pupil"]["status"], "corrected");
  EXPECT_EQ(standing("kind"), std::vector<std::string>{"late"});
}

TEST_P(MorningSteps, one_whom_the_home_thought_at_school_is_not_found) {
  const auto answer = step(rut, attempt(AttemptOutcome::home_does_not_know));
  EXPECT_FALSE(answer["pupil"]["not_found_since"].is_null());
  EXPECT_EQ(read_count(context(), siv).not_found, 1);
  EXPECT_EQ(standing("reported_by"), std::vector<std::string>{"nobody"});
}

TEST_P(MorningSteps, one_seen_in_a_later_lesson_needs_nobody) {
  step(rut, attempt(AttemptOutcome::no_answer));
  at(9, 0);
  register_marks(kari, batch_of(2, {}, {kAda, kBo, kDina}));
  EXPECT_THAT(statuses(rut), ElementsAre("Ada came_later"));
}

TEST_P(MorningSteps, refuse_what_cannot_be) {
  EXPECT_EQ(step(rut, wish(StepKind::attempt))["problem"], "invalid-request");
  auto stranger = explained();
  stranger.guardian = attendance::testing::id<GuardianId>(99);
  EXPECT_EQ(step(rut, stranger)["problem"], "invalid-request");
  EXPECT_EQ(step(rut, wish(StepKind::reopen))["outcome"], "not_closed");
  run("update absence_entry set reported_by = 'guardian'");
  EXPECT_EQ(step(rut, wish(StepKind::take))["problem"], "pupil-not-missing");
}

TEST_P(MorningSteps, a_day_can_be_read_afterwards) {
  step(rut, explained());
  clock().set(oslo::instant_of(*parse_date("2024-11-04"), 9 * 60));
  const auto then = list(siv, kThursday);
  ASSERT_EQ(then["pupils"].size(), 1U);
  EXPECT_EQ(then["pupils"][0]["status"], "explained");
  EXPECT_THAT(list(siv)["pupils"], IsEmpty());
}

TEST_P(MorningSteps, leave_a_trace_in_the_audit_log_without_a_number) {
  step(rut, wish(StepKind::take));
  step(rut, wish(StepKind::text_message));
  const auto events =
      texts("select action || ' ' || coalesce(payload, '') from audit_event order by written_at, id");
  EXPECT_THAT(events, testing::Contains(testing::StartsWith("morning.followed")));
  EXPECT_THAT(events, testing::Contains(testing::StartsWith("message.written")));
  for (const auto& event : events)
    EXPECT_THAT(event, testing::Not(testing::HasSubstr("998")));
}

FOR_EACH_ENGINE(MorningSteps);

}  // namespace
}  // namespace tilstede::morning
