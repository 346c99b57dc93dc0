#include "home/report_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/may.hpp"
#include "access/problems.hpp"
#include "access/subject_use_cases.hpp"
#include "access/write_once_use_cases.hpp"
#include "attendance/attendance_use_cases.hpp"
#include "attendance/home_messages_use_cases.hpp"
#include "home/home_json.hpp"
#include "home/home_store.hpp"
#include "home/pupil_facts_use_cases.hpp"
#include "home/touched.hpp"
#include "people/homes_use_cases.hpp"
#include "people/lock.hpp"

namespace tilstede::home {
namespace {

using access::Action;
using access::Actor;
using nlohmann::json;

Problem date_is_not_today() {
  return {409,
          "date-is-not-today",
          "It is another day",
          "Read what day it is from the server, and ask again.",
          {}};
}

Result<void, Problem> allowed(db::Tx& tx, const Context& context, const Actor& actor, Action action,
                              const PupilId& pupil) {
  const Date today = context.clock.today();
  const auto subject = access::subject_of_pupil(tx, pupil, today);
  if (!subject) return refused(access::not_found());
  return access::may(actor, action, *subject, today);
}

/// On whose behalf, and how it came.
struct Sender {
  GuardianId guardian;
  Channel channel = Channel::page;
  std::optional<AccountId> recorded_by;
};

HomeMessage message_of(const Context& context, const Sender& sender, const PupilId& pupil,
                       const Report& report, const Piece& piece) {
  HomeMessage message;
  message.id = context.ids.next_id<MessageId>();
  message.pupil = pupil;
  message.guardian = sender.guardian;
  message.period = piece.period;
  message.lessons = piece.lessons;
  message.from_minute = piece.from_minute;
  message.until_minute = piece.until_minute;
  message.reason = report.reason;
  message.text = report.text;
  message.channel = sender.channel;
  message.recorded_by = sender.recorded_by;
  message.reported_at = context.clock.now();
  return message;
}

void record(db::Tx& tx, const Context& context, const Actor& actor, const char* action,
            const HomeMessage& message) {
  const json payload{{"message", to_text(message.id)},
                     {"from", to_text(message.period.from)},
                     {"to", to_text(message.period.to.value())},
                     {"channel", name_of(message.channel)}};
  access::record(tx, context, actor.account, {action, "pupil", to_text(message.pupil), payload.dump()});
}

void withdraw(db::Tx& tx, const Context& context, const Actor& actor, const HomeMessage& message) {
  if (message.withdrawn_at) return;
  store::withdraw_message(tx, message.id, actor.account, context.clock.now());
  record(tx, context, actor, "message.withdrawn", message);
}

// Beforehand there is nothing to look for.
bool is_registered(db::Tx& tx, const Context& context, const std::vector<HomeMessage>& messages) {
  const Date today = context.clock.today();
  return std::any_of(messages.begin(), messages.end(), [&](const HomeMessage& message) {
    if (message.period.from > today) return false;
    const auto found = attendance::entries_of_pupil(tx, message.pupil, school_year_of(message.period.from),
                                                    attendance::Superseded::left_out);
    return !entries_touched(message, found.entries).empty();
  });
}

ReportResult save(db::Tx& tx, const Context& context, const Actor& actor, const Sender& sender,
                  const PupilId& pupil, const Report& report, Decision decision) {
  ReportResult result{pupil, std::move(decision), {}, false};
  for (const Piece& piece : result.decision.pieces) {
    result.messages.push_back(message_of(context, sender, pupil, report, piece));
    store::insert_message(tx, result.messages.back());
    record(tx, context, actor, "message.reported", result.messages.back());
  }
  result.is_registered = is_registered(tx, context, result.messages);
  return result;
}

std::optional<HomeMessage> replaced_message(db::Tx& tx, const ReportWish& wish, const GuardianId& guardian) {
  if (!wish.replaces) return std::nullopt;
  auto found = attendance::find_home_message(tx, *wish.replaces);
  const bool is_theirs = found && found->guardian == guardian && wish.pupils.size() == 1 &&
                         found->pupil == wish.pupils.front() && !found->withdrawn_at;
  if (!is_theirs) return std::nullopt;
  return found;
}

std::vector<ReportResult> save_all(db::Tx& tx, const Context& context, const Actor& actor,
                                   const Sender& sender, const ReportWish& wish) {
  people::lock_pupils(tx, wish.pupils);
  const auto before = replaced_message(tx, wish, sender.guardian);
  auto facts_of = load_facts(tx, wish.pupils, wish.report.period, context.clock.today());
  std::vector<ReportResult> results;
  for (const PupilId& pupil : wish.pupils) {
    Facts& facts = facts_of[pupil];
    if (before) std::erase_if(facts.standing, [&](const HomeMessage& one) { return one.id == before->id; });
    Decision decision = decide(wish.report, facts);
    if (before && decision.status != Status::refused) withdraw(tx, context, actor, *before);
    results.push_back(save(tx, context, actor, sender, pupil, wish.report, std::move(decision)));
  }
  return results;
}

Result<access::StoredAnswer, Problem> answer_to(db::Tx& tx, const Context& context, const Actor& actor,
                                                const Sender& sender, const ReportWish& wish) {
  if (wish.today != context.clock.today()) return refused(date_is_not_today());
  return access::StoredAnswer{200, to_json(save_all(tx, context, actor, sender, wish), sender.guardian)};
}

Problem guardian_may_not_report() {
  return {422,
          "guardian-may-not-report",
          "This person may not report for the child",
          "Name a guardian of the child who may report.",
          {}};
}

bool may_report(db::Tx& tx, const PupilId& pupil, const GuardianId& guardian) {
  return std::ranges::any_of(people::guardians_of(tx, pupil), [&](const people::Guardian& one) {
    return one.id == guardian && one.may_report;
  });
}

}  // namespace

Result<access::StoredAnswer, Problem> report_from_home(const Context& context, const Actor& actor,
                                                       const http::Request& request, const ReportWish& wish) {
  const auto is_allowed = [&](db::Tx& tx) -> Result<void, Problem> {
    for (const PupilId& pupil : wish.pupils) {
      auto may = allowed(tx, context, actor, Action::report_absence, pupil);
      if (!may) return may;
    }
    return {};
  };
  const auto write = [&](db::Tx& tx) {
    return answer_to(tx, context, actor, {actor.guardian.value(), Channel::page, std::nullopt}, wish);
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

Result<access::StoredAnswer, Problem> record_for_home(const Context& context, const Actor& actor,
                                                      const http::Request& request, const ReportWish& wish,
                                                      const OnBehalf& behalf) {
  const PupilId pupil = wish.pupils.front();
  const auto is_allowed = [&](db::Tx& tx) {
    return allowed(tx, context, actor, Action::record_message, pupil);
  };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    if (!may_report(tx, pupil, behalf.guardian)) return refused(guardian_may_not_report());
    return answer_to(tx, context, actor, {behalf.guardian, behalf.channel, actor.account}, wish);
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

ReportResult record_told(db::Tx& tx, const Context& context, const Actor& actor, const PupilId& pupil,
                         const Report& report, const OnBehalf& behalf) {
  auto facts = load_facts(tx, {pupil}, report.period, context.clock.today());
  return save(tx, context, actor, {behalf.guardian, behalf.channel, actor.account}, pupil, report,
              decide(report, facts[pupil]));
}

void take_back_told(db::Tx& tx, const Context& context, const Actor& actor,
                    const attendance::WrittenAt& written) {
  const Period day{written.date, written.date};
  auto told = attendance::home_messages(tx, {written.pupil}, day);
  for (const HomeMessage& message : told[written.pupil]) {
    if (message.reported_at == written.at && message.recorded_by == written.by)
      withdraw(tx, context, actor, message);
  }
}

Result<Withdrawal, Problem> withdraw_message(const Context& context, const Actor& actor,
                                             const MessageId& id) {
  return context.database.write([&](db::Tx& tx) -> Result<Withdrawal, Problem> {
    auto message = attendance::find_home_message(tx, id);
    if (!message) return refused(access::not_found());
    const bool is_own = actor.guardian && message->guardian == actor.guardian;
    // The other guardian may report for the child, but this is not theirs to take back.
    const Action action = actor.guardian ? Action::report_absence : Action::record_message;
    if (const auto may = allowed(tx, context, actor, action, message->pupil); !may)
      return refused(may.error());
    if (actor.guardian && !is_own) return refused(access::not_allowed());
    people::lock_pupils(tx, {message->pupil});
    // Read again under the lock: it may have been taken back meanwhile.
    message = attendance::find_home_message(tx, id);
    withdraw(tx, context, actor, *message);
    return Withdrawal{id, is_registered(tx, context, {*message})};
  });
}

}  // namespace tilstede::home
