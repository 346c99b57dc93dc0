#include "substitute/holder_use_cases.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

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

TEST_P(Holder, who_has_no_right_to_the_class_makes_no_link) {
  EXPECT_EQ(make_link(context(), per, {k8A, kThursday, 1}).error().code, "not-found");
  EXPECT_EQ(make_link(context(), kari, {k8A, add_days(kThursday, -1), 1}).error().code, "invalid-request");
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
