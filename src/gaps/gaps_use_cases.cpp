#include "gaps/gaps_use_cases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "access/audit.hpp"
#include "access/class_subject.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "gaps/gaps_store.hpp"
#include "letters/outbox_use_cases.hpp"
#include "people/class_use_cases.hpp"
#include "people/school_use_cases.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede::gaps {
namespace {

using access::Action;
using access::Actor;
using access::Relation;
using people::SchoolClass;

Now now_of(const Context& context) {
  return {context.clock.today(), oslo::minute_of_day(context.clock.now())};
}

Period last_days(const Context& context, int days) {
  const Date today = context.clock.today();
  return {add_days(today, 1 - days), today};
}

// --- whose classes ---

/// The classes of one school that the actor follows, and whether that is all of it.
struct Reach {
  SchoolId school;
  std::vector<SchoolClass> classes;
  bool is_whole = false;
};

bool may(const Context& context, const Actor& actor, const access::Subject& subject) {
  return access::may(actor, Action::read_gaps, subject, context.clock.today()).has_value();
}

access::Subject subject_of(const SchoolId& school) {
  access::Subject subject;
  subject.places.push_back({school, std::nullopt, std::nullopt, {}});
  return subject;
}

std::vector<SchoolClass> classes_in_reach(db::Tx& tx, const Context& context, const Actor& actor) {
  const Date today = context.clock.today();
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
  auto found = people::classes_of(tx, classes, schools, school_year_of(today));
  std::erase_if(found, [&](const SchoolClass& one) { return !may(context, actor, access::subject_of(one)); });
  return found;
}

std::vector<Reach> reach_of(db::Tx& tx, const Context& context, const Actor& actor) {
  std::vector<Reach> reach;
  for (SchoolClass& one : classes_in_reach(tx, context, actor)) {
    if (reach.empty() || reach.back().school != one.school)
      reach.push_back({one.school, {}, may(context, actor, subject_of(one.school))});
    reach.back().classes.push_back(std::move(one));
  }
  return reach;
}

std::vector<ClassId> ids_of(const std::vector<SchoolClass>& classes) {
  std::vector<ClassId> ids;
  for (const SchoolClass& one : classes)
    ids.push_back(one.id);
  return ids;
}

// --- gaps of one school ---

// Where the timetable names nobody, the lesson is the contact teacher's to think of.
void name_teachers(db::Tx& tx, std::vector<Gap>& gaps, const std::vector<ClassId>& classes,
                   const Date& today) {
  const auto contacts = store::contact_teachers(tx, classes, today);
  for (Gap& gap : gaps) {
    const auto contact = contacts.find(gap.school_class);
    if (!gap.teacher && contact != contacts.end()) gap.teacher = contact->second;
  }
}

std::vector<Gap> gaps_of(db::Tx& tx, const Context& context, const Reach& reach, const Period& period) {
  const auto classes = ids_of(reach.classes);
  auto gaps =
      find_gaps(store::timetable_of(tx, classes, period), calendar::school_days_of(tx, reach.school, period),
                store::registered(tx, classes, period), now_of(context));
  name_teachers(tx, gaps, classes, context.clock.today());
  return gaps;
}

std::vector<NamedGap> named(std::vector<Gap> gaps, const std::vector<SchoolClass>& classes) {
  std::vector<NamedGap> found;
  for (Gap& gap : gaps) {
    const auto at = std::find_if(classes.begin(), classes.end(),
                                 [&](const SchoolClass& one) { return one.id == gap.school_class; });
    found.push_back({std::move(gap), at == classes.end() ? "" : at->name});
  }
  return found;
}

std::vector<TeacherGaps> by_teacher(db::Tx& tx, const std::vector<NamedGap>& gaps) {
  std::vector<TeacherGaps> teachers;
  std::vector<StaffId> staff;
  for (const NamedGap& gap : gaps) {
    const auto at = std::find_if(teachers.begin(), teachers.end(),
                                 [&](const TeacherGaps& one) { return one.teacher == gap.gap.teacher; });
    if (at != teachers.end()) {
      at->gaps.push_back(gap);
      continue;
    }
    teachers.push_back({gap.gap.teacher, {}, {gap}});
    if (gap.gap.teacher) staff.push_back(*gap.gap.teacher);
  }
  auto names = store::teachers(tx, staff);
  for (TeacherGaps& one : teachers) {
    if (one.teacher) one.name = names[*one.teacher].name;
  }
  std::stable_sort(teachers.begin(), teachers.end(),
                   [](const TeacherGaps& a, const TeacherGaps& b) { return a.gaps.size() > b.gaps.size(); });
  return teachers;
}

// --- gone later ---

std::map<std::pair<PupilId, Date>, Starts> starts_of(
    const std::vector<std::pair<PupilId, store::Member>>& members, const std::vector<Away>& away,
    const std::vector<WeeklyLesson>& timetable) {
  std::map<PupilId, ClassId> class_of;
  for (const auto& [pupil, member] : members)
    class_of.emplace(pupil, member.school_class);
  std::map<std::pair<PupilId, Date>, Starts> starts;
  for (const Away& one : away) {
    for (const WeeklyLesson& lesson : timetable) {
      if (lesson.school_class != class_of[one.pupil] || lesson.weekday != weekday_of(one.date)) continue;
      if (!covers(lesson.valid, one.date)) continue;
      starts[{one.pupil, one.date}][lesson.lesson] = lesson.starts_minute;
    }
  }
  return starts;
}

std::vector<PupilId> pupils_in(const std::vector<Away>& away) {
  std::set<PupilId> pupils;
  for (const Away& one : away)
    pupils.insert(one.pupil);
  return {pupils.begin(), pupils.end()};
}

std::vector<PupilGoneLater> gone_later_of(db::Tx& tx, const Context& context, const Reach& reach,
                                          const Period& period) {
  const auto classes = ids_of(reach.classes);
  const auto away = store::away(tx, classes, period);
  const auto members = store::members(tx, pupils_in(away), classes);
  auto found = find_gone_later(away, starts_of(members, away, store::timetable_of(tx, classes, period)),
                               now_of(context));
  std::vector<PupilGoneLater> gone;
  for (const auto& [pupil, member] : members) {
    if (auto at = found.find(pupil); at != found.end())
      gone.push_back(
          {pupil, member.given_name, member.family_name, member.class_name, std::move(at->second)});
  }
  std::stable_sort(gone.begin(), gone.end(), [](const PupilGoneLater& a, const PupilGoneLater& b) {
    return a.days.size() > b.days.size();
  });
  return gone;
}

// --- the view ---

bool may_change(const Context& context, const Actor& actor, const SchoolId& school) {
  return access::may(actor, Action::set_registration_rules, subject_of(school), context.clock.today())
      .has_value();
}

void add_own(std::vector<NamedGap>& own, const std::vector<NamedGap>& gaps, const Actor& actor) {
  std::copy_if(gaps.begin(), gaps.end(), std::back_inserter(own),
               [&](const NamedGap& one) { return actor.staff && one.gap.teacher == actor.staff; });
}

std::string name_of(const std::vector<people::NamedSchool>& schools, const SchoolId& id) {
  const auto at = std::find_if(schools.begin(), schools.end(), [&](const auto& one) { return one.id == id; });
  return at == schools.end() ? "" : at->name;
}

Result<GapsView, Problem> load(db::Tx& tx, const Context& context, const Actor& actor, int days) {
  GapsView view;
  view.period = last_days(context, days);
  const auto reaches = reach_of(tx, context, actor);
  if (reaches.empty()) {
    // Staff who have not confirmed the rules of privacy are told so, and not that they have no lessons.
    const bool is_waiting = actor.staff && !actor.has_confirmed_privacy;
    return refused(is_waiting ? access::privacy_not_confirmed() : access::not_allowed());
  }
  const auto schools = people::schools(tx);
  for (const Reach& reach : reaches) {
    const auto gaps = named(gaps_of(tx, context, reach, view.period), reach.classes);
    add_own(view.own, gaps, actor);
    SchoolGaps school;
    school.school = reach.school;
    school.name = name_of(schools, reach.school);
    school.is_whole = reach.is_whole;
    school.may_change_settings = may_change(context, actor, reach.school);
    school.remind_minute = store::remind_minute(tx, reach.school);
    if (reach.is_whole) school.teachers = by_teacher(tx, gaps);
    school.gone_later = gone_later_of(tx, context, reach, view.period);
    view.schools.push_back(std::move(school));
  }
  return view;
}

// --- the reminder ---

letters::NewMessage reminder_to(const StaffId& staff, const store::Teacher& teacher, const SchoolId& school,
                                const Date& date, std::size_t lessons) {
  letters::NewMessage message;
  message.channel = letters::Channel::email;
  message.template_id = "gaps-reminder";
  message.about_kind = "school";
  message.about_id = to_text(school);
  message.staff = staff;
  message.address = PersonalText(*teacher.email);
  message.heading =
      lessons == 1 ? "1 time er ikke ført i dag" : fmt::format("{} timer er ikke ført i dag", lessons);
  message.body = PersonalText("Når du har et øyeblikk: Timene står på startsiden din i Tilstede.");
  message.once_key = fmt::format("gaps/{}/{}", to_text(staff), to_text(date));
  message.expires_at = oslo::instant_of(add_days(date, 1), 8 * 60);
  return message;
}

void remind_school(db::Tx& tx, const Context& context, const SchoolId& school) {
  const Date today = context.clock.today();
  const Reach reach{school, people::classes_of(tx, {}, {school}, school_year_of(today)), true};
  std::map<StaffId, std::size_t> lessons;
  for (const Gap& gap : gaps_of(tx, context, reach, {today, today})) {
    if (gap.teacher) ++lessons[*gap.teacher];
  }
  std::vector<StaffId> staff;
  for (const auto& [id, count] : lessons)
    staff.push_back(id);
  for (const auto& [id, teacher] : store::teachers(tx, staff)) {
    if (!teacher.email) continue;
    letters::write_to_outbox(tx, context, std::nullopt, reminder_to(id, teacher, school, today, lessons[id]));
  }
}

}  // namespace

Result<GapsView, Problem> read_gaps(const Context& context, const Actor& actor, int days) {
  auto view = context.database.read([&](db::Tx& tx) { return load(tx, context, actor, days); });
  if (view) {
    for (const SchoolGaps& school : view->schools) {
      access::record_read(context, actor,
                          {"gaps.read", "school", to_text(school.school),
                           fmt::format(R"({{"date":"{}","pupils":{}}})", to_text(*view->period.to),
                                       school.gone_later.size())});
    }
  }
  return view;
}

int count_own_gaps(const Context& context, const Actor& actor) {
  return context.database.read([&](db::Tx& tx) {
    std::vector<NamedGap> own;
    for (const Reach& reach : reach_of(tx, context, actor))
      add_own(own, named(gaps_of(tx, context, reach, last_days(context, kDaysDefault)), reach.classes),
              actor);
    return static_cast<int>(own.size());
  });
}

Result<std::optional<int>, Problem> change_reminder(const Context& context, const Actor& actor,
                                                    const SchoolId& school,
                                                    const std::optional<int>& minute) {
  return context.database.write([&](db::Tx& tx) -> Result<std::optional<int>, Problem> {
    const auto subject = access::subject_of_school(tx, school);
    if (!subject) return refused(access::not_found());
    const auto allowed = access::may(actor, Action::set_registration_rules, *subject, context.clock.today());
    if (!allowed) return refused(allowed.error());
    store::write_remind_minute(tx, school, minute, context.clock.now(), actor.account);
    access::record(
        tx, context, actor.account,
        {"gap_settings.changed", "school", to_text(school),
         minute ? fmt::format(R"({{"remind_minute":{}}})", *minute) : R"({"remind_minute":null})"});
    return minute;
  });
}

void remind_teachers(const Context& context) {
  const Now now = now_of(context);
  const auto due = context.database.read([&](db::Tx& tx) {
    auto times = store::remind_minutes(tx);
    std::erase_if(times, [&](const auto& one) {
      return now.minute < one.second || store::was_reminded(tx, one.first, now.date);
    });
    return times;
  });
  for (const auto& [id, minute] : due) {
    context.database.write([&, school = id](db::Tx& tx) {
      remind_school(tx, context, school);
      // In the same transaction: a round that was cut short is made again, and the messages' keys make it
      // harmless.
      store::write_reminded(tx, school, now.date);
    });
  }
}

}  // namespace tilstede::gaps
