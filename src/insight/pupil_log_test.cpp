#include "insight/pupil_log.hpp"

#include <gtest/gtest.h>

#include "insight/pupil_log_view.hpp"

namespace tilstede::insight {
namespace {

using access::Relation;
using access::Role;

const Date kToday{std::chrono::year(2024) / 10 / 31};

template <class IdType>
IdType id(std::uint8_t number) {
  Uuid uuid;
  uuid.bytes[15] = number;
  return IdType{uuid};
}

Event event(WhoKind kind, std::uint8_t account, const std::string& name, int minute) {
  Event one;
  one.date = kToday;
  one.at = Instant(std::chrono::sys_days(kToday)) + std::chrono::minutes(minute);
  one.action = "pupil.read";
  if (kind != WhoKind::program) one.account = id<AccountId>(account);
  one.who = {kind, PersonalText(name), {}};
  return one;
}

// "guardian Grete 2", newest first.
std::vector<std::string> shown(Reader reader, bool is_protected, const std::vector<Event>& events) {
  std::vector<std::string> texts;
  for (const Line& line : lines_for(reader, is_protected, events)) {
    texts.push_back(std::string(name_of(line.who.kind)) + " " + line.who.name.reveal() + " " +
                    std::to_string(line.count));
  }
  return texts;
}

using Texts = std::vector<std::string>;

const std::vector<Event> kDay = {
    event(WhoKind::staff, 1, "Kari", 9), event(WhoKind::guardian, 2, "Grete", 8),
    event(WhoKind::you, 3, "Geir", 7),   event(WhoKind::guardian, 4, "Gro", 6),
    event(WhoKind::staff, 1, "Kari", 5), event(WhoKind::program, 0, "", 4),
    event(WhoKind::pupil, 5, "Ada", 3),  event(WhoKind::gone, 6, "", 2),
};

TEST(PupilLogLines, tells_a_home_nothing_of_another_guardian_but_that_there_was_one) {
  EXPECT_EQ(shown(Reader::home, false, kDay),
            (Texts{"staff Kari 2", "guardian  2", "you Geir 1", "pupil Ada 1", "gone  1"}));
}

TEST(PupilLogLines, leaves_other_guardians_out_where_the_address_is_protected) {
  EXPECT_EQ(shown(Reader::home, true, kDay), (Texts{"staff Kari 2", "you Geir 1", "pupil Ada 1", "gone  1"}));
}

TEST(PupilLogLines, tells_the_officer_all) {
  EXPECT_EQ(shown(Reader::officer, true, kDay),
            (Texts{"staff Kari 2", "guardian Grete 1", "you Geir 1", "guardian Gro 1", "program  1",
                   "pupil Ada 1", "gone  1"}));
}

TEST(PupilLogLines, has_the_first_and_the_last_time_and_a_new_line_each_day_and_for_each_action) {
  auto events = std::vector<Event>{event(WhoKind::staff, 1, "Kari", 9), event(WhoKind::staff, 1, "Kari", 5),
                                   event(WhoKind::staff, 1, "Kari", 4), event(WhoKind::staff, 1, "Kari", 3)};
  events[2].action = "absence.corrected";
  events[3].date = add_days(kToday, -1);
  const auto lines = lines_for(Reader::home, false, events);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].last_at, events[0].at);
  EXPECT_EQ(lines[0].first_at, events[1].at);
  EXPECT_EQ(lines[1].action, "absence.corrected");
}

Relation relation(Role role, std::optional<SchoolId> school, std::optional<ClassId> school_class = {}) {
  Relation one;
  one.role = role;
  one.period = {add_days(kToday, -70), std::nullopt};
  one.school = school;
  one.school_class = school_class;
  return one;
}

TEST(PupilLogRoles, are_those_towards_the_pupil_on_the_day) {
  const auto ada = id<PupilId>(1);
  const auto school = id<SchoolId>(1);
  const auto other_school = id<SchoolId>(2);
  const auto class_8a = id<ClassId>(1);
  const std::vector<Belonging> belongings = {{{add_days(kToday, -10), std::nullopt}, school, {}},
                                             {{add_days(kToday, -10), std::nullopt}, {}, class_8a}};
  const auto roles = [&](const std::vector<Relation>& relations, const Date& day = kToday) {
    return roles_towards(ada, belongings, relations, day);
  };
  using Roles = std::vector<Role>;
  EXPECT_EQ(roles({relation(Role::teacher, {}, class_8a), relation(Role::contact_teacher, {}, class_8a)}),
            Roles{Role::contact_teacher});
  EXPECT_EQ(roles({relation(Role::principal, other_school), relation(Role::secretary, school)}),
            Roles{Role::secretary});
  EXPECT_EQ(roles({relation(Role::principal, other_school)}), Roles{Role::principal});
  EXPECT_EQ(roles({relation(Role::teacher, {}, class_8a)}, add_days(kToday, -80)), Roles{});
  Relation counsellor = relation(Role::counsellor, {});
  counsellor.pupil = ada;
  EXPECT_EQ(roles({counsellor, relation(Role::principal, other_school)}), Roles{Role::counsellor});
}

TEST(PupilLogLines, are_a_file_with_a_line_each) {
  auto lines = lines_for(Reader::officer, false, {event(WhoKind::staff, 1, "Kari, \"K\" Dal", 9)});
  lines.front().who.roles = {Role::teacher, Role::counsellor};
  EXPECT_EQ(to_csv(lines),
            "date,first_at,last_at,count,action,is_list,who,name,roles\n"
            "2024-10-31,2024-10-31T00:09:00.000000Z,2024-10-31T00:09:00.000000Z,1,pupil.read,false,staff,"
            "\"Kari, \"\"K\"\" Dal\","
            "teacher counsellor\n");
}

}  // namespace
}  // namespace tilstede::insight
