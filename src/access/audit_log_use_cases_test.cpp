#include "access/audit_log_use_cases.hpp"

#include <gtest/gtest.h>

#include "access/audit.hpp"
#include "access/world_store_testing.hpp"

namespace tilstede::access {
namespace {

using testing::kSummer;
using testing::kToday;

class PupilLog : public testing::World {
 protected:
  void SetUp() override {
    World::SetUp();
    school = add_school("Bakken");
    school_class = add_class(school, "8A");
    pupil = add_pupil();
    reader = add_account("kari", add_staff("Kari"));
  }

  void log(const std::string& action, const std::string& kind, const std::string& id,
           const std::string& payload) {
    clock.set(clock.now() + std::chrono::minutes(1));
    database().write([&](db::Tx& tx) { record(tx, context(), reader, {action, kind, id, payload}); });
  }
  void read_list(ClassId list, const Date& date) {
    log("register.read", "class", to_text(list), R"({"date":")" + to_text(date) + R"(","pupils":28})");
  }

  // "register.read list Kari Nordmann", newest first.
  std::vector<std::string> log_of(PupilId of, const Period& days = {kSummer, kToday}) {
    return database().read([&](db::Tx& tx) {
      const auto people = people_of_log(tx, {reader});
      std::vector<std::string> texts;
      for (const auto& event : log_of_pupil(tx, of, days)) {
        EXPECT_EQ(event.account, reader);
        texts.push_back(event.action + (event.list ? " list " : " alone ") + people.at(reader).name.reveal());
      }
      return texts;
    });
  }

  SchoolId school;
  ClassId school_class;
  PupilId pupil;
  AccountId reader;
};

using Log = std::vector<std::string>;

TEST_P(PupilLog, names_who_read_the_pupil_and_the_lists_the_pupil_stood_on) {
  add_member(school_class, pupil);
  read_list(school_class, kToday);
  log("absence.read", "pupil", to_text(pupil), "{}");
  log("review.read", "class", to_text(school_class), R"({"date":"2024-10-31"})");
  EXPECT_EQ(log_of(pupil), (Log{"review.read list Kari Nordmann", "absence.read alone Kari Nordmann",
                                "register.read list Kari Nordmann"}));
}

TEST_P(PupilLog, has_changes_too_and_leaves_out_what_others_stood_on) {
  const auto other_class = add_class(school, "8B");
  const auto other_pupil = add_pupil();
  add_member(school_class, pupil);
  add_member(other_class, other_pupil);
  read_list(other_class, kToday);
  log("absence.read", "pupil", to_text(other_pupil), "{}");
  log("class.registered", "class", to_text(school_class), R"({"date":"2024-10-31"})");
  log("absence.corrected", "pupil", to_text(pupil), "{}");
  EXPECT_EQ(log_of(pupil),
            (Log{"absence.corrected alone Kari Nordmann", "class.registered list Kari Nordmann"}));
  EXPECT_EQ(log_of(other_pupil).size(), 2U);
}

TEST_P(PupilLog, gives_the_days_that_are_asked_for_and_says_whether_there_is_more) {
  add_member(school_class, pupil);
  log("absence.read", "pupil", to_text(pupil), "{}");
  clock.set(clock.now() + std::chrono::hours(24));
  read_list(school_class, kToday);
  EXPECT_EQ(log_of(pupil, {kToday, kToday}), (Log{"absence.read alone Kari Nordmann"}));
  EXPECT_EQ(log_of(pupil, {add_days(kToday, 1), std::nullopt}), (Log{"register.read list Kari Nordmann"}));
  const auto is_more = [&](const Date& day) {
    return database().read([&](db::Tx& tx) { return has_log_before(tx, pupil, day); });
  };
  EXPECT_FALSE(is_more(kToday));
  EXPECT_TRUE(is_more(add_days(kToday, 1)));
}

TEST_P(PupilLog, resolves_a_list_by_who_was_on_it_on_its_date_not_when_it_was_read) {
  add_member(school_class, pupil, {kSummer, add_days(kToday, -10)});
  add_member(school_class, pupil, {add_days(kToday, -2), std::nullopt});
  read_list(school_class, add_days(kToday, -11));
  read_list(school_class, add_days(kToday, -10));
  read_list(school_class, add_days(kToday, -9));
  read_list(school_class, add_days(kToday, -3));
  read_list(school_class, add_days(kToday, -2));
  EXPECT_EQ(log_of(pupil).size(), 3U);
}

TEST_P(PupilLog, takes_the_day_of_reading_when_the_payload_has_been_deleted) {
  add_member(school_class, pupil, {kToday, kToday});
  read_list(school_class, add_days(kToday, -1));
  EXPECT_EQ(log_of(pupil), Log{});
  execute("update audit_event set payload = null");
  EXPECT_EQ(log_of(pupil).size(), 1U);
}

FOR_EACH_ENGINE(PupilLog);

}  // namespace
}  // namespace tilstede::access
