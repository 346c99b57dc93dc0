#include "home/from_home_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/class_subject.hpp"
#include "access/may.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "access/write_once_use_cases.hpp"
#include "attendance/attendance_use_cases.hpp"
#include "attendance/document_use_cases.hpp"
#include "attendance/home_messages_use_cases.hpp"
#include "home/acceptance.hpp"
#include "home/contact_wish_store.hpp"
#include "home/contest_store.hpp"
#include "home/from_home_json.hpp"
#include "home/home_store.hpp"
#include "home/touched.hpp"
#include "people/class_use_cases.hpp"
#include "people/homes_use_cases.hpp"
#include "people/lock.hpp"
#include "reasons/reasons_use_cases.hpp"

namespace tilstede::home {
namespace {

using access::Action;
using access::Actor;
using attendance::AbsenceEntry;
using attendance::HomeMessages;
using nlohmann::json;

Problem already_answered() {
  return {409, "already-answered", "Somebody has answered", "Read the answer that was given.", {}};
}

Problem not_yours_to_accept() {
  return {403,
          "not-yours-to-accept",
          "Somebody else accepts this reason",
          "Ask the one named in the catalogue.",
          {}};
}

// A message without a reason is accepted as what a teacher may.
bool is_theirs_to_accept(db::Tx& tx, const Actor& actor, const HomeMessage& message, const Date& today) {
  if (!message.reason) return true;
  const auto catalogue = reasons::catalogue(tx);
  const auto reason = std::ranges::find(catalogue, *message.reason, &reasons::Reason::code);
  return reason == catalogue.end() || may_accept(actor, reason->accepted_by, today);
}

std::vector<PupilId> ids_of(const std::vector<PupilName>& pupils) {
  std::vector<PupilId> ids;
  for (const PupilName& pupil : pupils)
    ids.push_back(pupil.pupil);
  return ids;
}

std::vector<AbsenceEntry> entries_this_year(db::Tx& tx, const PupilId& pupil, const Date& today) {
  return attendance::entries_of_pupil(tx, pupil, school_year_of(today), attendance::Superseded::left_out)
      .entries;
}

// Only pupils about whom there is a message are looked up further.
template <class Pick>
std::vector<MessageMatter> matters_of(db::Tx& tx, const std::vector<PupilName>& pupils,
                                      HomeMessages& messages, const Date& today, const Pick& pick) {
  std::vector<MessageMatter> matters;
  for (const PupilName& pupil : pupils) {
    const auto found = messages.find(pupil.pupil);
    if (found == messages.end()) continue;
    const auto entries = entries_this_year(tx, pupil.pupil, today);
    for (HomeMessage& message : found->second) {
      auto touched = pick(entries_touched(message, entries));
      if (!touched.empty()) matters.push_back({pupil, std::move(message), std::move(touched)});
    }
  }
  return matters;
}

std::vector<AbsenceEntry> reported_by_home(const std::vector<AbsenceEntry>& entries) {
  std::vector<AbsenceEntry> found;
  std::ranges::copy_if(entries, std::back_inserter(found), [](const AbsenceEntry& entry) {
    return entry.content.reported_by == attendance::ReportedBy::guardian;
  });
  return found;
}

std::vector<ContestMatter> contests_of(db::Tx& tx, const std::vector<PupilName>& pupils) {
  std::vector<ContestMatter> matters;
  for (Contest& contest : store::contests_of(tx, ids_of(pupils))) {
    const auto pupil = std::ranges::find(pupils, contest.pupil, &PupilName::pupil);
    auto entry = attendance::entry_with_id(tx, contest.entry);
    matters.push_back({*pupil, std::move(contest), std::move(entry)});
  }
  std::ranges::stable_partition(matters, [](const ContestMatter& one) { return !one.contest.answer; });
  return matters;
}

// Whoever is content with signing in has no wish worth a line.
bool is_worth_telling(const ContactWish& wish) {
  return wish.channel != attendance::Channel::page || wish.needs_interpreter || wish.language;
}

std::vector<WishMatter> wishes_of(db::Tx& tx, const std::vector<PupilName>& pupils) {
  std::vector<WishMatter> matters;
  for (const PupilName& pupil : pupils) {
    const auto guardians = people::guardians_of(tx, pupil.pupil);
    std::vector<GuardianId> ids;
    for (const auto& guardian : guardians)
      ids.push_back(guardian.id);
    const auto wishes = store::contact_wishes(tx, ids);
    for (const auto& guardian : guardians) {
      const auto wish = wishes.find(guardian.id);
      if (wish != wishes.end() && is_worth_telling(wish->second)) {
        matters.push_back({pupil, guardian.name, wish->second});
      }
    }
  }
  return matters;
}

void add_recorders(db::Tx& tx, FromHome& view) {
  std::vector<AccountId> accounts;
  const auto add = [&](const AbsenceEntry& entry) {
    if (entry.recorded_by) accounts.push_back(*entry.recorded_by);
  };
  for (const auto* matters : {&view.explanations, &view.taken_back}) {
    for (const MessageMatter& matter : *matters)
      std::ranges::for_each(matter.entries, add);
  }
  for (const ContestMatter& matter : view.contests) {
    if (matter.entry) add(*matter.entry);
  }
  view.recorders = people::account_names(tx, accounts);
}

FromHome load(db::Tx& tx, const people::SchoolClass& school_class, const Date& today) {
  FromHome view;
  view.school_class = school_class.id;
  view.name = school_class.name;
  std::vector<PupilName> pupils;
  for (const auto& member : people::class_members(tx, school_class.id, today))
    pupils.push_back({member.pupil, member.given_name, member.family_name});
  const Period looked_at{add_days(today, -kDaysLookedBack), today};
  auto messages = attendance::home_messages(tx, ids_of(pupils), looked_at);
  for (auto& [pupil, said] : messages)
    std::erase_if(said, [](const HomeMessage& one) { return one.answer.has_value(); });
  view.explanations = matters_of(tx, pupils, messages, today, undocumented);
  auto withdrawn = attendance::withdrawn_home_messages(tx, ids_of(pupils), looked_at);
  view.taken_back = matters_of(tx, pupils, withdrawn, today, reported_by_home);
  view.contests = contests_of(tx, pupils);
  view.wishes = wishes_of(tx, pupils);
  add_recorders(tx, view);
  return view;
}

void record(db::Tx& tx, const Context& context, const Actor& actor, const AnsweredMessage& answer,
            const PupilId& pupil) {
  const json payload{{"message", to_text(answer.message)}, {"accepted", answer.is_accepted}};
  access::record(tx, context, actor.account, {"message.answered", "pupil", to_text(pupil), payload.dump()});
}

}  // namespace

Result<FromHome, Problem> read_from_home(const Context& context, const Actor& actor, const ClassId& id) {
  const Date today = context.clock.today();
  auto view = context.database.read([&](db::Tx& tx) -> Result<FromHome, Problem> {
    const auto school_class = people::find_class(tx, id);
    if (!school_class) return refused(access::not_found());
    return access::may(actor, Action::answer_home, access::subject_of(*school_class), today).map([&] {
      return load(tx, *school_class, today);
    });
  });
  if (view) {
    access::record_class_read(context, actor, "from_home.read", id, today,
                              view->explanations.size() + view->taken_back.size() + view->contests.size());
  }
  return view;
}

Result<access::StoredAnswer, Problem> answer_message(const Context& context, const Actor& actor,
                                                     const http::Request& request, const MessageId& id,
                                                     bool is_accepted,
                                                     const attendance::OnPupilYearChanged& on_changed) {
  const Date today = context.clock.today();
  const auto is_allowed = [&](db::Tx& tx) -> Result<void, Problem> {
    const auto message = attendance::find_home_message(tx, id);
    if (!message) return refused(access::not_found());
    const auto subject = access::subject_of_pupil(tx, message->pupil, today);
    if (!subject) return refused(access::not_found());
    return access::may(actor, Action::answer_home, *subject, today);
  };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    people::lock_pupils(tx, {attendance::find_home_message(tx, id)->pupil});
    const auto message = attendance::find_home_message(tx, id).value();
    if (message.answer || message.withdrawn_at) return refused(already_answered());
    AnsweredMessage answer{id, is_accepted, {}};
    if (is_accepted) {
      if (!is_theirs_to_accept(tx, actor, message, today)) return refused(not_yours_to_accept());
      const auto touched = entries_touched(message, entries_this_year(tx, message.pupil, today));
      answer.documented =
          attendance::document_entries(tx, context, actor, undocumented(touched), message, on_changed);
    }
    store::answer_message(tx, id, is_accepted, actor.account, context.clock.now());
    record(tx, context, actor, answer, message.pupil);
    return access::StoredAnswer{200, to_json(answer)};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

}  // namespace tilstede::home
