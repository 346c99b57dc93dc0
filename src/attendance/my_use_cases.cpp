#include "attendance/my_use_cases.hpp"

#include <algorithm>

#include "access/class_subject.hpp"
#include "attendance/lessons_use_cases.hpp"
#include "people/class_use_cases.hpp"

namespace tilstede::attendance {
namespace {

using access::Action;
using access::Actor;
using access::Relation;
using access::Role;
using people::SchoolClass;

std::vector<SchoolClass> classes_in_reach(db::Tx& tx, const Actor& actor, const Date& today) {
  std::vector<ClassId> classes;
  std::vector<SchoolId> schools;
  for (const Relation& relation : actor.relations) {
    if (!covers(relation.period, today)) continue;
    if (relation.school_class) {
      classes.push_back(*relation.school_class);
    } else if (relation.school) {
      schools.push_back(*relation.school);
    }
  }
  return people::classes_of(tx, classes, schools, school_year_of(today));
}

bool is_contact_teacher(const Actor& actor, const ClassId& school_class, const Date& today) {
  return std::any_of(actor.relations.begin(), actor.relations.end(), [&](const Relation& relation) {
    return relation.role == Role::contact_teacher && relation.school_class == school_class &&
           covers(relation.period, today);
  });
}

MyClass my_class(const Actor& actor, const SchoolClass& school_class, const Date& today) {
  const access::Subject subject = access::subject_of(school_class);
  MyClass mine;
  mine.school_class = school_class.id;
  mine.name = school_class.name;
  mine.school = school_class.school_name;
  mine.grade = school_class.grade;
  mine.is_contact_teacher = is_contact_teacher(actor, school_class.id, today);
  mine.may_register = access::may(actor, Action::register_absence, subject, today).has_value();
  mine.may_review = access::may(actor, Action::review_class, subject, today).has_value();
  return mine;
}

// A guardian's child, or the pupil who asks.
bool is_mine(const Relation& relation, const Date& today) {
  const bool may_see = relation.role == Role::pupil || (relation.role == Role::guardian && relation.may_see);
  return may_see && relation.pupil && covers(relation.period, today);
}

}  // namespace

std::vector<MyClass> list_my_classes(const Context& context, const Actor& actor) {
  const Date today = context.clock.today();
  return context.database.read([&](db::Tx& tx) {
    std::vector<MyClass> mine;
    std::vector<ClassId> ids;
    for (const SchoolClass& school_class : classes_in_reach(tx, actor, today)) {
      MyClass candidate = my_class(actor, school_class, today);
      if (!candidate.may_register && !candidate.may_review) continue;
      ids.push_back(candidate.school_class);
      mine.push_back(std::move(candidate));
    }
    const Registrations registrations = store::registrations(tx, ids, today);
    auto lessons = lessons_of_day(tx, ids, today, actor, registrations);
    for (MyClass& school_class : mine) {
      school_class.lessons = std::move(lessons[school_class.school_class]);
      school_class.is_day_registered =
          newest_registration(registrations, school_class.school_class, 0).has_value();
    }
    return mine;
  });
}

std::vector<RegisterSlot> list_my_slots(const Context& context, const Actor& actor, const Date& date) {
  const Date today = context.clock.today();
  return context.database.read([&](db::Tx& tx) {
    std::map<ClassId, bool> is_own;
    for (const SchoolClass& school_class : classes_in_reach(tx, actor, today)) {
      const MyClass mine = my_class(actor, school_class, today);
      if (mine.may_register) is_own[school_class.id] = mine.is_contact_teacher;
    }
    std::vector<ClassId> ids;
    for (const auto& [school_class, own] : is_own)
      ids.push_back(school_class);
    auto lessons = lessons_of_day(tx, ids, date, actor, {});
    std::vector<RegisterSlot> slots;
    for (const auto& [school_class, own] : is_own) {
      if (own) slots.push_back({school_class, date, 0});
      for (const LessonOfDay& lesson : lessons[school_class]) {
        if (own || lesson.is_mine) slots.push_back({school_class, date, lesson.lesson});
      }
    }
    return slots;
  });
}

std::vector<MyChild> list_my_children(const Context& context, const Actor& actor) {
  const Date today = context.clock.today();
  std::vector<PupilId> pupils;
  for (const Relation& relation : actor.relations) {
    if (is_mine(relation, today)) pupils.push_back(*relation.pupil);
  }
  std::vector<MyChild> children;
  for (auto& [pupil, given_name] :
       context.database.read([&](db::Tx& tx) { return people::given_names(tx, pupils); })) {
    children.push_back({pupil, given_name});
  }
  return children;
}

}  // namespace tilstede::attendance
