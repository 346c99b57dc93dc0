#include "demo/demo_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "demo/invented_absence.hpp"
#include "demo/leave_rows_store.hpp"
#include "demo/people_store.hpp"
#include "demo/school_route.hpp"
#include "platform/clock/oslo.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/files/files.hpp"

namespace tilstede::demo {
namespace {

constexpr int kRegisteredAtMinute = 8 * 60 + 10;
constexpr std::size_t kUnexplainedPupils = 3;
constexpr double kShareWithMessage = 0.02;

Date demo_day() {
  return Date{std::chrono::year(2024), std::chrono::October, std::chrono::day(31)};
}

void add_calendar(Rows& rows, IdSource& ids) {
  for (const SchoolYear year : published_years()) {
    const SchoolRoute& route = school_route(year);
    rows.add("term", {"id", "school_id", "school_year", "first_day", "last_day"},
             {ids.next(), nullptr, year.begins, route.first_day, route.last_day});
    for (const FreeDay& day : route.free_days) {
      rows.add("calendar_day", {"id", "school_id", "date", "kind", "name"},
               {ids.next(), nullptr, day.date, day.is_planning_day ? "planning_day" : "holiday", day.name});
    }
  }
}

Uuid add_entry(Rows& rows, const Ids& people, IdSource& ids, std::size_t pupil, std::size_t class_index,
               const engine::Entry& entry) {
  const Uuid id = ids.next();
  const db::Value subject =
      entry.subject.empty() ? db::Value(nullptr) : db::Value(people.subjects.at(entry.subject));
  rows.add(
      "absence_entry",
      {"id", "pupil_id", "date", "lesson", "kind", "minutes", "subject_id", "class_id", "documentation",
       "reason", "reported_by", "origin", "recorded_at", "recorded_by"},
      {id, people.pupils[pupil], entry.date, entry.lesson, name_of(entry.kind), entry.minutes, subject,
       people.classes[class_index], entry.is_documented ? "documented" : "undocumented",
       entry.reason.empty() ? db::Value(nullptr) : db::Value(entry.reason), name_of(entry.reported_by),
       "teacher", oslo::instant_of(entry.date, kRegisteredAtMinute), people.contact_accounts[class_index]});
  return id;
}

std::map<std::size_t, std::size_t> class_of_pupils(const Municipality& municipality, SchoolYear year) {
  std::map<std::size_t, std::size_t> classes;
  for (std::size_t i = 0; i < municipality.classes.size(); ++i) {
    if (municipality.classes[i].year != year) continue;
    for (const std::size_t pupil : municipality.classes[i].pupils)
      classes[pupil] = i;
  }
  return classes;
}

struct Said {
  Period period;
  const char* text = "";
  const char* channel = "page";
  Instant at{};
};

void add_message(Rows& rows, const Ids& people, IdSource& ids, std::size_t pupil, const Said& said) {
  rows.add(
      "home_message",
      {"id", "pupil_id", "guardian_id", "from_date", "to_date", "reason", "text", "channel", "reported_at"},
      {ids.next(), people.pupils[pupil], people.guardians[pupil], said.period.from, *said.period.to,
       "illness", said.text, said.channel, said.at});
}

// This morning: homes have written. Whose is told.
std::set<std::size_t> add_this_morning(Rows& rows, const Ids& people,
                                       const std::map<std::size_t, std::size_t>& classes, IdSource& ids) {
  Random random(31102024);
  std::set<std::size_t> told;
  for (const auto& [pupil, class_index] : classes) {
    if (random.chance(kShareWithMessage)) {
      told.insert(pupil);
      const Date until = random.chance(0.2) ? add_days(demo_day(), 1) : demo_day();
      Said said{{demo_day(), until}, "Forkjølet og slapp.", "page", {}};
      if (random.chance(0.5)) said.text = "Feber. Blir hjemme i dag.";
      said.at = oslo::instant_of(demo_day(), 6 * 60 + 45 + random.below(60));
      // Some homes call.
      if (pupil % 5 == 0) said.channel = "phone";
      add_message(rows, people, ids, pupil, said);
    }
  }
  return told;
}

void add_missing(Rows& rows, const Ids& people, IdSource& ids, std::size_t pupil, std::size_t class_index) {
  engine::Entry entry;
  entry.date = demo_day();
  entry.kind = engine::Kind::lesson;
  entry.lesson = 1;
  // By 08:20 so many have been missed.
  entry.minutes = 20;
  entry.reported_by = engine::ReportedBy::unknown;
  add_entry(rows, people, ids, pupil, class_index, entry);
}

std::string seen_list(const Ids& people, const Class& group) {
  nlohmann::json seen = nlohmann::json::array();
  for (const std::size_t pupil : group.pupils)
    seen.push_back(to_text(people.pupils[pupil]));
  return seen.dump();
}

void add_registration(Rows& rows, const Ids& people, IdSource& ids, const Class& group,
                      std::size_t class_index, const Date& day, int lesson) {
  rows.add("class_registration",
           {"id", "class_id", "date", "lesson", "registered_at", "registered_by", "pupils_seen"},
           {ids.next(), people.classes[class_index], day, lesson, oslo::instant_of(day, kRegisteredAtMinute),
            people.contact_accounts[class_index], seen_list(people, group)});
}

// One of them has a home with another language.
std::size_t missing_pupil(const Municipality& municipality, const Class& group, std::size_t nth,
                          const std::set<std::size_t>& told) {
  const auto fits = [&](std::size_t pupil) {
    const bool has_language = !municipality.pupils[pupil].language.empty();
    return !told.contains(pupil) && has_language == (nth == 1);
  };
  const auto found = std::find_if(group.pupils.begin() + 5, group.pupils.end(), fits);
  return found == group.pupils.end() ? group.pupils.back() : *found;
}

// At the school of the people on offer the first lesson is registered, but for the class one tries oneself
// and the last one; three pupils are missing there without a word.
void add_first_lesson(Rows& rows, const Municipality& municipality, const Ids& people,
                      const std::set<std::size_t>& told, IdSource& ids) {
  std::vector<std::size_t> classes;
  for (std::size_t i = 0; i < municipality.classes.size(); ++i) {
    const Class& group = municipality.classes[i];
    const bool is_there = group.year == published_years().back() && group.school == people.offered_school;
    if (is_there && i != people.offered_class) classes.push_back(i);
  }
  classes.pop_back();
  for (std::size_t nth = 0; nth < classes.size(); ++nth) {
    const Class& group = municipality.classes[classes[nth]];
    add_registration(rows, people, ids, group, classes[nth], demo_day(), 1);
    if (nth >= kUnexplainedPupils) continue;
    add_missing(rows, people, ids, missing_pupil(municipality, group, nth, told), classes[nth]);
  }
}

// At the school of the people on offer for two weeks back, with some that were forgotten: now and then a day
// of a class, and yesterday two lessons of the class one tries oneself.
constexpr std::ptrdiff_t kDaysRegistered = 3;
constexpr std::ptrdiff_t kDaysRegisteredThere = 10;
constexpr int kLessonsRegisteredYesterday = 2;

bool is_forgotten(std::size_t class_index, std::ptrdiff_t days_ago) {
  return (class_index * 7 + static_cast<std::size_t>(days_ago) * 5) % 31 == 0;
}

// What the registrations left in the log: guardians of the demo see that somebody has looked.
void add_logged(Rows& rows, IdSource& ids, const db::Value& account, const std::string& action,
                const ClassId& school_class, const Date& day, std::size_t pupils, int minute) {
  const std::string payload = nlohmann::json{{"date", to_text(day)}, {"pupils", pupils}}.dump();
  const Instant at = oslo::instant_of(day, minute);
  rows.add("audit_event",
           {"id", "at", "actor_account_id", "action", "subject_kind", "subject_id", "payload",
            "payload_digest", "written_at"},
           {ids.next(), at, account, action, "class", to_text(school_class), payload,
            crypto::sha256_hex(payload), at});
}

struct RegisteredEntry {
  Uuid id;
  std::size_t pupil = 0;
  Date date{};
};

// What the contact teacher of the offered class finds from the homes: one explains, one holds that something
// is wrong, and the last one wants to be called.
void add_from_homes(Rows& rows, const Ids& people, IdSource& ids,
                    const std::vector<RegisteredEntry>& undocumented) {
  const Instant evening = oslo::instant_of(add_days(demo_day(), -1), 19 * 60 + 12);
  const auto contested = std::ranges::find(undocumented, people.offered_pupil, &RegisteredEntry::pupil);
  const auto explained = std::ranges::find_if(undocumented, [&](const RegisteredEntry& entry) {
    return entry.pupil != people.offered_pupil && days_between(entry.date, demo_day()) <= 14;
  });
  if (explained != undocumented.end()) {
    add_message(rows, people, ids, explained->pupil,
                {{explained->date, explained->date}, "Vi glemte å si fra. Feber.", "page", evening});
  }
  if (contested != undocumented.end()) {
    rows.add("entry_contest", {"id", "pupil_id", "entry_id", "guardian_id", "text", "contested_at"},
             {ids.next(), people.pupils[contested->pupil], contested->id, people.guardians[contested->pupil],
              "Denne dagen var han på skolen.", evening});
  }
}

// With what it leaves in the log.
void register_class(Rows& rows, const Ids& people, IdSource& ids, const Class& group, std::size_t class_index,
                    const Date& day, int lesson) {
  add_registration(rows, people, ids, group, class_index, day, lesson);
  const db::Value account = people.contact_accounts[class_index];
  for (const auto& [action, minute] : {std::pair("register.read", kRegisteredAtMinute - 4),
                                       std::pair("class.registered", kRegisteredAtMinute)}) {
    add_logged(rows, ids, account, action, people.classes[class_index], day, group.pupils.size(), minute);
  }
}

void add_registrations(Rows& rows, const Municipality& municipality, const Ids& people, IdSource& ids) {
  const auto days = school_days(published_years().back(), last_day_with_entries(published_years().back()));
  for (std::size_t i = 0; i < municipality.classes.size(); ++i) {
    const Class& group = municipality.classes[i];
    if (group.year != published_years().back()) continue;
    const bool is_there = group.school == people.offered_school;
    for (std::ptrdiff_t ago = is_there ? kDaysRegisteredThere : kDaysRegistered; ago >= 1; --ago) {
      const Date day = *(days.end() - ago);
      if (is_there && is_forgotten(i, ago)) continue;
      if (i != people.offered_class || ago > 1) {
        register_class(rows, people, ids, group, i, day, 0);
        continue;
      }
      for (int lesson = 1; lesson <= kLessonsRegisteredYesterday; ++lesson)
        register_class(rows, people, ids, group, i, day, lesson);
    }
  }
}

// A teacher is ill, and has handed the second lesson to the department head.
void add_handover(Rows& rows, const Municipality& municipality, const Ids& people, IdSource& ids) {
  for (std::size_t i = 0; i < municipality.classes.size(); ++i) {
    const Class& group = municipality.classes[i];
    if (group.year != published_years().back()) continue;
    if (municipality.schools[group.school].name != kOfferedSchool) continue;
    rows.add("lesson_handover", {"id", "class_id", "date", "lesson", "handed_by", "handed_at"},
             {ids.next(), people.classes[i], demo_day(), 2, people.contact_accounts[i],
              oslo::instant_of(demo_day(), 7 * 60 + 10)});
    return;
  }
}

// In each class one pupil is agreed to work in the group room on Thursdays, and to stay home for the last
// lesson.
constexpr std::size_t kPlannedPupil = 4;

void add_plans(Rows& rows, const Municipality& municipality, const Ids& people, IdSource& ids) {
  for (std::size_t i = 0; i < municipality.classes.size(); ++i) {
    const Class& group = municipality.classes[i];
    if (group.year != published_years().back() || group.pupils.size() <= kPlannedPupil) continue;
    const Uuid plan = ids.next();
    rows.add("schooling_plan",
             {"id", "pupil_id", "valid_from", "valid_to", "note", "decided_by", "decided_at"},
             {plan, people.pupils[group.pupils[kPlannedPupil]], *parse_date("2024-09-02"),
              *parse_date("2024-12-20"), "Arbeider med fagarbeideren. Hent i klasserommet ved timens start.",
              people.contact_accounts[i], oslo::instant_of(*parse_date("2024-08-30"), kRegisteredAtMinute)});
    for (const auto& [lesson, expected] :
         {std::pair(1, "group_room"), std::pair(2, "group_room"), std::pair(6, "not_expected")}) {
      rows.add("schooling_plan_part", {"plan_id", "weekday", "date", "lesson", "expected"},
               {plan, 4, nullptr, lesson, expected});
    }
  }
}

// Whose contact teacher, guardian and pupil the sign-in page offers.
std::size_t class_on_offer(const Municipality& municipality) {
  for (std::size_t i = 0; i < municipality.classes.size(); ++i) {
    const Class& group = municipality.classes[i];
    const bool is_there = municipality.schools[group.school].name == "Bokemoa skole";
    if (is_there && group.year == published_years().back() && group.pupils.size() == 28) return i;
  }
  throw std::logic_error("the demo offers no class");
}

// The sign-in page lists them in this order: those one tries first stand first.
int rank_of(const DemoPerson& person) {
  static const std::vector<std::string> kOrder = {
      "contact-teacher", "teacher",      "guardian",  "pupil",
      "department-head", "principal",    "secretary", "nurse",
      "area-leader",     "school-owner", "auditor",   "data-protection-officer",
      "administrator"};
  return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), person.role) - kOrder.begin());
}

void add_demo_people(Rows& rows, std::vector<DemoPerson> people) {
  std::stable_sort(people.begin(), people.end(),
                   [](const DemoPerson& a, const DemoPerson& b) { return rank_of(a) < rank_of(b); });
  nlohmann::json list = nlohmann::json::array();
  for (const DemoPerson& person : people) {
    list.push_back(
        {{"login", person.login}, {"name", person.name}, {"role", person.role}, {"place", person.place}});
  }
  rows.add("setting", {"key", "value"}, {"demo.people", list.dump()});
}

}  // namespace

Instant start_of_clock() {
  return oslo::instant_of(demo_day(), 8 * 60 + 20);
}

void make_municipality(const Context& context, const std::string& tables, const Evaluate& evaluate) {
  const Municipality municipality = invent_municipality(read_published_figures(
      files::read_text(tables + "/absence-by-grade.csv"), files::read_text(tables + "/enrolment.csv")));
  const auto ids = counting_ids();
  PeopleRows people = people_rows(municipality, *ids);
  Rows rows;
  add_calendar(rows, *ids);
  add_demo_people(rows, people.people);
  std::vector<std::vector<attendance::PupilYearKey>> years;
  std::vector<RegisteredEntry> undocumented;
  std::set<std::size_t> told;
  for (const SchoolYear year : published_years()) {
    const auto classes = class_of_pupils(municipality, year);
    auto& keys = years.emplace_back();
    for (const auto& [pupil, class_index] : classes)
      keys.push_back({people.ids.pupils[pupil], year});
    for (const auto& [pupil, entries] : invent_absence(municipality, year)) {
      for (const engine::Entry& entry : entries) {
        const Uuid id = add_entry(rows, people.ids, *ids, pupil, classes.at(pupil), entry);
        const bool is_offered = classes.at(pupil) == people.ids.offered_class;
        if (is_offered && !entry.is_documented) undocumented.push_back({id, pupil, entry.date});
      }
    }
    if (year == published_years().back()) {
      told = add_this_morning(rows, people.ids, classes, *ids);
      add_from_homes(rows, people.ids, *ids, undocumented);
    }
  }
  add_registrations(rows, municipality, people.ids, *ids);
  add_handover(rows, municipality, people.ids, *ids);
  add_first_lesson(rows, municipality, people.ids, told, *ids);
  add_plans(rows, municipality, people.ids, *ids);
  const Rows leave = leave_rows(municipality, people.ids, class_on_offer(municipality), *ids);
  context.database.write([&](db::Tx& tx) {
    people.rows.write(tx);
    rows.write(tx);
    leave.write(tx);
    for (const auto& keys : years)
      evaluate(tx, keys);
  });
}

}  // namespace tilstede::demo
