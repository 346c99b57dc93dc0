#include "home/contest_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/may.hpp"
#include "access/problems.hpp"
#include "access/subject_use_cases.hpp"
#include "access/write_once_use_cases.hpp"
#include "attendance/attendance_use_cases.hpp"
#include "home/contest_store.hpp"
#include "home/home_json.hpp"
#include "people/lock.hpp"

namespace tilstede::home {
namespace {

using access::Action;
using access::Actor;
using nlohmann::json;

Result<void, Problem> allowed(db::Tx& tx, const Context& context, const Actor& actor, Action action,
                              const PupilId& pupil) {
  const Date today = context.clock.today();
  const auto subject = access::subject_of_pupil(tx, pupil, today);
  if (!subject) return refused(access::not_found());
  return access::may(actor, action, *subject, today);
}

Problem already_contested() {
  return {409, "already-contested", "You have asked about this entry", "Wait for the answer.", {}};
}

Problem already_answered() {
  return {409, "already-answered", "Somebody has answered", "Read the answer that was given.", {}};
}

bool stands(db::Tx& tx, const Context& context, const PupilId& pupil, const EntryId& entry) {
  const auto found = attendance::entries_of_pupil(tx, pupil, school_year_of(context.clock.today()),
                                                  attendance::Superseded::left_out);
  return std::ranges::count(found.entries, entry, &attendance::AbsenceEntry::id) > 0;
}

bool has_open(db::Tx& tx, const PupilId& pupil, const EntryId& entry, const GuardianId& guardian) {
  const auto contests = store::contests_of(tx, {pupil});
  return std::ranges::any_of(contests, [&](const Contest& one) {
    return one.entry == entry && one.guardian == guardian && !one.answer;
  });
}

void record(db::Tx& tx, const Context& context, const Actor& actor, const char* action,
            const Contest& contest) {
  const json payload{{"contest", to_text(contest.id)}, {"entry", to_text(contest.entry)}};
  access::record(tx, context, actor.account, {action, "pupil", to_text(contest.pupil), payload.dump()});
}

}  // namespace

Result<access::StoredAnswer, Problem> contest_entry(const Context& context, const Actor& actor,
                                                    const http::Request& request, const PupilId& pupil,
                                                    const EntryId& entry, const PersonalText& text) {
  const auto is_allowed = [&](db::Tx& tx) {
    return allowed(tx, context, actor, Action::contest_entry, pupil);
  };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    people::lock_pupils(tx, {pupil});
    if (!stands(tx, context, pupil, entry)) return refused(access::not_found());
    if (has_open(tx, pupil, entry, *actor.guardian)) return refused(already_contested());
    const Contest contest{context.ids.next_id<ContestId>(),
                          pupil,
                          entry,
                          *actor.guardian,
                          text,
                          context.clock.now(),
                          std::nullopt,
                          std::nullopt};
    store::insert_contest(tx, contest);
    record(tx, context, actor, "entry.contested", contest);
    return access::StoredAnswer{201, to_json(contest)};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

Result<Contest, Problem> answer_contest(const Context& context, const Actor& actor, const ContestId& id,
                                        const ContestAnswer& answer) {
  return context.database.write([&](db::Tx& tx) -> Result<Contest, Problem> {
    auto contest = store::find_contest(tx, id);
    if (!contest) return refused(access::not_found());
    const auto may = allowed(tx, context, actor, Action::answer_home, contest->pupil);
    if (!may) return refused(may.error());
    people::lock_pupils(tx, {contest->pupil});
    // Read again under the lock: a colleague may have answered meanwhile.
    contest = store::find_contest(tx, id);
    if (contest->answer) return refused(already_answered());
    store::answer_contest(tx, id, answer, actor.account, context.clock.now());
    record(tx, context, actor, "contest.answered", *contest);
    return store::find_contest(tx, id).value();
  });
}

}  // namespace tilstede::home
