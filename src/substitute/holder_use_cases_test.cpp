#include "substitute/holder_use_cases.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "attendance/attendance_store_testing.hpp"
#include "substitute/handovers_use_cases.hpp"
#include "substitute/links_use_cases.hpp"

namespace tilstede::substitute {
namespace {

using namespace attendance::testing;  // NOLINT: the small school's names
using attendance::testing::absent;
using nlohmann::json;

class Holder : public SchoolTest {
 protected:
  MadeLink made(int lesson = 1) { return make_link(context(), rut, {k8A, kThursday, lesson}).value(); }

  Result<Opened, Problem> open_with(const MadeLink& link, const std::string& session = "") {
    return open_link(context(), {link.token, "", PersonalText("Vigdis"), session});
  }

  std::string send(const std::string& session, int mark, const std::string& key) {
    http::Request request;
    request.path = "/api/substitute/register";
    request.headers["idempotency-key"] = key;
    const HolderMarks marks{{kAda, kBo, kDina}, {absent(mark, kAda, 1)}};
    const auto answer = register_once(context(), request, session, marks, on_changed());
    return answer ? answer->body : answer.error().code;
  }

  std::string count(const std::string& sql) { return texts(sql).at(0); }
};
FOR_EACH_ENGINE(Holder);

TEST_P(Holder, registers_once_and_says_who_and_by_whose_link) {
  const auto opened = open_with(made());
  const auto answer = json::parse(send(opened->session, 1, "one"));
  EXPECT_EQ(answer["results"][0]["status"], "saved");
  EXPECT_EQ(send(opened->session, 2, "two"), "substitute-link-used");
  EXPECT_EQ(json::parse(send(opened->session, 1, "one")), answer);
  EXPECT_EQ(count("select count(*) from absence_entry"), "1");
  EXPECT_EQ(count("select substitute_name from absence_entry"), "Vigdis");
  EXPECT_EQ(count("select substitute_name from class_registration"), "Vigdis");
  EXPECT_EQ(texts("select distinct actor_account_id from audit_event").size(), 1u);
}

TEST_P(Holder, what_is_refused_uses_nothing_up) {
  const auto link = made();
  const auto opened = open_with(link);
  withdraw_link(context(), rut, link.view.link.id).value();
  EXPECT_EQ(send(opened->session, 1, "one"), "substitute-link-withdrawn");
  EXPECT_EQ(count("select count(*) from absence_entry"), "0");
  EXPECT_EQ(count("select count(*) from substitute_link where used_at is not null"), "0");
}

TEST_P(Holder, opens_on_one_device_alone) {
  const auto link = made();
  const auto first = open_with(link);
  EXPECT_EQ(open_with(link).error().code, "substitute-link-taken");
  EXPECT_EQ(open_with(link, first->session)->session, first->session);
}

TEST_P(Holder, reads_names_and_registers_no_other_lesson) {
  const auto opened = open_with(made(2));
  const auto list = read_list(context(), opened->link).value();
  EXPECT_EQ(list.pupils.size(), 3u);
  EXPECT_EQ(list.place.lesson, 2);
  send(opened->session, 1, "one");
  EXPECT_EQ(count("select lesson from absence_entry"), "2");
}

TEST_P(Holder, no_code_is_made_for_a_day_without_school) {
  const Date saturday = add_days(kThursday, 2);
  EXPECT_EQ(make_link(context(), rut, {k8A, saturday, 0}).error().code, "no-school-that-day");
  EXPECT_EQ(make_link(context(), rut, {k8A, add_days(kThursday, -1), 0}).error().code, "lesson-date-refused");
  EXPECT_EQ(count("select count(*) from substitute_link"), "0");
}

TEST_P(Holder, tells_two_of_one_name_apart) {
  EXPECT_EQ(read_list(context(), open_with(made())->link)->pupils[0].told_apart_by, "");
  run("update pupil set given_name = 'Ada', family_name = 'Test' where id in ($1, $2)", {kAda, kBo});
  const auto list = read_list(context(), open_with(made(2))->link).value();
  std::set<std::string> apart;
  for (const ListedPupil& pupil : list.pupils)
    apart.insert(pupil.told_apart_by);
  EXPECT_EQ(apart, (std::set<std::string>{"", "1", "2"}));
}

TEST_P(Holder, whom_a_plan_has_elsewhere_is_neither_absent_nor_present) {
  run("insert into schooling_plan (id, pupil_id, valid_from, valid_to, note, decided_at, decided_by) "
      "values ($1, $2, '2024-10-01', '2024-12-01', 'Gradvis tilbake', 1, $3)",
      {numbered(70), kBo, rut.account});
  run("insert into schooling_plan_part (plan_id, weekday, lesson, expected) values ($1, 4, 1, "
      "'not_expected')",
      {numbered(70)});
  run("insert into home_message (id, pupil_id, guardian_id, from_date, to_date, reported_at) "
      "values ($1, $2, $3, '2024-10-31', '2024-10-31', 1)",
      {numbered(71), kBo, *grete.guardian});
  const auto opened = open_with(made());
  const auto list = read_list(context(), opened->link).value();
  EXPECT_EQ(list.pupils.size(), 2u);
  EXPECT_EQ(json::parse(send(opened->session, 1, "one"))["results"].size(), 1u);
  EXPECT_EQ(texts("select pupil_id from absence_entry where pupil_id = $1", {kBo}).size(), 0u);
  EXPECT_EQ(count("select pupils_seen from class_registration").find(to_text(kBo)), std::string::npos);
}

TEST_P(Holder, who_has_no_right_to_the_class_makes_no_link) {
  EXPECT_EQ(make_link(context(), per, {k8A, kThursday, 1}).error().code, "not-found");
  EXPECT_EQ(make_link(context(), kari, {k8A, add_days(kThursday, -1), 1}).error().code,
            "lesson-date-refused");
}

TEST_P(Holder, a_link_is_listed_for_those_of_the_class_and_the_school) {
  made();
  EXPECT_EQ(list_links(context(), kari).size(), 1u);
  EXPECT_EQ(list_links(context(), siv).size(), 1u);
  EXPECT_TRUE(list_links(context(), per).empty());
  EXPECT_TRUE(list_links(context(), grete).empty());
}

}  // namespace
}  // namespace tilstede::substitute
