#include "home/my_home_use_cases.hpp"

#include <algorithm>

#include "attendance/home_messages_use_cases.hpp"
#include "home/contact_wish_store.hpp"
#include "home/contest_store.hpp"
#include "home/home_store.hpp"
#include "people/class_use_cases.hpp"
#include "people/enrolment_use_cases.hpp"

namespace tilstede::home {
namespace {

using access::Actor;
using access::Relation;
using access::Role;

std::vector<Child> children_of(const Actor& actor, const Date& today) {
  std::vector<Child> children;
  for (const Relation& relation : actor.relations) {
    const bool is_child = relation.role == Role::guardian && relation.pupil && covers(relation.period, today);
    if (!is_child || !(relation.may_see || relation.may_report)) continue;
    Child child;
    child.pupil = *relation.pupil;
    child.may_see = relation.may_see;
    child.may_report = relation.may_report;
    children.push_back(std::move(child));
  }
  return children;
}

std::vector<PupilId> ids_of(const std::vector<Child>& children) {
  std::vector<PupilId> ids;
  for (const Child& child : children)
    ids.push_back(child.pupil);
  return ids;
}

// A teaching group is no class to be told by.
void add_classes(db::Tx& tx, std::vector<Child>& children, const Date& today) {
  const auto memberships = people::memberships_in(tx, ids_of(children), school_year_of(today));
  std::vector<ClassId> ids;
  for (const auto& membership : memberships)
    ids.push_back(membership.school_class);
  const auto classes = people::classes_of(tx, ids, {}, school_year_of(today));
  for (const auto& membership : memberships) {
    if (!covers(membership.period, today)) continue;
    const auto found = std::ranges::find(classes, membership.school_class, &people::SchoolClass::id);
    const auto child = std::ranges::find(children, membership.pupil, &Child::pupil);
    if (found == classes.end() || found->subject || child == children.end()) continue;
    child->school = found->school_name;
    child->school_class = found->name;
  }
}

// Who may only report sees what they have reported themselves.
std::vector<HomeMessage> visible(std::vector<HomeMessage> messages, const Child& child,
                                 const GuardianId& guardian) {
  if (!child.may_see) std::erase_if(messages, [&](const auto& one) { return one.guardian != guardian; });
  return messages;
}

void add_facts(db::Tx& tx, MyHome& home) {
  auto facts = load_facts(tx, ids_of(home.children), home.open_days, home.today);
  for (Child& child : home.children) {
    child.school_days = std::move(facts[child.pupil].school_days);
    child.messages = visible(std::move(facts[child.pupil].standing), child, home.guardian);
  }
}

void add_contests(db::Tx& tx, MyHome& home) {
  for (Contest& contest : store::contests_of(tx, ids_of(home.children))) {
    const auto child = std::ranges::find(home.children, contest.pupil, &Child::pupil);
    if (contest.guardian == home.guardian) child->contests.push_back(std::move(contest));
  }
}

void add_wish(db::Tx& tx, MyHome& home) {
  const auto wishes = store::contact_wishes(tx, {home.guardian});
  const auto found = wishes.find(home.guardian);
  if (found != wishes.end()) home.wish = found->second;
}

}  // namespace

MyHome read_my_home(const Context& context, const Actor& actor) {
  MyHome home;
  home.today = context.clock.today();
  home.open_days = days_open_for_reports(home.today);
  home.guardian = actor.guardian.value_or(GuardianId{});
  home.children = children_of(actor, home.today);
  context.database.read([&](db::Tx& tx) {
    home.reasons = store::reasons_for_home(tx);
    const auto names = people::given_names(tx, ids_of(home.children));
    for (Child& child : home.children)
      child.given_name = names.at(child.pupil);
    add_classes(tx, home.children, home.today);
    add_facts(tx, home);
    add_contests(tx, home);
    add_wish(tx, home);
  });
  return home;
}

std::map<PupilId, std::vector<Lesson>> read_my_lessons(const Context& context, const Actor& actor,
                                                       const Date& date) {
  auto children = children_of(actor, context.clock.today());
  std::erase_if(children, [](const Child& child) { return !child.may_report; });
  return context.database.read([&](db::Tx& tx) { return lessons_of_pupils(tx, ids_of(children), date); });
}

}  // namespace tilstede::home
