#include "morning/steps_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/problems.hpp"
#include "access/subject_use_cases.hpp"
#include "access/write_once_use_cases.hpp"
#include "attendance/correct_use_cases.hpp"
#include "attendance/effective_use_cases.hpp"
#include "home/report_use_cases.hpp"
#include "letters/outbox_use_cases.hpp"
#include "morning/list_use_cases.hpp"
#include "morning/missing_text.hpp"
#include "morning/morning_json.hpp"
#include "morning/morning_store.hpp"
#include "people/lock.hpp"
#include "people/school_use_cases.hpp"
#include "platform/clock/oslo.hpp"
#include "reasons/reasons_use_cases.hpp"

namespace tilstede::morning {
namespace {

using access::Action;
using access::Actor;
using nlohmann::json;

/// A question about this morning is worth nothing when the school day is over.
constexpr int kTextExpiresMinute = 16 * 60;

Problem not_missing() {
  return {409, "pupil-not-missing", "The pupil is not on today's list", "Read the list again.", {}};
}
Problem no_text_to_protected() {
  return {409, "no-text-to-protected", "The pupil has a protected address", "Call the home instead.", {}};
}
Problem explanation_refused(std::string_view code) {
  return {422,
          "invalid-request",
          "The request is not valid",
          "See places.",
          {{"/reason", std::string(code), "A home cannot report this."}}};
}
Problem nobody_to_text() {
  return {409, "nobody-to-text", "No guardian has a telephone number", "Reach the home another way.", {}};
}

/// What one step rests on.
struct Case {
  const Context& context;
  const Actor& actor;
  const attendance::OnPupilYearChanged& on_changed;
  SchoolId school;
  PupilId pupil;
  Date today{};
  std::vector<Step> steps;
  std::vector<MissingEntry> entries;
  /// As the actor may see it.
  MissingPupil view;
};

std::optional<SchoolId> school_for(db::Tx& tx, const Context& context, const Actor& actor,
                                   const PupilId& pupil) {
  const Date today = context.clock.today();
  const auto subject = access::subject_of_pupil(tx, pupil, today);
  if (!subject) return std::nullopt;
  for (const access::Place& place : subject->places) {
    access::Subject one{pupil, std::nullopt, {place}};
    if (access::may(actor, Action::follow_up_missing, one, today)) return place.school;
  }
  return std::nullopt;
}

Result<void, Problem> allowed(db::Tx& tx, const Context& context, const Actor& actor, const PupilId& pupil) {
  const Date today = context.clock.today();
  const auto subject = access::subject_of_pupil(tx, pupil, today);
  if (!subject) return refused(access::not_found());
  return access::may(actor, Action::follow_up_missing, *subject, today);
}

Result<Case, Problem> load_case(db::Tx& tx, const Context& context, const Actor& actor, const PupilId& pupil,
                                const attendance::OnPupilYearChanged& on_changed) {
  const auto school = school_for(tx, context, actor, pupil);
  if (!school) return refused(access::not_found());
  auto view = missing_pupil(tx, context, actor, *school, pupil);
  if (!view) return refused(not_missing());
  const Date today = context.clock.today();
  return Case{context,
              actor,
              on_changed,
              *school,
              pupil,
              today,
              store::steps_of(tx, pupil, today),
              store::missing_entries_of(tx, pupil, today),
              std::move(*view)};
}

// --- writing a step ---

void append(db::Tx& tx, Case& one, Step step) {
  step.number = one.steps.empty() ? 1 : one.steps.back().number + 1;
  step.at = one.context.clock.now();
  step.by = one.actor.account;
  store::insert_step(tx, {one.context.ids.next(), one.pupil, one.today, one.school}, step);
  const json payload{{"date", to_text(one.today)}, {"step", step.number}, {"kind", name_of(step.kind)}};
  access::record(tx, one.context, one.actor.account,
                 {"morning.followed", "pupil", to_text(one.pupil), payload.dump()});
  one.steps.push_back(std::move(step));
}

Step step_of(const StepWish& wish) {
  Step step;
  step.kind = wish.kind;
  step.guardian = wish.guardian;
  step.channel = wish.channel;
  step.outcome = wish.outcome;
  step.note = wish.note;
  return step;
}

// Whoever acts on a pupil that nobody holds takes it by that; the log shows both.
void take_if_free(db::Tx& tx, Case& one, const State& state) {
  if (state.standing == Standing::taken) return;
  Step take;
  take.kind = StepKind::take;
  append(tx, one, std::move(take));
}

void correct(db::Tx& tx, const Case& one, const StepWish& wish) {
  std::vector<EntryId> ids;
  for (const MissingEntry& entry : one.entries)
    ids.push_back(entry.id);
  const auto reasons = reasons::catalogue(tx);
  const auto content = [&](const attendance::AbsenceEntry& entry) {
    return content_after(wish, entry, entry.id == one.entries.back().id, reasons);
  };
  attendance::correct_entries(tx, one.context, one.actor, ids, content, one.on_changed);
}

// The register and the days ahead know it, too.
Result<void, Problem> tell(db::Tx& tx, const Case& one, const StepWish& wish) {
  home::Report report;
  report.period = {one.today, wish.until.value_or(one.today)};
  report.reason = wish.reason;
  const auto told = home::record_told(tx, one.context, one.actor, one.pupil, report,
                                      {*wish.guardian, attendance::Channel::phone});
  if (told.decision.status == home::Status::refused) return refused(explanation_refused(told.decision.code));
  return {};
}

// What was logged by mistake: the entries say again what they said, and the home's message goes.
void take_back(db::Tx& tx, const Case& one) {
  const auto closing = std::find_if(one.steps.rbegin(), one.steps.rend(), [](const Step& step) {
    return step.kind == StepKind::explained || step.kind == StepKind::at_school;
  });
  if (closing == one.steps.rend()) return;
  const attendance::WrittenAt written{one.pupil, one.today, closing->at, closing->by};
  attendance::take_back_corrections(tx, one.context, one.actor, written, one.on_changed);
  home::take_back_told(tx, one.context, one.actor, written);
}

// A question that has been answered is not sent after the answer.
void withdraw_texts(db::Tx& tx, const Case& one) {
  for (const Step& step : one.steps) {
    if (step.message) letters::withdraw(tx, one.context, *step.message);
  }
}

// --- the text message ---

std::string school_name(db::Tx& tx, const SchoolId& id) {
  for (const people::NamedSchool& school : people::schools(tx)) {
    if (school.id == id) return school.name;
  }
  return "";
}

letters::NewMessage message_to(db::Tx& tx, const Case& one, const ContactPerson& person) {
  const auto settings = settings_of(tx, one.school);
  const std::string& language = person.language.empty() ? one.view.language : person.language;
  auto text = missing_text(language, one.view.given_name.reveal(), school_name(tx, one.school),
                           settings.phone.value_or(""));
  letters::NewMessage message;
  message.template_id = "missing-pupil";
  message.about_kind = "pupil";
  message.about_id = to_text(one.pupil);
  message.guardian = person.guardian;
  message.language = std::move(text.language);
  message.address = *person.phone;
  message.body = PersonalText(std::move(text.text));
  message.expires_at = oslo::instant_of(one.today, kTextExpiresMinute);
  return message;
}

Result<void, Problem> send_texts(db::Tx& tx, Case& one, const StepWish& wish) {
  if (one.view.is_protected) return refused(no_text_to_protected());
  bool has_sent = false;
  auto contacts = store::contacts_of(tx, {one.pupil});
  for (const ContactPerson& person : contacts[one.pupil]) {
    if (!person.phone || (wish.guardian && person.guardian != *wish.guardian)) continue;
    Step step = step_of(wish);
    step.guardian = person.guardian;
    step.message = letters::write_to_outbox(tx, one.context, one.actor.account, message_to(tx, one, person));
    append(tx, one, std::move(step));
    has_sent = true;
  }
  if (!has_sent) return refused(nobody_to_text());
  return {};
}

// --- one step ---

Result<void, Problem> carry_out(db::Tx& tx, Case& one, const StepWish& wish, const State& state) {
  switch (wish.kind) {
    case StepKind::text_message:
      take_if_free(tx, one, state);
      return send_texts(tx, one, wish);
    case StepKind::attempt:
      take_if_free(tx, one, state);
      if (wish.outcome == AttemptOutcome::home_does_not_know) correct(tx, one, wish);
      break;
    case StepKind::explained:
    case StepKind::at_school:
    case StepKind::not_found:
      correct(tx, one, wish);
      if (wish.kind == StepKind::explained) {
        if (auto told = tell(tx, one, wish); !told) return told;
      }
      if (wish.kind != StepKind::not_found) withdraw_texts(tx, one);
      break;
    case StepKind::reopen:
      take_back(tx, one);
      break;
    case StepKind::take:
    case StepKind::give_back:
      break;
  }
  append(tx, one, step_of(wish));
  return {};
}

// To give back what nobody has, or take what one has, says nothing new.
bool is_said_already(const StepWish& wish, const State& state) {
  const bool is_taken = state.standing == Standing::taken;
  return (wish.kind == StepKind::take && is_taken) || (wish.kind == StepKind::give_back && !is_taken);
}

Result<access::StoredAnswer, Problem> save(db::Tx& tx, Case& one, const StepWish& wish) {
  const State& state = one.view.state;
  const Verdict verdict = verdict_on(wish.kind, state, one.actor.account);
  if (verdict == Verdict::accepted && !is_said_already(wish, state)) {
    const auto people = store::contacts_of(tx, {one.pupil})[one.pupil];
    if (auto problem = problem_of(wish, people, reasons::catalogue(tx), one.today))
      return refused(std::move(*problem));
    if (auto done = carry_out(tx, one, wish, state); !done) return refused(std::move(done.error()));
  }
  const auto after = missing_pupil(tx, one.context, one.actor, one.school, one.pupil);
  return access::StoredAnswer{200, to_json(verdict, after.value_or(one.view))};
}

}  // namespace

Result<access::StoredAnswer, Problem> record_step(const Context& context, const Actor& actor,
                                                  const http::Request& request, const PupilId& pupil,
                                                  const StepWish& wish,
                                                  const attendance::OnPupilYearChanged& on_changed) {
  const auto is_allowed = [&](db::Tx& tx) { return allowed(tx, context, actor, pupil); };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    // Before the steps are read: of two who take the pupil at once, the second sees the first.
    people::lock_pupils(tx, {pupil});
    // A step is one instant: all that it writes is found by that again.
    const FixedClock instant(context.clock.now());
    const Context at_once{context.database, instant, context.ids, context.config};
    auto one = load_case(tx, at_once, actor, pupil, on_changed);
    if (!one) return refused(std::move(one.error()));
    return save(tx, *one, wish);
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

}  // namespace tilstede::morning
