#include "morning/list_use_cases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "access/class_subject.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "adapted/plans_use_cases.hpp"
#include "attendance/home_messages_use_cases.hpp"
#include "calendar/lesson_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "letters/outbox_use_cases.hpp"
#include "morning/morning_store.hpp"
#include "people/class_use_cases.hpp"
#include "people/school_use_cases.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede::morning {
namespace {

using access::Action;
using access::Actor;
using access::Relation;
using access::Role;

/// Where no timetable says when the day begins.
constexpr int kDayBeginsMinute = 8 * 60 + 30;

/// The day and the time that are asked about.
struct Moment {
  Date date{};
  bool is_today = true;
  /// After midnight; of a day that is over, its end.
  int minute = 0;
  Instant now{};
};

Moment moment_of(const Context& context, const std::optional<Date>& date) {
  const Instant now = context.clock.now();
  const Date today = context.clock.today();
  const Date asked = date.value_or(today);
  const bool is_today = asked == today;
  return {asked, is_today, is_today ? oslo::minute_of_day(now) : 24 * 60, now};
}

bool may(const Context& context, const Actor& actor, const access::Subject& subject) {
  return access::may(actor, Action::follow_up_missing, subject, context.clock.today()).has_value();
}

// --- which schools ---

access::Subject subject_of(db::Tx& tx, const Relation& relation) {
  if (relation.school_class)
    return access::subject_of_class(tx, *relation.school_class).value_or(access::Subject{});
  access::Subject subject;
  if (relation.school) subject.places.push_back({*relation.school, std::nullopt, relation.grade, {}});
  return subject;
}

Result<std::vector<SchoolId>, Problem> schools_of(db::Tx& tx, const Context& context, const Actor& actor) {
  std::vector<SchoolId> schools;
  Problem problem = access::not_allowed();
  for (const Relation& relation : actor.relations) {
    const auto subject = subject_of(tx, relation);
    if (subject.places.empty()) continue;
    const auto allowed = access::may(actor, Action::follow_up_missing, subject, context.clock.today());
    if (!allowed) {
      if (allowed.error().code == access::privacy_not_confirmed().code) problem = allowed.error();
      continue;
    }
    const SchoolId school = subject.places.front().school;
    if (std::find(schools.begin(), schools.end(), school) == schools.end()) schools.push_back(school);
  }
  if (schools.empty()) return refused(std::move(problem));
  return schools;
}

// --- one school ---

/// What is read for many pupils at once.
struct Facts {
  Moment moment;
  SchoolId school;
  Settings settings;
  std::map<PupilId, std::vector<MissingEntry>> entries;
  std::map<PupilId, std::vector<Step>> steps;
  std::map<ClassId, std::vector<calendar::Lesson>> lessons;
  std::map<PupilId, std::vector<int>> seen;
  std::map<PupilId, std::set<int>> away;
  std::map<PupilId, std::vector<ContactPerson>> contacts;
  std::map<AccountId, PersonalText> accounts;
  std::map<OutboxMessageId, letters::MessageStatus> messages;
  attendance::HomeMessages home;
};

std::optional<int> start_of(const Facts& facts, const MissingEntry& entry) {
  if (!entry.school_class) return std::nullopt;
  const auto found = facts.lessons.find(*entry.school_class);
  if (found == facts.lessons.end()) return std::nullopt;
  for (const calendar::Lesson& lesson : found->second) {
    if (entry.lesson == 0 || lesson.lesson == entry.lesson) return lesson.starts_minute;
  }
  return std::nullopt;
}

// Until then the teacher may still be calling the names, and the pupil on the stairs.
bool is_due(const Facts& facts, const MissingEntry& entry) {
  return facts.moment.minute >= start_of(facts, entry).value_or(0) + facts.settings.wait_minutes;
}

template <class Map>
std::vector<typename Map::key_type> keys_of(const Map& map) {
  std::vector<typename Map::key_type> keys;
  for (const auto& [key, value] : map)
    keys.push_back(key);
  return keys;
}

std::vector<ClassId> classes_in(const std::vector<MissingEntry>& entries) {
  std::set<ClassId> classes;
  for (const MissingEntry& entry : entries) {
    if (entry.school_class) classes.insert(*entry.school_class);
  }
  return {classes.begin(), classes.end()};
}

std::vector<PupilId> pupils_of_entries(const std::vector<MissingEntry>& entries) {
  std::set<PupilId> pupils;
  for (const MissingEntry& entry : entries)
    pupils.insert(entry.pupil);
  return {pupils.begin(), pupils.end()};
}

// A plan for adapted schooling may have the pupil somewhere else, and nobody need ask.
bool is_expected(const std::map<PupilId, adapted::SchoolingPlan>& plans, const MissingEntry& entry,
                 const Date& date) {
  using adapted::Expected;
  const auto plan = plans.find(entry.pupil);
  if (plan == plans.end()) return true;
  const auto expected = adapted::expected_on(plan->second, date, entry.lesson);
  return !expected || expected == Expected::group_room || expected == Expected::library;
}

Facts load_entries(db::Tx& tx, const Moment& moment, const SchoolId& school,
                   const std::vector<MissingEntry>& entries) {
  Facts facts;
  facts.moment = moment;
  facts.school = school;
  facts.settings = store::settings_of(tx, school);
  const auto classes = classes_in(entries);
  facts.lessons = calendar::lessons_on(tx, classes, moment.date);
  const auto plans = adapted::plans_on(tx, pupils_of_entries(entries), moment.date);
  for (const MissingEntry& entry : entries) {
    if (is_due(facts, entry) && is_expected(plans, entry, moment.date))
      facts.entries[entry.pupil].push_back(entry);
  }
  return facts;
}

std::vector<PupilId> pupils_in(const Facts& facts) {
  std::set<PupilId> pupils;
  for (const auto& [pupil, entries] : facts.entries)
    pupils.insert(pupil);
  for (const auto& [pupil, steps] : facts.steps)
    pupils.insert(pupil);
  return {pupils.begin(), pupils.end()};
}

void load_names(db::Tx& tx, const Context& context, Facts& facts) {
  std::vector<AccountId> accounts;
  std::vector<OutboxMessageId> messages;
  for (const auto& [pupil, entries] : facts.entries) {
    for (const MissingEntry& entry : entries) {
      if (entry.recorded_by) accounts.push_back(*entry.recorded_by);
    }
  }
  for (const auto& [pupil, steps] : facts.steps) {
    for (const Step& step : steps) {
      accounts.push_back(step.by);
      if (step.message) messages.push_back(*step.message);
    }
  }
  facts.accounts = people::account_names(tx, accounts);
  facts.messages = letters::statuses_of(tx, context.config, messages);
}

void load_around(db::Tx& tx, const Context& context, Facts& facts,
                 const std::vector<std::pair<PupilId, store::PupilFacts>>& pupils) {
  std::vector<PupilId> ids;
  std::set<ClassId> classes;
  for (const auto& [pupil, about] : pupils) {
    ids.push_back(pupil);
    classes.insert(about.classes.begin(), about.classes.end());
  }
  const Date date = facts.moment.date;
  facts.home = attendance::home_messages(tx, ids, {date, date});
  facts.seen = store::lessons_seen(tx, ids, {classes.begin(), classes.end()}, date);
  facts.away = store::lessons_away(tx, ids, date);
  facts.contacts = store::contacts_of(tx, ids);
  load_names(tx, context, facts);
}

bool has_home_told(const Facts& facts, const PupilId& pupil, const std::vector<int>& lessons) {
  const auto found = facts.home.find(pupil);
  if (found == facts.home.end()) return false;
  return std::any_of(lessons.begin(), lessons.end(), [&](int lesson) {
    return std::any_of(
        found->second.begin(), found->second.end(),
        [&](const attendance::HomeMessage& message) { return attendance::is_away(message, lesson); });
  });
}

// Seen in a lesson after the last one missed, and not away from it.
std::optional<int> seen_after(const Facts& facts, const PupilId& pupil, const std::vector<int>& lessons) {
  if (lessons.empty() || lessons.front() == 0) return std::nullopt;
  const auto seen = facts.seen.find(pupil);
  if (seen == facts.seen.end()) return std::nullopt;
  const auto away = facts.away.find(pupil);
  for (const int lesson : seen->second) {
    const bool is_away = away != facts.away.end() && away->second.contains(lesson);
    if (lesson > lessons.back() && !is_away) return lesson;
  }
  return std::nullopt;
}

template <class Map, class Key>
std::optional<PersonalText> name_in(const Map& names, const std::optional<Key>& key) {
  if (!key) return std::nullopt;
  const auto found = names.find(*key);
  if (found == names.end()) return std::nullopt;
  return found->second;
}

std::optional<PersonalText> guardian_name(const Facts& facts, const PupilId& pupil,
                                          const std::optional<GuardianId>& guardian) {
  const auto found = facts.contacts.find(pupil);
  if (!guardian || found == facts.contacts.end()) return std::nullopt;
  for (const ContactPerson& person : found->second) {
    if (person.guardian == *guardian) return person.name;
  }
  return std::nullopt;
}

LoggedStep logged(const Facts& facts, const PupilId& pupil, const Step& step) {
  LoggedStep made{step, name_in(facts.accounts, std::optional(step.by)).value_or(PersonalText{}),
                  guardian_name(facts, pupil, step.guardian), std::nullopt};
  if (!step.message) return made;
  const auto found = facts.messages.find(*step.message);
  if (found == facts.messages.end()) return made;
  const auto& status = found->second;
  made.text = {status.state, status.failure, status.language, status.body};
  return made;
}

// --- who sees how to reach the home ---

access::Subject subject_of(const PupilId& pupil, const SchoolId& school, const store::PupilFacts& about) {
  return {pupil, std::nullopt, {{school, std::nullopt, about.grade, about.classes}}};
}

bool may_reach_protected(const Context& context, const Actor& actor, const access::Subject& subject) {
  return access::may(actor, Action::reach_protected_home, subject, context.clock.today()).has_value();
}

Contacts contacts_for(const Context& context, const Actor& actor, const MissingPupil& pupil,
                      const access::Subject& subject) {
  if (pupil.is_protected && !may_reach_protected(context, actor, subject)) return Contacts::withheld;
  return pupil.is_mine ? Contacts::shown : Contacts::when_taken;
}

std::vector<ContactPerson> people_for(const Facts& facts, const MissingPupil& pupil) {
  std::vector<ContactPerson> people;
  const auto found = facts.contacts.find(pupil.pupil);
  if (pupil.contacts != Contacts::shown || found == facts.contacts.end()) return people;
  std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(people),
               [&](const ContactPerson& person) { return !pupil.is_protected || person.is_confirmed; });
  return people;
}

// --- the pupil ---

void add_entries(MissingPupil& pupil, const Facts& facts) {
  const auto found = facts.entries.find(pupil.pupil);
  if (found == facts.entries.end()) return;
  for (const MissingEntry& entry : found->second)
    pupil.lessons.push_back(entry.lesson);
  const MissingEntry& first = found->second.front();
  pupil.starts_minute = start_of(facts, first);
  pupil.registered_at = first.recorded_at;
  pupil.registered_by = name_in(facts.accounts, first.recorded_by);
}

void add_state(MissingPupil& pupil, const Facts& facts, const Actor& actor) {
  const auto steps = facts.steps.find(pupil.pupil);
  const std::vector<Step> taken = steps == facts.steps.end() ? std::vector<Step>{} : steps->second;
  pupil.state = state_of(taken, facts.moment.now, std::chrono::minutes(facts.settings.return_minutes));
  pupil.seen_in_lesson = seen_after(facts, pupil.pupil, pupil.lessons);
  pupil.status = status_of(pupil.state, {has_home_told(facts, pupil.pupil, pupil.lessons),
                                         pupil.seen_in_lesson.has_value(), pupil.lessons.empty()});
  pupil.taken_by = name_in(facts.accounts, pupil.state.taken_by);
  pupil.is_mine = pupil.status == Status::taken && pupil.state.taken_by == actor.account;
  for (const Step& step : taken)
    pupil.steps.push_back(logged(facts, pupil.pupil, step));
}

MissingPupil pupil_of(const Context& context, const Actor& actor, const Facts& facts, const PupilId& id,
                      const store::PupilFacts& about, const access::Subject& subject) {
  MissingPupil pupil;
  pupil.pupil = id;
  pupil.given_name = about.given_name;
  pupil.family_name = about.family_name;
  pupil.class_name = about.homeroom_name;
  pupil.school_class = about.homeroom;
  pupil.language = about.language;
  pupil.needs_interpreter = about.needs_interpreter;
  pupil.is_protected = about.is_protected;
  add_entries(pupil, facts);
  add_state(pupil, facts, actor);
  pupil.contacts = contacts_for(context, actor, pupil, subject);
  pupil.people = people_for(facts, pupil);
  return pupil;
}

// Who was explained before anybody did anything has never been on the list.
bool belongs(const MissingPupil& pupil) {
  return needs_somebody(pupil) || !pupil.steps.empty();
}

std::vector<MissingPupil> pupils_of(db::Tx& tx, const Context& context, const Actor& actor, Facts& facts) {
  auto about = store::pupils(tx, pupils_in(facts), facts.school, facts.moment.date);
  std::erase_if(about, [&](const auto& one) {
    return !may(context, actor, subject_of(one.first, facts.school, one.second));
  });
  load_around(tx, context, facts, about);
  std::vector<MissingPupil> pupils;
  for (const auto& [id, one] : about) {
    auto pupil = pupil_of(context, actor, facts, id, one, subject_of(id, facts.school, one));
    if (belongs(pupil)) pupils.push_back(std::move(pupil));
  }
  sort_by_need(pupils);
  return pupils;
}

// --- classes that nobody has registered ---

std::optional<UnregisteredClass> unregistered(const people::SchoolClass& school_class,
                                              const std::vector<calendar::Lesson>* lessons, bool is_homeroom,
                                              const Moment& moment, int wait_minutes) {
  UnregisteredClass one{school_class.id, school_class.name, {}, {}, {}};
  if (lessons == nullptr) {
    // A teaching group without a lesson is simply not there today.
    if (!is_homeroom || moment.minute < kDayBeginsMinute + wait_minutes) return std::nullopt;
    return one;
  }
  const calendar::Lesson& first = lessons->front();
  if (!is_homeroom && first.lesson != 1) return std::nullopt;
  if (moment.minute < first.starts_minute + wait_minutes) return std::nullopt;
  one.lesson = first.lesson;
  one.starts_minute = first.starts_minute;
  return one;
}

std::vector<UnregisteredClass> unregistered_classes(db::Tx& tx, const Context& context, const Actor& actor,
                                                    const SchoolId& school, const Moment& moment,
                                                    int wait_minutes) {
  const auto registered = store::registered_classes(tx, school, moment.date);
  std::vector<people::SchoolClass> silent = people::classes_of(tx, {}, {school}, school_year_of(moment.date));
  std::erase_if(silent, [&](const people::SchoolClass& one) {
    return registered.contains(one.id) || !may(context, actor, access::subject_of(one));
  });
  std::vector<ClassId> ids;
  for (const auto& one : silent)
    ids.push_back(one.id);
  const auto lessons = calendar::lessons_on(tx, ids, moment.date);
  const auto homerooms = store::homerooms_of(tx, school);
  std::vector<UnregisteredClass> found;
  std::vector<std::optional<StaffId>> teachers;
  for (const auto& one : silent) {
    const auto its = lessons.find(one.id);
    const bool has_lessons = its != lessons.end();
    // A class with a timetable and no lesson today has the day off.
    if (!has_lessons && calendar::has_timetable(tx, one.id, moment.date)) continue;
    auto made = unregistered(one, has_lessons ? &its->second : nullptr, homerooms.contains(one.id), moment,
                             wait_minutes);
    if (!made) continue;
    teachers.push_back(has_lessons ? its->second.front().teacher : std::nullopt);
    found.push_back(std::move(*made));
  }
  std::vector<StaffId> named;
  for (const auto& teacher : teachers) {
    if (teacher) named.push_back(*teacher);
  }
  const auto names = store::staff_names(tx, named);
  for (std::size_t i = 0; i < found.size(); ++i)
    found[i].teacher = name_in(names, teachers[i]);
  return found;
}

bool may_change_settings(const Context& context, const Actor& actor, const SchoolId& school) {
  access::Subject subject;
  subject.places.push_back({school, std::nullopt, std::nullopt, {}});
  return access::may(actor, Action::set_registration_rules, subject, context.clock.today()).has_value();
}

MorningSchool load_school(db::Tx& tx, const Context& context, const Actor& actor, const Moment& moment,
                          const people::NamedSchool& named) {
  MorningSchool school;
  school.school = named.id;
  school.name = named.name;
  school.may_change_settings = may_change_settings(context, actor, named.id);
  school.is_school_day = calendar::is_school_day(tx, named.id, moment.date);
  Facts facts = load_entries(tx, moment, named.id, store::missing_entries(tx, named.id, moment.date));
  facts.steps = store::steps_at(tx, named.id, moment.date);
  school.settings = facts.settings;
  school.pupils = pupils_of(tx, context, actor, facts);
  if (school.is_school_day) {
    school.unregistered =
        unregistered_classes(tx, context, actor, named.id, moment, school.settings.wait_minutes);
  }
  return school;
}

Result<MorningList, Problem> load_list(db::Tx& tx, const Context& context, const Actor& actor,
                                       const std::optional<Date>& date) {
  const auto schools = schools_of(tx, context, actor);
  if (!schools) return refused(schools.error());
  const Moment moment = moment_of(context, date);
  MorningList list;
  list.date = moment.date;
  list.is_today = moment.is_today;
  list.has_text_gateway = letters::has_sender(context.config, letters::Channel::text_message);
  for (const people::NamedSchool& school : people::schools(tx)) {
    if (std::find(schools->begin(), schools->end(), school.id) == schools->end()) continue;
    list.schools.push_back(load_school(tx, context, actor, moment, school));
  }
  return list;
}

}  // namespace

Result<MorningList, Problem> read_list(const Context& context, const Actor& actor,
                                       const std::optional<Date>& date) {
  return context.database.read([&](db::Tx& tx) { return load_list(tx, context, actor, date); });
}

void record_list_read(const Context& context, const Actor& actor, const MorningList& list) {
  for (const MorningSchool& school : list.schools) {
    access::record_read(
        context, actor,
        {"morning.read", "school", to_text(school.school),
         fmt::format(R"({{"date":"{}","pupils":{}}})", to_text(list.date), school.pupils.size())});
  }
}

MorningCount read_count(const Context& context, const Actor& actor) {
  const auto list = read_list(context, actor, std::nullopt);
  return list ? count(*list) : MorningCount{};
}

std::optional<MissingPupil> missing_pupil(db::Tx& tx, const Context& context, const Actor& actor,
                                          const SchoolId& school, const PupilId& pupil) {
  const Moment moment = moment_of(context, std::nullopt);
  Facts facts = load_entries(tx, moment, school, store::missing_entries_of(tx, pupil, moment.date));
  if (auto steps = store::steps_of(tx, pupil, moment.date); !steps.empty())
    facts.steps[pupil] = std::move(steps);
  auto pupils = pupils_of(tx, context, actor, facts);
  if (pupils.empty()) return std::nullopt;
  return std::move(pupils.front());
}

Settings settings_of(db::Tx& tx, const SchoolId& school) {
  return store::settings_of(tx, school);
}

}  // namespace tilstede::morning
