#include "insight/pupil_log_use_cases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "access/audit_log_use_cases.hpp"
#include "access/may.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "people/pupil_search_use_cases.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede::insight {
namespace {

using access::Action;
using access::Actor;
using access::LogEvent;
using access::LogPerson;

using People = std::map<AccountId, LogPerson>;

std::vector<AccountId> accounts_of(const std::vector<LogEvent>& log) {
  std::vector<AccountId> accounts;
  for (const LogEvent& event : log) {
    if (event.account) accounts.push_back(*event.account);
  }
  std::ranges::sort(accounts);
  const auto repeats = std::ranges::unique(accounts);
  accounts.erase(repeats.begin(), repeats.end());
  return accounts;
}

std::vector<Belonging> belongings_of(db::Tx& tx, const PupilId& pupil) {
  std::vector<Belonging> belongings;
  for (const auto& one : people::schools_and_classes_of(tx, pupil))
    belongings.push_back({one.days, one.school, one.school_class});
  return belongings;
}

class Describer {
 public:
  Describer(const Actor& actor, const PupilId& pupil, const People& people, std::vector<Belonging> belongings)
      : actor_(actor), pupil_(pupil), people_(people), belongings_(std::move(belongings)) {}

  Event describe(const LogEvent& event) const {
    const Date date = oslo::date_of(event.at);
    return {date, event.at, event.action, event.list.has_value(), event.account, who(event, date)};
  }

 private:
  Who who(const LogEvent& event, const Date& date) const {
    if (!event.account) return {WhoKind::program, {}, {}};
    const auto found = people_.find(*event.account);
    if (found == people_.end()) return {WhoKind::gone, {}, {}};
    const LogPerson& person = found->second;
    const WhoKind kind = event.account == actor_.account ? WhoKind::you : kind_of(person);
    if (!person.staff) return {kind, person.name, {}};
    return {kind, person.name, roles_towards(pupil_, belongings_, person.relations, date)};
  }

  static WhoKind kind_of(const LogPerson& person) {
    if (person.staff) return WhoKind::staff;
    return person.guardian ? WhoKind::guardian : WhoKind::pupil;
  }

  const Actor& actor_;
  const PupilId& pupil_;
  const People& people_;
  std::vector<Belonging> belongings_;
};

std::vector<Event> describe_all(db::Tx& tx, const Actor& actor, const PupilId& pupil,
                                const std::vector<LogEvent>& log) {
  const People people = access::people_of_log(tx, accounts_of(log));
  const Describer describer(actor, pupil, people, belongings_of(tx, pupil));
  std::vector<Event> events;
  for (const LogEvent& event : log)
    events.push_back(describer.describe(event));
  return events;
}

PupilLog load_log(db::Tx& tx, const Actor& actor, const PupilId& pupil, const Period& days) {
  const auto name = people::name_and_protection(tx, pupil);
  const auto events = describe_all(tx, actor, pupil, access::log_of_pupil(tx, pupil, days));
  const Reader reader = actor.staff ? Reader::officer : Reader::home;
  PupilLog log;
  log.pupil = pupil;
  log.name = name.name;
  log.from = days.from;
  log.until = *days.to;
  log.has_earlier = access::has_log_before(tx, pupil, days.from);
  log.lines = lines_for(reader, name.is_protected, events);
  return log;
}

FoundPupils load_found(db::Tx& tx, const PersonalText& name, const Date& today) {
  FoundPupils found;
  for (auto& named : people::pupils_named(tx, name, today, kFoundMax + 1))
    found.pupils.push_back({named.pupil, std::move(named.name), std::move(named.place)});
  found.has_more = found.pupils.size() > kFoundMax;
  if (found.has_more) found.pupils.pop_back();
  return found;
}

}  // namespace

Result<PupilLog, Problem> read_pupil_log(const Context& context, const Actor& actor, const PupilId& pupil,
                                         const Period& days) {
  const Date today = context.clock.today();
  auto log = context.database.read([&](db::Tx& tx) -> Result<PupilLog, Problem> {
    const auto subject = access::subject_of_pupil(tx, pupil, today);
    if (!subject) return refused(access::not_found());
    return access::may(actor, Action::read_pupil_log, *subject, today).map([&] {
      return load_log(tx, actor, pupil, days);
    });
  });
  if (log) {
    access::record_read(
        context, actor,
        {"log.read", "pupil", to_text(pupil),
         fmt::format(R"({{"from":"{}","until":"{}"}})", to_text(log->from), to_text(log->until))});
  }
  return log;
}

Result<FoundPupils, Problem> find_pupils(const Context& context, const Actor& actor,
                                         const PersonalText& name) {
  const Date today = context.clock.today();
  auto found = context.database.read([&](db::Tx& tx) -> Result<FoundPupils, Problem> {
    return access::may(actor, Action::find_pupil_log, {}, today).map([&] {
      return load_found(tx, name, today);
    });
  });
  if (found) {
    access::record_read(context, actor,
                        {"log.searched", "account", to_text(actor.account),
                         fmt::format(R"({{"found":{}}})", found->pupils.size())});
  }
  return found;
}

}  // namespace tilstede::insight
