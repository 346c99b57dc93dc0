#include "demo/demo_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "demo/invented_absence.hpp"
#include "demo/people_store.hpp"
#include "demo/school_route.hpp"
#include "platform/clock/oslo.hpp"
#include "platform/files/files.hpp"

namespace tilstede::demo {
namespace {

constexpr int kRegisteredAtMinute = 8 * 60 + 10;
constexpr int kUnexplainedPupils = 3;
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

void add_entry(Rows& rows, const Ids& people, IdSource& ids, std::size_t pupil, std::size_t class_index,
               const engine::Entry& entry) {
  const db::Value subject =
      entry.subject.empty() ? db::Value(nullptr) : db::Value(people.subjects.at(entry.subject));
  rows.add(
      "absence_entry",
      {"id", "pupil_id", "date", "lesson", "kind", "minutes", "subject_id", "class_id", "documentation",
       "reason", "reported_by", "origin", "recorded_at", "recorded_by"},
      {ids.next(), people.pupils[pupil], entry.date, entry.lesson, name_of(entry.kind), entry.minutes,
       subject, people.classes[class_index], entry.is_documented ? "documented" : "undocumented",
       entry.reason.empty() ? db::Value(nullptr) : db::Value(entry.reason), name_of(entry.reported_by),
       "teacher", oslo::instant_of(entry.date, kRegisteredAtMinute), people.contact_accounts[class_index]});
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

// This morning: homes have written, and three pupils are missing from the first lesson without a word. By
// 08:20 they have missed twenty minutes.
void add_this_morning(Rows& rows, const Ids& people, const std::map<std::size_t, std::size_t>& classes,
                      IdSource& ids) {
  Random random(31102024);
  int unexplained = 0;
  for (const auto& [pupil, class_index] : classes) {
    if (random.chance(kShareWithMessage)) {
      const Date until = random.chance(0.2) ? add_days(demo_day(), 1) : demo_day();
      rows.add("home_message",
               {"id", "pupil_id", "guardian_id", "from_date", "to_date", "lesson", "reason", "text",
                "reported_at", "withdrawn_at"},
               {ids.next(), people.pupils[pupil], people.guardians[pupil], demo_day(), until, nullptr,
                "illness", random.chance(0.5) ? "Feber. Blir hjemme i dag." : "Forkjølet og slapp.",
                oslo::instant_of(demo_day(), 6 * 60 + 45 + random.below(60)), nullptr});
    } else if (unexplained < kUnexplainedPupils && random.chance(0.01)) {
      ++unexplained;
      engine::Entry entry;
      entry.date = demo_day();
      entry.kind = engine::Kind::lesson;
      entry.lesson = 1;
      entry.minutes = 20;
      entry.reported_by = engine::ReportedBy::unknown;
      add_entry(rows, people, ids, pupil, class_index, entry);
    }
  }
}

void add_registrations(Rows& rows, const Municipality& municipality, const Ids& people, IdSource& ids) {
  const auto days = school_days(published_years().back(), last_day_with_entries(published_years().back()));
  for (std::size_t i = 0; i < municipality.classes.size(); ++i) {
    const Class& group = municipality.classes[i];
    if (group.year != published_years().back()) continue;
    nlohmann::json seen = nlohmann::json::array();
    for (const std::size_t pupil : group.pupils)
      seen.push_back(to_text(people.pupils[pupil]));
    for (auto day = days.end() - 3; day != days.end(); ++day) {
      rows.add("class_registration",
               {"id", "class_id", "date", "lesson", "registered_at", "registered_by", "pupils_seen"},
               {ids.next(), people.classes[i], *day, 0, oslo::instant_of(*day, kRegisteredAtMinute),
                people.contact_accounts[i], seen.dump()});
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

// The sign-in page lists them in this order: those one tries first stand first.
int rank_of(const DemoPerson& person) {
  static const std::vector<std::string> kOrder = {
      "contact-teacher", "teacher", "guardian",    "pupil",        "department-head", "principal",
      "secretary",       "nurse",   "area-leader", "school-owner", "auditor",         "administrator"};
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
  for (const SchoolYear year : published_years()) {
    const auto classes = class_of_pupils(municipality, year);
    auto& keys = years.emplace_back();
    for (const auto& [pupil, class_index] : classes)
      keys.push_back({people.ids.pupils[pupil], year});
    for (const auto& [pupil, entries] : invent_absence(municipality, year)) {
      for (const engine::Entry& entry : entries)
        add_entry(rows, people.ids, *ids, pupil, classes.at(pupil), entry);
    }
    if (year == published_years().back()) add_this_morning(rows, people.ids, classes, *ids);
  }
  add_registrations(rows, municipality, people.ids, *ids);
  add_handover(rows, municipality, people.ids, *ids);
  context.database.write([&](db::Tx& tx) {
    people.rows.write(tx);
    rows.write(tx);
    for (const auto& keys : years)
      evaluate(tx, keys);
  });
}

}  // namespace tilstede::demo
