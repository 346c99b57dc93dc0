#include "insight/pupil_log_use_cases.hpp"

#include <gtest/gtest.h>

#include "access/actor_store.hpp"
#include "access/audit.hpp"
#include "access/world_store_testing.hpp"

namespace tilstede::insight {
namespace {

using access::Actor;
using access::Role;
using access::testing::kSummer;
using access::testing::kToday;

class Insight : public access::testing::World {
 protected:
  void SetUp() override {
    World::SetUp();
    school = add_school("Bakken");
    school_class = add_class(school, "8A");
    pupil = add_pupil();
    enrol(pupil, school);
    add_member(school_class, pupil);
    kari = add_staff("Kari");
    add_class_teacher(school_class, kari, true);
    teacher = add_account("kari", kari);
    const auto grete = add_guardian();
    const auto geir = add_guardian();
    add_guardianship(pupil, grete, true, "confirmed");
    add_guardianship(pupil, geir, true, "confirmed");
    grete_account = add_account("grete", grete);
    geir_account = add_account("geir", geir);
    as_grete = load({grete_account, {}, grete, {}});
    const auto oda = add_staff("Oda");
    add_role(oda, {.role = Role::data_protection_officer});
    officer = load({add_account("oda", oda), oda, {}, {}});
  }

  Actor load(const access::AccountRow& account) {
    return database().read([&](db::Tx& tx) { return access::load_actor(tx, account, kToday, true); });
  }
  void log(AccountId by, const std::string& action) {
    clock.set(clock.now() + std::chrono::minutes(1));
    database().write([&](db::Tx& tx) {
      access::record(tx, context(), by, {action, "pupil", to_text(pupil), "{}"});
    });
  }
  // "staff Kari Nordmann contact-teacher pupil.read"
  std::vector<std::string> lines(const Actor& actor, const Period& days = {kToday, kToday}) {
    const auto read = read_pupil_log(context(), actor, pupil, days);
    if (!read) return {read.error().code};
    std::vector<std::string> texts;
    for (const Line& line : read->lines) {
      std::string text(name_of(line.who.kind));
      if (!line.who.name.reveal().empty()) text += " " + line.who.name.reveal();
      for (const auto role : line.who.roles)
        text += " " + std::string(access::name_of(role));
      texts.push_back(text + " " + line.action);
    }
    return texts;
  }

  SchoolId school;
  ClassId school_class;
  PupilId pupil;
  StaffId kari;
  AccountId teacher;
  AccountId grete_account;
  AccountId geir_account;
  Actor as_grete;
  Actor officer;
};

using Lines = std::vector<std::string>;

TEST_P(Insight, tells_a_guardian_who_on_the_staff_has_looked_and_nothing_of_the_other_guardian) {
  log(teacher, "pupil.read");
  log(geir_account, "pupil.read");
  EXPECT_EQ(lines(as_grete),
            (Lines{"guardian pupil.read", "staff Kari Nordmann contact-teacher pupil.read"}));
}

TEST_P(Insight, logs_that_the_log_was_read) {
  EXPECT_EQ(lines(as_grete), Lines{});
  const auto now = lines(as_grete);
  ASSERT_EQ(now.size(), 1U);
  EXPECT_TRUE(now.front().starts_with("you ") && now.front().ends_with(" log.read")) << now.front();
  const auto seen = lines(officer);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_TRUE(seen.front().starts_with("guardian ")) << seen.front();
}

TEST_P(Insight, leaves_the_other_guardian_out_where_the_address_is_protected) {
  execute("update pupil set protected_address = 'strictly_confidential'");
  log(geir_account, "pupil.read");
  EXPECT_EQ(lines(as_grete), Lines{});
}

TEST_P(Insight, is_not_for_staff_and_not_for_the_guardian_of_another_child) {
  auto stranger = as_grete;
  stranger.relations.clear();
  EXPECT_EQ(lines(stranger), Lines{"not-found"});
  const auto contact = load({teacher, kari, {}, {}});
  EXPECT_EQ(lines(contact), Lines{"not-allowed"});
}

TEST_P(Insight, finds_a_pupil_by_name_for_the_officer_alone_and_logs_the_search) {
  execute("update pupil set given_name = 'Åse', family_name = 'Ødegård'");
  const auto found = find_pupils(context(), officer, PersonalText("åse ø"));
  ASSERT_TRUE(found && found->pupils.size() == 1);
  EXPECT_EQ(found->pupils.front().pupil, pupil);
  EXPECT_EQ(found->pupils.front().place, "8A, Bakken");
  EXPECT_EQ(
      count("select count(*) from audit_event where action = 'log.searched' and payload = '{\"found\":1}'"),
      1);
  EXPECT_EQ(find_pupils(context(), as_grete, PersonalText("åse")).error().code, "not-allowed");
}

TEST_P(Insight, shows_no_place_of_a_pupil_with_a_protected_address) {
  execute("update pupil set given_name = 'Ada', protected_address = 'confidential'");
  const auto found = find_pupils(context(), officer, PersonalText("ada"));
  ASSERT_TRUE(found && found->pupils.size() == 1);
  EXPECT_EQ(found->pupils.front().place, "");
}

FOR_EACH_ENGINE(Insight);

}  // namespace
}  // namespace tilstede::insight
