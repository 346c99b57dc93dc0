#include "attendance/attendance_use_cases.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "attendance/attendance_store.hpp"
#include "attendance/attendance_store_testing.hpp"
#include "attendance/my_use_cases.hpp"

namespace tilstede::attendance {
namespace {

using namespace testing;  // NOLINT: the small school's names
using nlohmann::json;

class Attendance : public SchoolTest {
 protected:
  json pupil_in(const json& view, const PupilId& pupil) {
    for (const json& row : view.at("pupils")) {
      if (row.at("pupil_id") == to_text(pupil)) return row;
    }
    return nullptr;
  }
  /// The kind that stands, by the register of the contact teacher.
  json standing(const PupilId& pupil, int lesson) {
    const json entry = pupil_in(open(kari, k8A, lesson), pupil).at("entry");
    return entry.is_null() ? entry : entry.at("kind");
  }
  std::vector<std::string> events(const std::string& action) {
    return texts("select payload from audit_event where action = $1 order by id", {action});
  }
};
FOR_EACH_ENGINE(Attendance);

TEST_P(Attendance, a_saved_mark_stands_in_the_register_of_its_lesson_only) {
  const json answer = register_marks(kari, batch_of(2, {absent(1, kAda, 2)}));
  EXPECT_EQ(answer["results"][0]["status"], "saved");
  EXPECT_EQ(answer["results"][0]["entry"]["entry_id"], to_text(id<EntryId>(1)));
  EXPECT_EQ(answer["results"][0]["entry"]["recorded_by"], "Kari Test");
  EXPECT_EQ(standing(kAda, 2), "lesson");
  EXPECT_EQ(standing(kAda, 1), nullptr);
  EXPECT_EQ(standing(kBo, 2), nullptr);
}

TEST_P(Attendance, a_day_entry_is_shown_beside_the_lesson) {
  register_marks(kari, batch_of(0, {absent(1, kAda, 0)}));
  const json pupil = pupil_in(open(kari, k8A, 2), kAda);
  EXPECT_EQ(pupil["entry"], nullptr);
  EXPECT_EQ(pupil["day_entry"]["kind"], "day");
  EXPECT_EQ(pupil["day_entry"]["lesson"], nullptr);
}

TEST_P(Attendance, all_that_is_said_of_a_pupil_is_kept) {
  Mark mark = late(1, kAda, 12);
  mark.content.is_documented = true;
  mark.content.reason = "appointment";
  mark.content.reported_by = ReportedBy::guardian;
  mark.content.note_home = PersonalText("to the home");
  mark.content.note_internal = PersonalText("among us");
  register_marks(kari, batch_of(1, {mark}));
  const json entry = pupil_in(open(kari, k8A, 1), kAda).at("entry");
  EXPECT_EQ(entry["minutes"], 12);
  EXPECT_EQ(entry["documentation"], "documented");
  EXPECT_EQ(entry["reason"], "appointment");
  EXPECT_EQ(entry["reported_by"], "guardian");
  EXPECT_EQ(entry["note_home"], "to the home");
  EXPECT_EQ(entry["note_internal"], "among us");
  EXPECT_EQ(entry["origin"], "teacher");
  EXPECT_EQ(entry["recorded_at"], "2024-10-31T07:20:00.000000Z");
}

TEST_P(Attendance, the_same_marks_under_a_new_key_are_there_already) {
  const Batch batch = batch_of(2, {absent(1, kAda, 2), late(2, kBo, 5)});
  register_marks(kari, batch);
  const json again = register_marks(kari, batch);
  EXPECT_EQ(again["results"][0]["status"], "already");
  EXPECT_EQ(again["results"][1]["status"], "already");
  EXPECT_EQ(texts("select count(*) from absence_entry"), std::vector<std::string>{"2"});
  EXPECT_EQ(changed.size(), 2U);
}

TEST_P(Attendance, the_same_request_gets_the_same_answer) {
  const Batch batch = batch_of(2, {absent(1, kAda, 2)}, {kAda, kBo, kDina});
  const json first = register_with_key(kari, batch, "one");
  const json again = register_with_key(kari, batch, "one");
  EXPECT_EQ(first, again);
  EXPECT_EQ(first["results"][0]["status"], "saved");
  EXPECT_EQ(texts("select count(*) from class_registration"), std::vector<std::string>{"1"});
  EXPECT_EQ(events("absence.registered").size(), 1U);
}

TEST_P(Attendance, a_key_used_for_another_batch_is_refused) {
  register_with_key(kari, batch_of(2, {absent(1, kAda, 2)}), "one");
  const json other = register_with_key(kari, batch_of(2, {absent(2, kBo, 2)}), "one");
  EXPECT_EQ(other["problem"], "idempotency-key-reused");
  EXPECT_EQ(standing(kBo, 2), nullptr);
}

TEST_P(Attendance, an_answer_is_not_replayed_to_one_who_may_no_longer_register) {
  const Batch batch = batch_of(2, {absent(1, kAda, 2)});
  register_with_key(odd, batch, "one");
  odd.relations.clear();
  EXPECT_EQ(register_with_key(odd, batch, "one")["problem"], "not-found");
}

TEST_P(Attendance, two_teachers_who_disagree_meet_a_conflict) {
  register_marks(kari, batch_of(2, {absent(1, kAda, 2)}));
  const json answer = register_marks(odd, batch_of(2, {late(2, kAda, 5)}));
  EXPECT_EQ(answer["results"][0]["status"], "conflict");
  EXPECT_EQ(answer["results"][0]["entry"]["entry_id"], to_text(id<EntryId>(1)));
  EXPECT_EQ(answer["results"][0]["entry"]["recorded_by"], "Kari Test");
  EXPECT_EQ(standing(kAda, 2), "lesson");
}

TEST_P(Attendance, a_chain_of_corrections_keeps_every_link) {
  register_marks(kari, batch_of(2, {absent(1, kAda, 2)}));
  register_marks(odd, batch_of(2, {late(2, kAda, 5, id<EntryId>(1))}));
  register_marks(kari, batch_of(2, {present(3, kAda, id<EntryId>(2))}));
  const auto history = database().read([&](db::Tx& tx) {
    return store::entries_of_pupil(tx, kAda, {kThursday, kThursday}, Superseded::included);
  });
  ASSERT_EQ(history.size(), 3U);
  for (int link = 0; link < 3; ++link) {
    const AbsenceEntry& entry = history[static_cast<std::size_t>(link)];
    EXPECT_EQ(entry.id, id<EntryId>(link + 1));
    EXPECT_EQ(entry.supersedes, link == 0 ? std::nullopt : std::optional(id<EntryId>(link)));
    EXPECT_EQ(entry.superseded_by, link == 2 ? std::nullopt : std::optional(id<EntryId>(link + 2)));
  }
  EXPECT_EQ(history[1].recorded_by, odd.account);
  EXPECT_EQ(events("absence.registered").size(), 1U);
  EXPECT_EQ(events("absence.corrected").size(), 2U);
  EXPECT_EQ(changed.size(), 3U) << "the routine is asked after every change";
}

TEST_P(Attendance, registered_and_taken_back_counts_as_before) {
  const auto counted = [&] {
    return texts("select kind from absence_entry where superseded_by is null and kind <> 'present'");
  };
  const auto before = counted();
  register_marks(kari, batch_of(0, {absent(1, kAda, 0), absent(2, kBo, 0)}));
  EXPECT_EQ(counted().size(), before.size() + 2);
  register_marks(kari, batch_of(0, {present(3, kAda, id<EntryId>(1)), present(4, kBo, id<EntryId>(2))}));
  EXPECT_EQ(counted(), before);
}

TEST_P(Attendance, one_refused_mark_does_not_stop_the_others) {
  const json answer =
      register_marks(kari, batch_of(2, {late(1, kAda, 46), late(2, kBo, 45), absent(3, kEmil, 2)}));
  EXPECT_EQ(answer["results"][0]["code"], "minutes-longer-than-lesson");
  EXPECT_EQ(answer["results"][1]["status"], "saved");
  EXPECT_EQ(answer["results"][2]["code"], "pupil-not-in-class");
}

TEST_P(Attendance, lessons_are_those_of_the_timetable_that_day) {
  EXPECT_EQ(register_marks(kari, batch_of(4, {absent(1, kAda, 4)}))["results"][0]["code"],
            "lesson-not-in-timetable");
  Batch wednesday = batch_of(1, {absent(2, kAda, 1)});
  wednesday.date = add_days(kThursday, -1);
  EXPECT_EQ(register_marks(kari, wednesday)["results"][0]["code"], "lesson-not-in-timetable");
  Batch of_8b = batch_of(9, {absent(3, kEmil, 9)});
  of_8b.school_class = k8B;
  EXPECT_EQ(register_marks(per, of_8b)["results"][0]["status"], "saved") << "8B has no timetable";
}

TEST_P(Attendance, a_holiday_is_no_day_to_register) {
  run("insert into calendar_day (id, date, kind) values ($1, '2024-10-31', 'holiday')", {numbered(1)});
  EXPECT_EQ(open(kari, k8A, 0)["is_school_day"], false);
  const json answer = register_marks(kari, batch_of(0, {absent(1, kAda, 0)}, {kAda, kBo, kDina}));
  EXPECT_EQ(answer["results"][0]["code"], "no-school-that-day");
  EXPECT_EQ(answer["registration"], nullptr);
}

TEST_P(Attendance, the_rest_are_present_makes_the_lesson_registered) {
  EXPECT_EQ(open(kari, k8A, 2)["registration"], nullptr);
  const json answer = register_marks(kari, batch_of(2, {}, {kAda, kBo, kDina}));
  EXPECT_EQ(answer["registration"]["by"], "Kari Test");
  const json view = open(odd, k8A, 2);
  EXPECT_EQ(view["registration"]["at"], "2024-10-31T07:20:00.000000Z");
  EXPECT_EQ(view["lessons"][1]["is_registered"], true);
  EXPECT_EQ(view["lessons"][0]["is_registered"], false);
  EXPECT_EQ(events("class.registered").size(), 1U);
}

TEST_P(Attendance, exceptions_alone_do_not_make_the_lesson_registered) {
  EXPECT_EQ(register_marks(kari, batch_of(2, {absent(1, kAda, 2)}))["registration"], nullptr);
}

TEST_P(Attendance, the_register_lists_the_class_in_norwegian_order) {
  run("update pupil set family_name = 'Østby' where id = $1", {kBo});
  run("update pupil set family_name = 'Ås' where id = $1", {kAda});
  std::vector<std::string> names;
  const json view = open(kari, k8A, 0);
  for (const json& pupil : view["pupils"])
    names.push_back(pupil["family_name"]);
  EXPECT_EQ(names, (std::vector<std::string>{"Dahl", "Østby", "Ås"}));
}

TEST_P(Attendance, what_homes_have_said_stands_beside_the_name) {
  const auto message = [&](int number, const std::optional<std::string>& lessons, const std::string& text,
                           bool is_withdrawn) {
    run("insert into home_message (id, pupil_id, guardian_id, from_date, to_date, lessons, text, "
        "reported_at, "
        "withdrawn_at) values ($1, $2, $3, '2024-10-31', '2024-10-31', $4, $5, $6, $7)",
        {numbered(number), kAda, *grete.guardian, lessons, text, number,
         is_withdrawn ? db::Value(number) : nullptr});
  };
  message(1, {}, "fever", false);
  message(2, "[2]", "dentist", false);
  message(3, {}, "withdrawn", true);
  EXPECT_EQ(pupil_in(open(kari, k8A, 1), kAda)["messages"].size(), 1U);
  const json messages = pupil_in(open(kari, k8A, 2), kAda)["messages"];
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0]["text"], "fever");
  EXPECT_EQ(messages[1]["text"], "dentist");
  EXPECT_EQ(pupil_in(open(kari, k8A, 2), kBo)["messages"].size(), 0U);
}

TEST_P(Attendance, internal_notes_are_for_those_who_may_read_them) {
  Mark mark = absent(1, kAda, 2);
  mark.content.note_home = PersonalText("to the home");
  mark.content.note_internal = PersonalText("among us");
  const json answer = register_marks(kari, batch_of(2, {mark}));
  EXPECT_EQ(answer["results"][0]["entry"]["note_internal"], "among us");
  EXPECT_EQ(pupil_in(open(siv, k8A, 2), kAda)["entry"]["note_internal"], "among us");
  const std::string seen_by_odd = open(odd, k8A, 2).dump();
  EXPECT_NE(seen_by_odd.find("to the home"), std::string::npos);
  EXPECT_EQ(seen_by_odd.find("note_internal"), std::string::npos);

  register_marks(odd, batch_of(2, {late(2, kAda, 5, id<EntryId>(1))}));
  EXPECT_EQ(pupil_in(open(kari, k8A, 2), kAda)["entry"]["note_internal"], "among us")
      << "Odd corrected what he saw";
}

TEST_P(Attendance, flags_are_told_only_to_those_who_may_read_them) {
  EXPECT_EQ(register_marks(kari, batch_of(1, {absent(1, kAda, 1)}))["flags"].size(), 1U);
  EXPECT_EQ(register_marks(odd, batch_of(2, {absent(2, kAda, 2)}))["flags"].size(), 0U);
  EXPECT_EQ(changed.size(), 2U);
}

TEST_P(Attendance, only_those_of_the_class_and_its_school_may_open_and_register) {
  const Batch batch = batch_of(2, {absent(1, kAda, 2)});
  for (const access::Actor& stranger : {per, grete, ada}) {
    EXPECT_EQ(open(stranger, k8A, 2)["problem"], "not-found");
    EXPECT_EQ(register_marks(stranger, batch)["problem"], "not-found");
  }
  EXPECT_EQ(standing(kAda, 2), nullptr);
  EXPECT_EQ(register_marks(rut, batch)["results"][0]["entry"]["origin"], "office");
}

TEST_P(Attendance, an_opened_register_is_one_event_and_a_refused_one_is_none) {
  open(kari, k8A, 2);
  open(per, k8A, 2);
  const auto reads = events("register.read");
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(json::parse(reads[0]), (json{{"date", "2024-10-31"}, {"pupils", 3}}));
}

TEST_P(Attendance, the_event_of_a_change_names_the_entry_and_nothing_said_in_it) {
  Mark mark = absent(1, kAda, 2);
  mark.content.note_internal = PersonalText("among us");
  register_marks(kari, batch_of(2, {mark, late(2, kBo, 5)}));
  const auto registered = events("absence.registered");
  ASSERT_EQ(registered.size(), 2U) << "one in the log of each pupil";
  EXPECT_EQ(json::parse(registered[0])["entry"], to_text(id<EntryId>(1)));
  EXPECT_EQ(registered[0].find("among us"), std::string::npos);
}

// Whoever comes second sees the first: one entry stands, the other is told of it.
TEST_P(Attendance, of_two_batches_at_the_same_moment_one_is_saved) {
  for (int round = 0; round < 10; ++round) {
    const int lesson = 1 + round % 3;
    const PupilId pupil = std::array{kAda, kBo, kDina, kAda}[static_cast<std::size_t>(round / 3)];
    Batch batch = batch_of(lesson, {});
    if (round == 9) batch.date = add_days(kThursday, -7);
    std::array<json, 2> answers;
    {
      std::array<std::thread, 2> teachers;
      for (std::size_t i = 0; i < 2; ++i) {
        Batch mine = batch;
        mine.marks = {late(100 + 2 * round + static_cast<int>(i), pupil, 5 + static_cast<int>(i))};
        const access::Actor actor = i == 0 ? kari : odd;
        const std::string key = "round-" + std::to_string(round);
        teachers[i] =
            std::thread([&, i, mine, actor, key] { answers[i] = register_with_key(actor, mine, key); });
      }
      for (std::thread& teacher : teachers)
        teacher.join();
    }
    std::multiset<std::string> statuses;
    for (const json& answer : answers)
      statuses.insert(answer["results"][0]["status"].get<std::string>());
    EXPECT_EQ(statuses, (std::multiset<std::string>{"conflict", "saved"})) << round;
  }
  EXPECT_EQ(texts("select count(*) from absence_entry"), std::vector<std::string>{"10"});
}

TEST_P(Attendance, my_classes_are_those_i_teach_with_todays_lessons) {
  register_marks(kari, batch_of(2, {}, {kAda}));
  register_marks(kari, batch_of(0, {}, {kAda}));
  const auto mine = list_my_classes(context(), kari);
  ASSERT_EQ(mine.size(), 1U);
  EXPECT_EQ(mine[0].name, "8A");
  EXPECT_EQ(mine[0].school, "Solvang skole");
  EXPECT_TRUE(mine[0].is_contact_teacher && mine[0].may_register && mine[0].may_review &&
              mine[0].is_day_registered);
  ASSERT_EQ(mine[0].lessons.size(), 3U);
  EXPECT_TRUE(mine[0].lessons[1].is_mine && mine[0].lessons[1].is_registered);
  EXPECT_FALSE(mine[0].lessons[0].is_registered);
  EXPECT_EQ(mine[0].lessons[0].subject, "Norsk");

  const auto of_odd = list_my_classes(context(), odd);
  ASSERT_EQ(of_odd.size(), 1U);
  EXPECT_FALSE(of_odd[0].may_review || of_odd[0].is_contact_teacher || of_odd[0].lessons[0].is_mine);
  EXPECT_EQ(list_my_classes(context(), siv).size(), 2U);
  EXPECT_TRUE(list_my_classes(context(), grete).empty());
}

TEST_P(Attendance, my_classes_stand_in_the_order_of_their_grades) {
  for (const auto& [number, name, grade] :
       {std::tuple(21, "10A", "10"), std::tuple(22, "1B", "1"), std::tuple(23, "1A", "1")}) {
    run(fmt::format("insert into school_class (id, source_id, school_id, name, kind, grade, school_year) "
                    "values ($1, $2, $3, $2, 'homeroom', {}, 2024)",
                    grade),
        {id<ClassId>(number), name, kSolvang});
  }
  run("insert into school_class (id, source_id, school_id, name, kind, grade, school_year) "
      "values ($1, $2, $3, $2, 'homeroom', null, 2024)",
      {id<ClassId>(24), "0 Alle", kSolvang});
  std::vector<std::string> names;
  for (const MyClass& mine : list_my_classes(context(), siv))
    names.push_back(mine.name);
  EXPECT_EQ(names, (std::vector<std::string>{"1A", "1B", "8A", "8B", "10A", "0 Alle"}));
}

TEST_P(Attendance, my_children_are_those_i_may_see) {
  const auto children = list_my_children(context(), grete);
  ASSERT_EQ(children.size(), 1U);
  EXPECT_EQ(children[0].given_name.reveal(), "Ada");
  grete.relations[0].may_see = false;
  EXPECT_TRUE(list_my_children(context(), grete).empty());
  // A pupil has no right of a guardian to be seen by, and needs none.
  ada.relations[0].may_see = false;
  const auto self = list_my_children(context(), ada);
  ASSERT_EQ(self.size(), 1U);
  EXPECT_EQ(self[0].pupil, kAda);
  EXPECT_TRUE(list_my_children(context(), kari).empty());
}

TEST_P(Attendance, a_day_that_has_not_come_is_for_the_office_to_register) {
  Batch tomorrow = batch_of(0, {absent(1, kAda, 0)});
  tomorrow.date = add_days(kThursday, 1);
  EXPECT_EQ(register_marks(kari, tomorrow)["results"][0]["code"], "future-date");
  EXPECT_EQ(register_marks(odd, tomorrow)["results"][0]["code"], "future-date");
  EXPECT_EQ(register_marks(rut, tomorrow)["results"][0]["status"], "saved");
}

TEST_P(Attendance, a_registration_is_withdrawn_with_its_trace) {
  http::Request request;
  request.route = "/api/classes/{class_id:uuid}/register/withdrawal";
  register_marks(kari, batch_of(1, {absent(1, kAda, 1)}, {kAda, kBo, kDina}));
  ASSERT_FALSE(open(kari, k8A, 1)["registration"].is_null());
  request.headers["idempotency-key"] = "a";
  ASSERT_TRUE(withdraw_registration(context(), kari, request, {k8A, kThursday, 1}));
  const json after = open(kari, k8A, 1);
  EXPECT_TRUE(after["registration"].is_null());
  EXPECT_EQ(texts("select count(*) from class_registration where withdrawn_by is not null"),
            std::vector<std::string>{"1"});
  EXPECT_EQ(texts("select count(*) from absence_entry where superseded_by is null"),
            std::vector<std::string>{"1"});
  request.headers["idempotency-key"] = "b";
  EXPECT_FALSE(withdraw_registration(context(), per, request, {k8A, kThursday, 1}));
  register_marks(kari, batch_of(1, {}, {kAda, kBo, kDina}));
  EXPECT_FALSE(open(kari, k8A, 1)["registration"].is_null()) << "and may be registered again";
}

TEST_P(Attendance, a_lesson_of_a_day_registered_as_a_whole_says_so) {
  EXPECT_TRUE(open(kari, k8A, 1)["day_registration"].is_null());
  register_marks(kari, batch_of(0, {}, {kAda, kBo, kDina}));
  EXPECT_EQ(open(kari, k8A, 1)["day_registration"]["by"], "Kari Test");
  EXPECT_TRUE(open(kari, k8A, 1)["registration"].is_null()) << "the lesson itself is not registered";
  EXPECT_TRUE(open(kari, k8A, 0)["day_registration"].is_null()) << "it is the registration then";
}

TEST_P(Attendance, all_registers_of_a_day_come_at_once) {
  const auto slots = list_my_slots(context(), kari, kThursday);
  ASSERT_FALSE(slots.empty());
  EXPECT_EQ(slots.front().lesson, 0) << "the own class, whole";
  const auto registers = open_registers(context(), kari, slots);
  EXPECT_EQ(registers.size(), slots.size());
  EXPECT_EQ(registers.front().pupils.size(), 3U);
  EXPECT_GT(slots.size(), 1U);
  EXPECT_EQ(events("register.read").size(), 1U) << "one look at one class";
  EXPECT_TRUE(open_registers(context(), per, slots).empty()) << "of another class";
}

}  // namespace
}  // namespace tilstede::attendance
