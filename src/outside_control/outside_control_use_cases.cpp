#include "outside_control/outside_control_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/class_subject.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "access/write_once_use_cases.hpp"
#include "attendance/rulings_use_cases.hpp"
#include "calendar/lesson_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "outside_control/outside_control_store.hpp"
#include "people/class_use_cases.hpp"
#include "people/enrolment_use_cases.hpp"
#include "people/lock.hpp"

namespace tilstede::outside_control {
namespace {

using access::Action;
using access::Actor;
using attendance::AbsenceEntry;
using nlohmann::json;
using people::SchoolClass;

Result<void, Problem> allowed(db::Tx& tx, const Context& context, const Actor& actor,
                              const std::vector<PupilId>& pupils) {
  const Date today = context.clock.today();
  for (const PupilId& pupil : pupils) {
    const auto subject = access::subject_of_pupil(tx, pupil, today);
    if (!subject) return refused(access::not_found());
    if (auto may = access::may(actor, Action::decide_outside_control, *subject, today); !may) return may;
  }
  return {};
}

// Who has left the school since has nobody to ask any longer.
std::vector<PupilId> still_there(db::Tx& tx, const std::vector<PupilId>& pupils, const Date& today) {
  std::vector<PupilId> there;
  for (const PupilId& pupil : pupils) {
    const auto subject = access::subject_of_pupil(tx, pupil, today);
    if (subject && !subject->places.empty()) there.push_back(pupil);
  }
  return there;
}

bool has_school(db::Tx& tx, const std::vector<PupilId>& pupils, const Date& date) {
  std::set<SchoolId> schools;
  for (const auto& enrolment : people::enrolments_in(tx, pupils, school_year_of(date))) {
    if (covers(enrolment.period, date)) schools.insert(enrolment.school);
  }
  return std::any_of(schools.begin(), schools.end(),
                     [&](const SchoolId& school) { return calendar::is_school_day(tx, school, date); });
}

std::vector<attendance::Ruling> rulings_of(const OutsideControl& decision) {
  const std::set<int> lessons = decision.lessons.empty() ? std::set{0} : decision.lessons;
  std::vector<attendance::Ruling> rulings;
  for (const PupilId& pupil : decision.pupils) {
    for (const int lesson : lessons)
      rulings.push_back({decision.id, pupil, decision.date, lesson, decision.reason, decision.decided_by});
  }
  return rulings;
}

void tell(db::Tx& tx, const OutsideControl& decision, const attendance::OnPupilYearChanged& on_changed) {
  std::vector<PupilYearKey> keys;
  for (const PupilId& pupil : decision.pupils)
    keys.push_back({pupil, school_year_of(decision.date)});
  on_changed(tx, keys);
}

// One event per pupil: the log of a pupil holds what was decided for that pupil.
void record(db::Tx& tx, const Context& context, const Actor& actor, const char* action,
            const OutsideControl& decision) {
  const json payload{
      {"decision", to_text(decision.id)}, {"date", to_text(decision.date)}, {"lessons", decision.lessons}};
  for (const PupilId& pupil : decision.pupils)
    access::record(tx, context, actor.account, {action, "pupil", to_text(pupil), payload.dump()});
}

OutsideControl decision_of(const Context& context, const Actor& actor, const Wish& wish) {
  OutsideControl decision;
  decision.id = context.ids.next_id<DecisionId>();
  decision.date = wish.date;
  decision.lessons = wish.lessons;
  decision.pupils = wish.pupils;
  std::sort(decision.pupils.begin(), decision.pupils.end());
  decision.pupils.erase(std::unique(decision.pupils.begin(), decision.pupils.end()), decision.pupils.end());
  decision.reason = wish.reason;
  decision.decided_by = actor.account;
  decision.decided_at = context.clock.now();
  return decision;
}

std::map<PupilId, NamedPupil> names_of(db::Tx& tx, const std::vector<PupilId>& pupils) {
  std::map<PupilId, NamedPupil> names;
  for (const auto& [pupil, name] : people::pupil_names(tx, pupils))
    names[pupil] = {name.given_name, name.family_name};
  return names;
}

int observed_by(db::Tx& tx, const OutsideControl& decision) {
  int count = 0;
  for (const auto& [pupil, entries] : attendance::standing_on(tx, decision.pupils, decision.date)) {
    count += static_cast<int>(std::count_if(entries.begin(), entries.end(), [&](const AbsenceEntry& entry) {
      return entry.decision == decision.id;
    }));
  }
  return count;
}

DecisionView view_of(db::Tx& tx, const OutsideControl& decision) {
  std::vector<AccountId> accounts{decision.decided_by};
  if (decision.undone_by) accounts.push_back(*decision.undone_by);
  auto names = people::account_names(tx, accounts);
  DecisionView view{decision, names[decision.decided_by], {}, names_of(tx, decision.pupils), 0};
  if (decision.undone_by) view.undone_by = names[*decision.undone_by];
  view.observed = observed_by(tx, decision);
  return view;
}

// --- the day ---

std::vector<SchoolClass> classes_in_reach(db::Tx& tx, const Actor& actor, const Date& today) {
  std::vector<SchoolId> schools;
  for (const access::Relation& relation : actor.relations) {
    if (relation.school && covers(relation.period, today)) schools.push_back(*relation.school);
  }
  auto classes = people::classes_of(tx, {}, schools, school_year_of(today));
  std::erase_if(classes, [&](const SchoolClass& school_class) {
    return !access::may(actor, Action::decide_outside_control, access::subject_of(school_class), today);
  });
  return classes;
}

bool shows(const AbsenceEntry& entry) {
  return entry.content.kind != attendance::EntryKind::present || entry.observed;
}

// Of the lesson asked for, else of the whole day; without a lesson, of the day, else of any lesson.
std::optional<AbsenceEntry> standing_in(const std::vector<AbsenceEntry>& entries, int lesson) {
  const AbsenceEntry* best = nullptr;
  for (const AbsenceEntry& entry : entries) {
    const bool is_asked_for = entry.lesson == lesson || entry.lesson == 0 || lesson == 0;
    if (!is_asked_for || !shows(entry)) continue;
    if (!best || entry.lesson == lesson) best = &entry;
  }
  return best ? std::optional(*best) : std::nullopt;
}

// A pupil of two classes is listed once.
std::vector<Candidate> candidates_of(db::Tx& tx, const std::vector<SchoolClass>& classes, const Date& date,
                                     std::vector<CandidateClass>& listed) {
  std::vector<Candidate> candidates;
  std::set<PupilId> seen;
  for (const SchoolClass& school_class : classes) {
    CandidateClass one{school_class.id, school_class.name, school_class.school_name, {}};
    for (const auto& member : people::class_members(tx, school_class.id, date)) {
      one.pupils.push_back(member.pupil);
      if (!seen.insert(member.pupil).second) continue;
      candidates.push_back(
          {member.pupil, member.given_name, member.family_name, member.told_apart_by, {}, false});
    }
    listed.push_back(std::move(one));
  }
  return candidates;
}

void add_standing(db::Tx& tx, DayView& view, int lesson) {
  std::vector<PupilId> pupils;
  for (const Candidate& candidate : view.pupils)
    pupils.push_back(candidate.pupil);
  auto standing = attendance::standing_on(tx, pupils, view.date);
  auto rulings = attendance::rulings_on(tx, pupils, view.date);
  for (Candidate& candidate : view.pupils) {
    candidate.entry = standing_in(standing[candidate.pupil], lesson);
    const auto& ruled = rulings[candidate.pupil];
    candidate.is_decided = std::any_of(ruled.begin(), ruled.end(), [&](const attendance::Ruling& ruling) {
      return attendance::concerns(ruling, lesson);
    });
  }
}

std::set<int> lessons_of(db::Tx& tx, const std::vector<SchoolClass>& classes, const Date& date) {
  std::vector<ClassId> ids;
  for (const SchoolClass& school_class : classes)
    ids.push_back(school_class.id);
  std::set<int> lessons;
  for (const auto& [id, day] : calendar::lessons_on(tx, ids, date)) {
    for (const calendar::Lesson& lesson : day)
      lessons.insert(lesson.lesson);
  }
  return lessons;
}

// A decision is shown to whoever may decide for one of its pupils, with those of them alone.
std::vector<DecisionView> decisions_of(db::Tx& tx, const DayView& view) {
  std::set<PupilId> in_reach;
  for (const Candidate& candidate : view.pupils)
    in_reach.insert(candidate.pupil);
  std::vector<DecisionView> decisions;
  for (OutsideControl& decision : store::of_date(tx, view.date)) {
    std::erase_if(decision.pupils, [&](const PupilId& pupil) { return !in_reach.contains(pupil); });
    if (!decision.pupils.empty()) decisions.push_back(view_of(tx, decision));
  }
  return decisions;
}

DayView load_day(db::Tx& tx, const std::vector<SchoolClass>& classes, const Date& date, int lesson) {
  DayView view;
  view.date = date;
  view.is_school_day = std::any_of(classes.begin(), classes.end(), [&](const SchoolClass& school_class) {
    return calendar::is_school_day(tx, school_class.school, date);
  });
  view.lessons = lessons_of(tx, classes, date);
  view.pupils = candidates_of(tx, classes, date, view.classes);
  add_standing(tx, view, lesson);
  view.decisions = decisions_of(tx, view);
  return view;
}

}  // namespace

Result<access::StoredAnswer, Problem> decide(const Context& context, const Actor& actor,
                                             const http::Request& request, const Wish& wish,
                                             const attendance::OnPupilYearChanged& on_changed) {
  const auto is_allowed = [&](db::Tx& tx) { return allowed(tx, context, actor, wish.pupils); };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    const Facts facts{context.clock.today(), has_school(tx, wish.pupils, wish.date)};
    if (auto problem = problem_of(wish, facts)) return refused(std::move(*problem));
    const OutsideControl decision = decision_of(context, actor, wish);
    people::lock_pupils(tx, decision.pupils);
    store::insert(tx, decision);
    attendance::rule(tx, context, rulings_of(decision));
    record(tx, context, actor, "outside_control.decided", decision);
    tell(tx, decision, on_changed);
    return access::StoredAnswer{201, to_json(view_of(tx, decision))};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

Result<DecisionView, Problem> undo(const Context& context, const Actor& actor, const DecisionId& id,
                                   const attendance::OnPupilYearChanged& on_changed) {
  return context.database.write([&](db::Tx& tx) -> Result<DecisionView, Problem> {
    const auto found = store::find(tx, id);
    if (!found) return refused(access::not_found());
    const auto asked = still_there(tx, found->pupils, context.clock.today());
    if (asked.empty()) return refused(access::not_found());
    if (auto may = allowed(tx, context, actor, asked); !may) return refused(std::move(may.error()));
    people::lock_pupils(tx, found->pupils);
    // Read again under the lock: somebody else may have undone it meanwhile.
    const OutsideControl decision = store::find(tx, id).value();
    if (!decision.undone_at) {
      store::mark_undone(tx, id, actor.account, context.clock.now());
      attendance::revoke_rulings(tx, context, id, actor.account);
      record(tx, context, actor, "outside_control.undone", decision);
      tell(tx, decision, on_changed);
    }
    return view_of(tx, store::find(tx, id).value());
  });
}

Result<DayView, Problem> read_day(const Context& context, const Actor& actor, const Date& date, int lesson) {
  const Date today = context.clock.today();
  auto view = context.database.read([&](db::Tx& tx) -> Result<DayView, Problem> {
    const auto classes = classes_in_reach(tx, actor, today);
    // Nobody's list is the same as a list that is not theirs.
    if (classes.empty())
      return refused(access::may(actor, Action::decide_outside_control, {}, today).error());
    return load_day(tx, classes, date, lesson);
  });
  if (view) {
    const json payload{{"date", to_text(date)}, {"pupils", view->pupils.size()}};
    access::record_read(context, actor,
                        {"outside_control.read", "account", to_text(actor.account), payload.dump()});
  }
  return view;
}

}  // namespace tilstede::outside_control
