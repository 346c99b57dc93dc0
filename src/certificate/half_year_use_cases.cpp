#include "certificate/half_year_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/class_subject.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "access/write_once_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "certificate/facts_use_cases.hpp"
#include "certificate/half_year_store.hpp"
#include "people/class_use_cases.hpp"
#include "people/lock.hpp"
#include "people/roster_names_use_cases.hpp"
#include "platform/crypto/crypto.hpp"

namespace tilstede::certificate {
namespace {

using access::Action;
using access::Actor;
using access::Role;
using nlohmann::json;
using people::SchoolClass;
using routine::Routines;

/// The newest version is the last.
void compare(PupilHalfYear& one) {
  one.digest_now = crypto::sha256_hex(to_content(one.now));
  if (!one.versions.empty()) one.changed = difference(one.versions.back().facts, one.now);
}

SignerNames signers_of(db::Tx& tx, const std::vector<PupilHalfYear>& shown) {
  std::vector<AccountId> accounts;
  for (const PupilHalfYear& one : shown) {
    for (const FrozenReport& report : one.versions)
      accounts.push_back(report.signed_by);
  }
  return people::account_names(tx, accounts);
}

/// What stands now and what was signed, of several pupils in one half-year.
std::vector<PupilHalfYear> load(db::Tx& tx, const Context& context, const Routines& routines,
                                const std::vector<PupilId>& pupils, const HalfYear& half_year) {
  const Period period = days_of(half_year, context.config.half_year_ends);
  const auto facts = load_facts(tx, context, routines, pupils, half_year.year, period);
  std::map<PupilId, std::vector<FrozenReport>> versions;
  for (FrozenReport& report : store::reports_of(tx, pupils, half_year))
    versions[report.pupil].push_back(std::move(report));
  auto names = people::roster_names(tx, pupils);
  std::vector<PupilHalfYear> loaded;
  for (std::size_t index = 0; index < pupils.size(); ++index) {
    PupilHalfYear one;
    one.pupil = pupils[index];
    one.given_name = names[one.pupil].given_name;
    one.family_name = names[one.pupil].family_name;
    one.source_id = names[one.pupil].source_id;
    one.half_year = half_year;
    one.now = facts.at(index);
    one.versions = std::move(versions[one.pupil]);
    compare(one);
    loaded.push_back(std::move(one));
  }
  return loaded;
}

// On the last school day the reports may be signed: what is registered later shows as changed.
bool is_over(db::Tx& tx, const SchoolId& school, const Period& period, const Date& today) {
  if (today < period.from) return false;
  const Date next = add_days(today, 1);
  if (next > period.to.value()) return true;
  return calendar::school_days_of(tx, school, {next, period.to}).empty();
}

ClassHalfYear load_class(db::Tx& tx, const Context& context, const Routines& routines,
                         const SchoolClass& school_class, std::optional<int> half) {
  const Date today = context.clock.today();
  ClassHalfYear shown;
  shown.school_class = school_class.id;
  shown.name = school_class.name;
  shown.school = school_class.school_name;
  shown.grade = school_class.grade;
  shown.half_year = half ? HalfYear{school_class.year, *half}
                         : shown_first(school_class.year, today, context.config.half_year_ends);
  shown.period = days_of(shown.half_year, context.config.half_year_ends);
  shown.as_of = std::min(today, shown.period.to.value());
  shown.is_over = is_over(tx, school_class.school, shown.period, today);
  const auto members = people::class_members(tx, school_class.id, shown.as_of);
  shown.pupils = load(tx, context, routines, people::ids_of(members), shown.half_year);
  for (std::size_t index = 0; index < members.size(); ++index)
    shown.pupils[index].told_apart_by = members[index].told_apart_by;
  shown.signers = signers_of(tx, shown.pupils);
  return shown;
}

/// In which role the actor signs for the class; asked after may().
Role signing_role(const Actor& actor, const SchoolClass& school_class, const Date& today) {
  const auto has = [&](Role role, auto is_own) {
    return std::ranges::any_of(actor.relations, [&](const access::Relation& relation) {
      return relation.role == role && covers(relation.period, today) && is_own(relation);
    });
  };
  if (has(Role::contact_teacher,
          [&](const auto& relation) { return relation.school_class == school_class.id; }))
    return Role::contact_teacher;
  const auto is_school = [&](const auto& relation) { return relation.school == school_class.school; };
  return has(Role::principal, is_school) ? Role::principal : Role::department_head;
}

void record_signed(db::Tx& tx, const Context& context, const Actor& actor, const FrozenReport& report) {
  const json payload{{"school_year", to_text(report.half_year.year)},
                     {"half", report.half_year.half},
                     {"version", report.version},
                     {"digest", report.digest}};
  access::record(tx, context, actor.account,
                 {"half_year.signed", "pupil", to_text(report.pupil), payload.dump()});
}

struct Signature {
  AccountId account;
  Role role = Role::contact_teacher;
  Instant at{};
};

FrozenReport frozen(const Context& context, const SchoolClass& school_class, const PupilHalfYear& one,
                    const Signature& signature) {
  FrozenReport report;
  report.id = context.ids.next_id<ReportId>();
  report.pupil = one.pupil;
  report.half_year = one.half_year;
  report.version = one.versions.empty() ? 1 : one.versions.back().version + 1;
  report.school_name = school_class.school_name;
  report.class_name = school_class.name;
  report.grade = school_class.grade;
  report.facts = one.now;
  report.content = to_content(one.now);
  report.digest = one.digest_now;
  report.signed_by = signature.account;
  report.signed_as = access::name_of(signature.role);
  report.signed_at = signature.at;
  return report;
}

SignResult sign_one(db::Tx& tx, const Context& context, const Actor& actor, const SchoolClass& school_class,
                    const SignWish& wish, const PupilHalfYear& one, const std::string& digest_seen) {
  const FrozenReport* const newest = one.versions.empty() ? nullptr : &one.versions.back();
  SignResult result{one.pupil, judge(digest_seen, one.digest_now, newest, wish.reason.has_value()),
                    std::nullopt};
  if (newest) result.version = newest->version;
  if (result.outcome != SignOutcome::signed_now) return result;
  const Role role = signing_role(actor, school_class, context.clock.today());
  FrozenReport report = frozen(context, school_class, one, {actor.account, role, context.clock.now()});
  if (newest) report.reason = wish.reason;
  store::insert_report(tx, report);
  record_signed(tx, context, actor, report);
  result.version = report.version;
  return result;
}

Result<std::vector<SignResult>, Problem> sign(db::Tx& tx, const Context& context, const Routines& routines,
                                              const Actor& actor, const SchoolClass& school_class,
                                              const SignWish& wish) {
  std::vector<PupilId> locked;
  for (const SignedPupil& one : wish.pupils)
    locked.push_back(one.pupil);
  people::lock_pupils(tx, locked);
  const ClassHalfYear shown = load_class(tx, context, routines, school_class, wish.half_year.half);
  if (!shown.is_over) {
    return refused(Problem{409,
                           "half-year-not-over",
                           "The half-year is not over.",
                           "It can be signed from its last school day on.",
                           {}});
  }
  std::vector<SignResult> results;
  for (const SignedPupil& asked : wish.pupils) {
    const auto found = std::ranges::find(shown.pupils, asked.pupil, &PupilHalfYear::pupil);
    if (found == shown.pupils.end()) {
      results.push_back({asked.pupil, SignOutcome::not_in_class, std::nullopt});
    } else if (std::ranges::count(results, asked.pupil, &SignResult::pupil) == 0) {
      results.push_back(sign_one(tx, context, actor, school_class, wish, *found, asked.digest));
    }
  }
  return results;
}

Result<SchoolClass, Problem> class_allowed(db::Tx& tx, const Context& context, const Actor& actor,
                                           Action action, const ClassId& id) {
  auto school_class = people::find_class(tx, id);
  if (!school_class) return refused(access::not_found());
  const auto allowed = access::may(actor, action, access::subject_of(*school_class), context.clock.today());
  if (!allowed) return refused(allowed.error());
  return std::move(*school_class);
}

}  // namespace

Result<ClassHalfYear, Problem> read_class_half_year(const Context& context, const Routines& routines,
                                                    const Actor& actor, const ClassId& id,
                                                    std::optional<int> half) {
  auto shown = context.database.read([&](db::Tx& tx) -> Result<ClassHalfYear, Problem> {
    const auto school_class = class_allowed(tx, context, actor, Action::read_half_year, id);
    if (!school_class) return refused(school_class.error());
    ClassHalfYear loaded = load_class(tx, context, routines, *school_class, half);
    loaded.may_sign =
        access::may(actor, Action::sign_half_year, access::subject_of(*school_class), context.clock.today())
            .has_value();
    return loaded;
  });
  if (shown)
    access::record_class_read(context, actor, "half_year.read", id, shown->as_of, shown->pupils.size());
  return shown;
}

Result<access::StoredAnswer, Problem> sign_half_year(const Context& context, const Routines& routines,
                                                     const Actor& actor, const http::Request& request,
                                                     const ClassId& id) {
  // The year of the half-year is the class's own, which is read in the transaction.
  JsonFields fields(request.body);
  SignWish wish = read_sign_wish(fields, SchoolYear{});
  if (!fields.finish()) return refused(fields.problem());
  const auto is_allowed = [&](db::Tx& tx) -> Result<void, Problem> {
    const auto school_class = class_allowed(tx, context, actor, Action::sign_half_year, id);
    if (!school_class) return refused(school_class.error());
    return {};
  };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    const auto school_class = people::find_class(tx, id).value();
    wish.half_year.year = school_class.year;
    const auto results = sign(tx, context, routines, actor, school_class, wish);
    if (!results) return refused(results.error());
    return access::StoredAnswer{200, to_json(*results)};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

void sign_former_half_year(db::Tx& tx, const Context& context, const Routines& routines, const ClassId& id,
                           int half, const AccountId& contact_teacher, Instant at) {
  const auto school_class = people::find_class(tx, id).value();
  for (const PupilHalfYear& one : load_class(tx, context, routines, school_class, half).pupils)
    store::insert_report(tx,
                         frozen(context, school_class, one, {contact_teacher, Role::contact_teacher, at}));
}

Result<PupilHalfYears, Problem> read_pupil_half_years(const Context& context, const Routines& routines,
                                                      const Actor& actor, const PupilId& pupil) {
  const Date today = context.clock.today();
  auto shown = context.database.read([&](db::Tx& tx) -> Result<PupilHalfYears, Problem> {
    const auto subject = access::subject_of_pupil(tx, pupil, today);
    if (!subject) return refused(access::not_found());
    if (const auto allowed = access::may(actor, Action::read_half_year, *subject, today); !allowed)
      return refused(allowed.error());
    std::vector<HalfYear> halves;
    for (const FrozenReport& report : store::reports_of(tx, {pupil}, std::nullopt)) {
      if (std::ranges::count(halves, report.half_year) == 0) halves.push_back(report.half_year);
    }
    std::ranges::sort(halves, std::greater<>());
    PupilHalfYears loaded;
    loaded.pupil = pupil;
    for (const HalfYear& half_year : halves)
      loaded.half_years.push_back(load(tx, context, routines, {pupil}, half_year).front());
    auto names = people::roster_names(tx, {pupil});
    loaded.given_name = names[pupil].given_name;
    loaded.family_name = names[pupil].family_name;
    loaded.signers = signers_of(tx, loaded.half_years);
    return loaded;
  });
  if (shown) {
    const json payload{{"page", "half-year"}, {"half_years", shown->half_years.size()}};
    access::record_read(context, actor, {"pupil.read", "pupil", to_text(pupil), payload.dump()});
  }
  return shown;
}

}  // namespace tilstede::certificate
