#include "home/office_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "access/may.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "attendance/home_messages_use_cases.hpp"
#include "home/contact_wish_store.hpp"
#include "home/home_store.hpp"
#include "home/pupil_facts_use_cases.hpp"
#include "people/class_use_cases.hpp"
#include "people/homes_use_cases.hpp"
#include "people/school_use_cases.hpp"

namespace tilstede::home {
namespace {

using access::Action;
using access::Actor;
using nlohmann::json;
using people::PupilAtSchool;

std::set<SchoolId> schools_of(const Actor& actor, const Date& today) {
  std::set<SchoolId> schools;
  for (const access::Relation& relation : actor.relations) {
    if (relation.school && covers(relation.period, today)) schools.insert(*relation.school);
  }
  return schools;
}

// A department head may have some of the grades.
bool may_record(const Actor& actor, const SchoolId& school, const PupilAtSchool& pupil, const Date& today) {
  access::Subject subject;
  subject.pupil = pupil.pupil;
  subject.places.push_back({school, std::nullopt, pupil.grade, {}});
  return access::may(actor, Action::record_message, subject, today).has_value();
}

OfficePupil shown(const PupilAtSchool& pupil) {
  return {pupil.pupil, pupil.given_name, pupil.family_name, pupil.school_class, {}};
}

// The class stands beside each name; two of one name in one class must be told apart as their teacher does.
void add_told_apart(db::Tx& tx, const Date& today, std::vector<OfficePupil>& pupils) {
  std::map<std::string, std::vector<people::NameInClass>> classes;
  for (const OfficePupil& pupil : pupils)
    classes[pupil.school_class].push_back({pupil.pupil, pupil.given_name, pupil.family_name});
  std::map<PupilId, std::string> known;
  for (const auto& [name, members] : classes)
    known.merge(people::told_apart_on(tx, members, today));
  for (OfficePupil& pupil : pupils)
    pupil.told_apart_by = std::move(known[pupil.pupil]);
}

std::vector<OfficeSchool> load_schools(db::Tx& tx, const Actor& actor, const Date& today) {
  const auto ids = schools_of(actor, today);
  std::vector<OfficeSchool> schools;
  for (const auto& school : people::schools(tx)) {
    if (ids.count(school.id) == 0) continue;
    OfficeSchool office{school.id, school.name, {}};
    for (const PupilAtSchool& pupil : people::pupils_at_school(tx, school.id, today)) {
      if (may_record(actor, school.id, pupil, today)) office.pupils.push_back(shown(pupil));
    }
    add_told_apart(tx, today, office.pupils);
    if (!office.pupils.empty()) schools.push_back(std::move(office));
  }
  return schools;
}

void record_list(const Context& context, const Actor& actor, const char* action, const SchoolId& school,
                 const Date& date, std::size_t pupils) {
  const json payload{{"date", to_text(date)}, {"pupils", pupils}};
  access::record_read(context, actor, {action, "school", to_text(school), payload.dump()});
}

std::vector<PupilId> ids_of(const OfficeSchool& school) {
  std::vector<PupilId> ids;
  for (const OfficePupil& pupil : school.pupils)
    ids.push_back(pupil.pupil);
  return ids;
}

std::vector<OfficeMessage> messages_of(db::Tx& tx, const OfficeSchool& school, const Date& date) {
  std::vector<OfficeMessage> listed;
  auto messages = attendance::home_messages(tx, ids_of(school), {date, date});
  for (const OfficePupil& pupil : school.pupils) {
    for (HomeMessage& message : messages[pupil.pupil])
      listed.push_back({pupil, std::move(message)});
  }
  return listed;
}

// --- one home ---

std::vector<GuardianContact> contacts_of(db::Tx& tx, const PupilId& pupil, bool may_see_contact) {
  std::vector<GuardianContact> contacts;
  std::vector<GuardianId> ids;
  for (const auto& guardian : people::guardians_of(tx, pupil)) {
    ids.push_back(guardian.id);
    contacts.push_back({guardian.id, guardian.name, guardian.may_report, {}, {}});
    if (may_see_contact) contacts.back().phone = guardian.phone;
  }
  auto wishes = store::contact_wishes(tx, ids);
  for (GuardianContact& contact : contacts) {
    const auto wish = wishes.find(contact.id);
    if (wish != wishes.end()) contact.wish = wish->second;
  }
  return contacts;
}

PupilHome load_home(db::Tx& tx, const Context& context, const PupilAtSchool& pupil, bool may_see_contact) {
  const Date today = context.clock.today();
  PupilHome home;
  home.pupil = shown(pupil);
  home.has_protected_address = pupil.has_protected_address;
  home.language = pupil.language;
  home.needs_interpreter = pupil.needs_interpreter;
  home.guardians = contacts_of(tx, pupil.pupil, may_see_contact);
  home.open_days = days_open_for_reports(today);
  auto facts = load_facts(tx, {pupil.pupil}, home.open_days, today);
  home.school_days = std::move(facts[pupil.pupil].school_days);
  home.messages = std::move(facts[pupil.pupil].standing);
  return home;
}

}  // namespace

Office read_office(const Context& context, const Actor& actor) {
  Office office;
  office.today = context.clock.today();
  context.database.read([&](db::Tx& tx) {
    office.reasons = store::reasons_for_home(tx);
    office.schools = load_schools(tx, actor, office.today);
  });
  for (const OfficeSchool& school : office.schools)
    record_list(context, actor, "pupils.read", school.id, office.today, school.pupils.size());
  return office;
}

std::vector<OfficeMessage> read_office_messages(const Context& context, const Actor& actor,
                                                const Date& date) {
  std::vector<OfficeMessage> all;
  std::vector<std::pair<SchoolId, std::size_t>> read;
  context.database.read([&](db::Tx& tx) {
    for (const OfficeSchool& school : load_schools(tx, actor, context.clock.today())) {
      auto listed = messages_of(tx, school, date);
      read.emplace_back(school.id, listed.size());
      std::move(listed.begin(), listed.end(), std::back_inserter(all));
    }
  });
  for (const auto& [school, count] : read)
    record_list(context, actor, "messages.read", school, date, count);
  std::ranges::stable_sort(all, std::ranges::greater{},
                           [](const OfficeMessage& one) { return one.message.reported_at; });
  return all;
}

Result<PupilHome, Problem> read_pupil_home(const Context& context, const Actor& actor, const PupilId& pupil) {
  const Date today = context.clock.today();
  auto home = context.database.read([&](db::Tx& tx) -> Result<PupilHome, Problem> {
    const auto subject = access::subject_of_pupil(tx, pupil, today);
    if (!subject) return refused(access::not_found());
    if (const auto may = access::may(actor, Action::read_home, *subject, today); !may)
      return refused(may.error());
    const auto found = people::pupil_at_school(tx, pupil, today);
    if (!found) return refused(access::not_found());
    const bool may_see_contact =
        !found->has_protected_address ||
        access::may(actor, Action::reach_protected_home, *subject, today).has_value();
    return load_home(tx, context, *found, may_see_contact);
  });
  if (home) access::record_read(context, actor, {"home.read", "pupil", to_text(pupil), "{}"});
  return home;
}

Result<std::map<PupilId, std::vector<Lesson>>, Problem> read_pupil_lessons(const Context& context,
                                                                           const Actor& actor,
                                                                           const PupilId& pupil,
                                                                           const Date& date) {
  using Lessons = std::map<PupilId, std::vector<Lesson>>;
  const Date today = context.clock.today();
  return context.database.read([&](db::Tx& tx) -> Result<Lessons, Problem> {
    const auto subject = access::subject_of_pupil(tx, pupil, today);
    if (!subject) return refused(access::not_found());
    return access::may(actor, Action::read_home, *subject, today).map([&] {
      return lessons_of_pupils(tx, {pupil}, date);
    });
  });
}

}  // namespace tilstede::home
