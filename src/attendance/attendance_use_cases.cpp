#include "attendance/attendance_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/class_subject.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/write_once_use_cases.hpp"
#include "attendance/attendance_json.hpp"
#include "attendance/attendance_store.hpp"
#include "attendance/home_messages_use_cases.hpp"
#include "attendance/lessons_use_cases.hpp"
#include "attendance/planned_use_cases.hpp"
#include "attendance/rulings_use_cases.hpp"
#include "calendar/lesson_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "people/class_use_cases.hpp"
#include "people/lock.hpp"
#include "reasons/reasons_use_cases.hpp"

namespace tilstede::attendance {
namespace {

using access::Action;
using access::Actor;
using nlohmann::json;
using people::ClassMember;
using people::SchoolClass;

Result<SchoolClass, Problem> class_for(db::Tx& tx, const Context& context, const Actor& actor,
                                       const ClassId& id, Action action) {
  auto school_class = people::find_class(tx, id);
  if (!school_class) return refused(access::not_found());
  const auto allowed = access::may(actor, action, access::subject_of(*school_class), context.clock.today());
  if (!allowed) return refused(allowed.error());
  return std::move(*school_class);
}

bool may(const Context& context, const Actor& actor, Action action, const SchoolClass& school_class) {
  return access::may(actor, action, access::subject_of(school_class), context.clock.today()).has_value();
}

InternalNotes notes_for(const Context& context, const Actor& actor, const SchoolClass& school_class) {
  return may(context, actor, Action::read_internal_notes, school_class) ? InternalNotes::shown
                                                                        : InternalNotes::hidden;
}

void add_recorder(std::vector<AccountId>& accounts, const std::optional<AbsenceEntry>& entry) {
  if (entry && entry->recorded_by) accounts.push_back(*entry->recorded_by);
}

// --- opening a register ---

RegisterPupil pupil_of(const ClassMember& member, const std::vector<AbsenceEntry>& entries,
                       std::vector<HomeMessage> messages, int lesson) {
  RegisterPupil pupil;
  pupil.pupil = member.pupil;
  pupil.given_name = member.given_name;
  pupil.family_name = member.family_name;
  pupil.told_apart_by = member.told_apart_by;
  for (const AbsenceEntry& entry : entries) {
    if (entry.pupil != member.pupil) continue;
    (entry.lesson == lesson ? pupil.entry : pupil.day_entry) = entry;
  }
  for (HomeMessage& message : messages) {
    if (lesson == 0 || is_away(message, lesson)) pupil.messages.push_back(std::move(message));
  }
  return pupil;
}

std::optional<Ruling> ruling_of(const std::vector<Ruling>& rulings, int lesson) {
  const auto found = std::find_if(rulings.begin(), rulings.end(),
                                  [&](const Ruling& ruling) { return concerns(ruling, lesson); });
  return found == rulings.end() ? std::nullopt : std::optional(*found);
}

Recorders recorders_of(db::Tx& tx, const Register& view,
                       const std::vector<store::RegistrationRow>& registrations) {
  std::vector<AccountId> accounts;
  for (const RegisterPupil& pupil : view.pupils) {
    add_recorder(accounts, pupil.entry);
    add_recorder(accounts, pupil.day_entry);
  }
  for (const store::RegistrationRow& registration : registrations)
    accounts.push_back(registration.by);
  return people::account_names(tx, accounts);
}

std::optional<RegistrationMade> made(const std::optional<store::RegistrationRow>& registration,
                                     const Recorders& recorders) {
  if (!registration) return std::nullopt;
  return RegistrationMade{recorders.at(registration->by), registration->substitute, registration->at};
}

Register load_register(db::Tx& tx, const Context& context, const Actor& actor,
                       const SchoolClass& school_class, const RegisterSlot& question) {
  Register view;
  view.school_class = school_class.id;
  view.name = school_class.name;
  view.school = school_class.school_name;
  view.date = question.date;
  view.lesson = question.lesson;
  view.notes = notes_for(context, actor, school_class);
  view.is_school_day = calendar::is_school_day(tx, school_class.school, question.date);

  auto registrations = store::registrations(tx, {school_class.id}, question.date);
  view.lessons = lessons_of_day(tx, {school_class.id}, question.date, actor, registrations)[school_class.id];

  const auto members = people::class_members(tx, school_class.id, question.date);
  const auto pupils = ids_of(members);
  const auto entries = store::effective_entries(tx, pupils, question.date, question.lesson);
  auto messages = home_messages(tx, pupils, {question.date, question.date});
  auto rulings = rulings_on(tx, pupils, question.date);
  for (const ClassMember& member : members) {
    view.pupils.push_back(pupil_of(member, entries, std::move(messages[member.pupil]), question.lesson));
    view.pupils.back().ruling = ruling_of(rulings[member.pupil], question.lesson);
  }
  add_plans(tx, view);

  view.recorders = recorders_of(tx, view, registrations[school_class.id]);
  view.registration =
      made(newest_registration(registrations, school_class.id, question.lesson), view.recorders);
  if (question.lesson > 0)
    view.day_registration = made(newest_registration(registrations, school_class.id, 0), view.recorders);
  return view;
}

// --- registering a batch ---

std::vector<PupilId> marked_pupils(const Batch& batch) {
  std::vector<PupilId> pupils;
  for (const Mark& mark : batch.marks)
    pupils.push_back(mark.pupil);
  return pupils;
}

std::vector<EntryId> mark_ids(const Batch& batch) {
  std::vector<EntryId> ids;
  for (const Mark& mark : batch.marks)
    ids.push_back(mark.id);
  return ids;
}

// Who registers for a class that is not theirs does it from the office.
Origin origin_of(const Actor& actor, const ClassId& school_class) {
  if (actor.link_holder) return Origin::substitute;
  const bool teaches =
      std::any_of(actor.relations.begin(), actor.relations.end(),
                  [&](const access::Relation& relation) { return relation.school_class == school_class; });
  return teaches ? Origin::teacher : Origin::office;
}

std::optional<PersonalText> name_of_holder(const Actor& actor) {
  if (!actor.link_holder) return std::nullopt;
  return actor.link_holder->name;
}

/// What an event says besides: with which link it was done.
json with_link(json payload, const Actor& actor) {
  if (actor.link_holder) payload["substitute_link"] = to_text(actor.link_holder->link);
  return payload;
}

void add_lesson_facts(db::Tx& tx, const Context& context, const SchoolClass& school_class, const Batch& batch,
                      Facts& facts) {
  facts.lesson_minutes = context.config.lesson_minutes;
  facts.subject = school_class.subject;
  if (batch.lesson == 0) return;
  const auto lessons = calendar::lessons_on(tx, {school_class.id}, batch.date)[school_class.id];
  for (const calendar::Lesson& lesson : lessons) {
    if (lesson.lesson != batch.lesson) continue;
    facts.has_timetable = true;
    facts.is_in_timetable = true;
    facts.lesson_minutes = lesson.ends_minute - lesson.starts_minute;
    if (lesson.subject) facts.subject = lesson.subject;
    return;
  }
  facts.has_timetable = !lessons.empty() || calendar::has_timetable(tx, school_class.id, batch.date);
}

std::vector<PupilId> reported_by_home(db::Tx& tx, const Batch& batch) {
  std::vector<PupilId> pupils;
  for (const auto& [pupil, messages] : home_messages(tx, marked_pupils(batch), {batch.date, batch.date})) {
    const bool is_told = std::any_of(messages.begin(), messages.end(), [&](const HomeMessage& message) {
      return is_away(message, batch.lesson);
    });
    if (is_told) pupils.push_back(pupil);
  }
  return pupils;
}

Facts load_facts(db::Tx& tx, const Context& context, const Actor& actor, const SchoolClass& school_class,
                 const Batch& batch) {
  Facts facts;
  facts.today = context.clock.today();
  facts.now = context.clock.now();
  facts.actor = actor.account;
  facts.origin = origin_of(actor, school_class.id);
  facts.substitute = name_of_holder(actor);
  facts.sees_internal_notes = notes_for(context, actor, school_class) == InternalNotes::shown;
  facts.class_year = school_class.year;
  facts.is_school_day = calendar::is_school_day(tx, school_class.school, batch.date);
  add_lesson_facts(tx, context, school_class, batch, facts);
  facts.class_list = ids_of(people::class_members(tx, school_class.id, batch.date));
  for (const auto& [pupil, plan] :
       planned_in(tx, {school_class.id, batch.date, batch.lesson}, facts.class_list)) {
    if (plan.is_not_expected) facts.not_expected.push_back(pupil);
  }
  if (batch.marks.empty()) return facts;

  facts.reasons = reasons::catalogue(tx);
  for (AbsenceEntry& entry : store::effective_entries(tx, marked_pupils(batch), batch.date, batch.lesson)) {
    if (entry.lesson == batch.lesson) facts.effective.push_back(std::move(entry));
  }
  if (batch.date < facts.today)
    facts.attested = store::attested(tx, batch.school_class, batch.date, batch.lesson);
  facts.reported_by_home = reported_by_home(tx, batch);
  facts.with_mark_id = store::entries_with_ids(tx, mark_ids(batch));
  return facts;
}

void record_entries(db::Tx& tx, const Context& context, const Actor& actor, const Batch& batch,
                    const std::vector<AbsenceEntry>& entries) {
  for (const AbsenceEntry& entry : entries) {
    const json payload{{"class", to_text(batch.school_class)},
                       {"date", to_text(batch.date)},
                       {"lesson", batch.lesson},
                       {"entry", to_text(entry.id)}};
    access::record(tx, context, actor.account,
                   {entry.supersedes ? "absence.corrected" : "absence.registered", "pupil",
                    to_text(entry.pupil), with_link(payload, actor).dump()});
  }
}

std::vector<FlagChange> tell_of_change(db::Tx& tx, const std::vector<AbsenceEntry>& entries,
                                       const OnPupilYearChanged& on_changed) {
  std::vector<PupilYearKey> keys;
  for (const AbsenceEntry& entry : entries)
    keys.push_back({entry.pupil, school_year_of(entry.date)});
  if (keys.empty()) return {};
  return on_changed(tx, keys);
}

void save_registration(db::Tx& tx, const Context& context, const Actor& actor, const Batch& batch,
                       const std::vector<PupilId>& seen) {
  const store::RegistrationRow registration{batch.lesson, context.clock.now(), actor.account,
                                            name_of_holder(actor)};
  store::write_registration(tx, context.ids.next(), batch, registration, seen);
  const json payload{{"date", to_text(batch.date)}, {"lesson", batch.lesson}, {"pupils", seen.size()}};
  access::record(
      tx, context, actor.account,
      {"class.registered", "class", to_text(batch.school_class), with_link(payload, actor).dump()});
}

// What stands of a mark is what rulings make of it.
void set_aside_covered(db::Tx& tx, const Context& context, const Batch& batch, Decision& decision) {
  const auto ruled = apply_rulings(tx, context, marked_pupils(batch), {batch.date, batch.date});
  for (MarkResult& result : decision.results) {
    const auto found = std::find_if(ruled.begin(), ruled.end(), [&](const AbsenceEntry& entry) {
      return result.entry && entry.supersedes == result.entry->id;
    });
    if (found != ruled.end()) result.entry = *found;
  }
}

BatchAnswer answer_of(db::Tx& tx, Decision decision,
                      const std::optional<store::RegistrationRow>& registration) {
  BatchAnswer answer;
  answer.results = std::move(decision.results);
  std::vector<AccountId> accounts;
  for (const MarkResult& result : answer.results)
    add_recorder(accounts, result.entry);
  if (registration) accounts.push_back(registration->by);
  answer.recorders = people::account_names(tx, accounts);
  if (registration)
    answer.registration = {answer.recorders[registration->by], registration->substitute, registration->at};
  return answer;
}

BatchAnswer save_batch(db::Tx& tx, const Context& context, const Actor& actor,
                       const SchoolClass& school_class, const Batch& batch,
                       const OnPupilYearChanged& on_changed) {
  people::lock_pupils(tx, marked_pupils(batch));
  const Facts facts = load_facts(tx, context, actor, school_class, batch);
  Decision decision = decide(batch, facts);
  const auto entries = saved_entries(decision);
  store::write_entries(tx, entries);
  record_entries(tx, context, actor, batch, entries);
  set_aside_covered(tx, context, batch, decision);
  if (!decision.seen.empty()) save_registration(tx, context, actor, batch, decision.seen);
  auto flags = tell_of_change(tx, entries, on_changed);

  const auto registrations = store::registrations(tx, {batch.school_class}, batch.date);
  BatchAnswer answer = answer_of(tx, std::move(decision),
                                 newest_registration(registrations, batch.school_class, batch.lesson));
  answer.notes = notes_for(context, actor, school_class);
  if (may(context, actor, Action::read_flags, school_class)) answer.flags = std::move(flags);
  return answer;
}

// A class is looked at once, however many of its lessons come in one answer.
void record_reads(const Context& context, const Actor& actor, const std::vector<Register>& views) {
  std::map<std::pair<ClassId, Date>, std::size_t> looks;
  for (const Register& view : views) {
    auto& pupils = looks[{view.school_class, view.date}];
    pupils = std::max(pupils, view.pupils.size());
  }
  for (const auto& [what, pupils] : looks)
    access::record_class_read(context, actor, "register.read", what.first, what.second, pupils);
}

}  // namespace

Result<Register, Problem> open_register(const Context& context, const Actor& actor,
                                        const RegisterSlot& question) {
  auto view = context.database.read([&](db::Tx& tx) {
    return class_for(tx, context, actor, question.school_class, Action::read_register)
        .map([&](const SchoolClass& school_class) {
          return load_register(tx, context, actor, school_class, question);
        });
  });
  if (view) {
    access::record_class_read(context, actor, "register.read", question.school_class, question.date,
                              view->pupils.size());
  }
  return view;
}

std::vector<Register> open_registers(const Context& context, const Actor& actor,
                                     const std::vector<RegisterSlot>& slots) {
  auto views = context.database.read([&](db::Tx& tx) {
    std::vector<Register> found;
    for (const RegisterSlot& slot : slots) {
      const auto school_class = class_for(tx, context, actor, slot.school_class, Action::read_register);
      if (school_class) found.push_back(load_register(tx, context, actor, *school_class, slot));
    }
    return found;
  });
  record_reads(context, actor, views);
  return views;
}

Result<access::StoredAnswer, Problem> register_batch(const Context& context, const Actor& actor,
                                                     const http::Request& request, const Batch& batch,
                                                     const OnPupilYearChanged& on_changed) {
  SchoolClass school_class;
  const auto is_allowed = [&](db::Tx& tx) -> Result<void, Problem> {
    auto found = class_for(tx, context, actor, batch.school_class, Action::register_absence);
    if (!found) return refused(std::move(found.error()));
    school_class = std::move(*found);
    return {};
  };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    return access::StoredAnswer{200,
                                to_json(save_batch(tx, context, actor, school_class, batch, on_changed))};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

Result<access::StoredAnswer, Problem> withdraw_registration(const Context& context, const Actor& actor,
                                                            const http::Request& request,
                                                            const RegisterSlot& slot) {
  const auto is_allowed = [&](db::Tx& tx) -> Result<void, Problem> {
    const auto found = class_for(tx, context, actor, slot.school_class, Action::register_absence);
    if (!found) return refused(found.error());
    return {};
  };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    const store::RegistrationRow withdrawal{slot.lesson, context.clock.now(), actor.account, std::nullopt};
    if (store::withdraw_registrations(tx, slot.school_class, slot.date, withdrawal) > 0) {
      const json payload{{"date", to_text(slot.date)}, {"lesson", slot.lesson}};
      access::record(tx, context, actor.account,
                     {"class.registration_withdrawn", "class", to_text(slot.school_class), payload.dump()});
    }
    return access::StoredAnswer{204, ""};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

Result<BatchAnswer, Problem> register_in(db::Tx& tx, const Context& context, const Actor& actor,
                                         const Batch& batch, const OnPupilYearChanged& on_changed) {
  const auto school_class = class_for(tx, context, actor, batch.school_class, Action::register_absence);
  if (!school_class) return refused(school_class.error());
  return save_batch(tx, context, actor, *school_class, batch, on_changed);
}

bool is_registered(db::Tx& tx, const ClassId& school_class, const Date& date, int lesson) {
  const auto registrations = store::registrations(tx, {school_class}, date);
  return newest_registration(registrations, school_class, lesson).has_value();
}

PupilEntries entries_of_pupil(db::Tx& tx, const PupilId& pupil, SchoolYear year, Superseded superseded) {
  PupilEntries found;
  found.entries = store::entries_of_pupil(tx, pupil, {first_day(year), last_day(year)}, superseded);
  std::vector<AccountId> accounts;
  for (const AbsenceEntry& entry : found.entries)
    add_recorder(accounts, entry);
  found.recorders = people::account_names(tx, accounts);
  return found;
}

std::optional<AbsenceEntry> entry_with_id(db::Tx& tx, const EntryId& id) {
  auto found = store::entries_with_ids(tx, {id});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace tilstede::attendance
