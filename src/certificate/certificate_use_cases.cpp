#include "certificate/certificate_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/class_subject.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "access/write_once_use_cases.hpp"
#include "certificate/facts_use_cases.hpp"
#include "certificate/request_store.hpp"
#include "people/class_use_cases.hpp"
#include "people/enrolment_use_cases.hpp"
#include "people/lock.hpp"
#include "people/roster_names_use_cases.hpp"

namespace tilstede::certificate {
namespace {

using access::Action;
using access::Actor;
using nlohmann::json;
using people::SchoolClass;
using routine::Routines;

// Grades 8, 9 and 10 are three years.
constexpr int kYearsBack = 2;

/// The grade of each pupil who was in grade 8 to 10 that year: the last one, of whoever changed in mid-year.
std::map<PupilId, int> grades_in(db::Tx& tx, const std::vector<PupilId>& pupils, SchoolYear year) {
  std::map<PupilId, int> grades;
  for (const people::Enrolment& enrolment : people::enrolments_in(tx, pupils, year))
    grades[enrolment.pupil] = enrolment.grade;
  std::erase_if(grades, [](const auto& one) { return one.second < kCertificateGradeFirst; });
  return grades;
}

void add_year(db::Tx& tx, const Context& context, const Routines& routines, SchoolYear year,
              std::map<PupilId, PupilCertificate>& certificates) {
  std::vector<PupilId> pupils;
  for (const auto& [pupil, certificate] : certificates)
    pupils.push_back(pupil);
  const auto grades = grades_in(tx, pupils, year);
  std::erase_if(pupils, [&](const PupilId& pupil) { return !grades.contains(pupil); });
  const auto facts = load_certificate_facts(tx, context, routines, pupils, year);
  for (std::size_t index = 0; index < pupils.size(); ++index) {
    PupilCertificate& certificate = certificates.at(pupils[index]);
    CertificateYear one{year, grades.at(pupils[index]), facts[index].facts, {}, spells_of(facts[index].days)};
    one.striking = strike(facts[index].days, granted_strikes(certificate.requests, year));
    certificate.years.push_back(std::move(one));
  }
}

std::map<PupilId, PupilCertificate> load(db::Tx& tx, const Context& context, const Routines& routines,
                                         const std::vector<PupilId>& pupils, SchoolYear newest) {
  std::map<PupilId, PupilCertificate> certificates;
  for (const auto& [pupil, name] : people::roster_names(tx, pupils)) {
    PupilCertificate& certificate = certificates[pupil];
    certificate.pupil = pupil;
    certificate.given_name = name.given_name;
    certificate.family_name = name.family_name;
    certificate.source_id = name.source_id;
  }
  for (CertificateRequest& request : store::requests_of(tx, pupils))
    certificates.at(request.pupil).requests.push_back(std::move(request));
  for (int back = kYearsBack; back >= 0; --back)
    add_year(tx, context, routines, SchoolYear{newest.begins - back}, certificates);
  return certificates;
}

/// The homeroom the pupil is in today.
std::optional<SchoolClass> class_of(db::Tx& tx, const PupilId& pupil, const Date& today) {
  std::optional<SchoolClass> found;
  for (const people::Membership& membership : people::memberships_in(tx, {pupil}, school_year_of(today))) {
    if (!covers(membership.period, today)) continue;
    auto school_class = people::find_class(tx, membership.school_class);
    if (school_class && !school_class->subject && (!found || school_class->grade))
      found = std::move(school_class);
  }
  return found;
}

AccountNames names_of(db::Tx& tx, const std::vector<CertificateRequest>& requests) {
  std::vector<AccountId> accounts;
  for (const CertificateRequest& request : requests) {
    accounts.push_back(request.recorded_by);
    for (const RequestStep& step : request.steps)
      accounts.push_back(step.by);
  }
  return people::account_names(tx, accounts);
}

Result<access::Subject, Problem> pupil_allowed(db::Tx& tx, const Context& context, const Actor& actor,
                                               Action action, const PupilId& pupil) {
  const Date today = context.clock.today();
  auto subject = access::subject_of_pupil(tx, pupil, today);
  if (!subject) return refused(access::not_found());
  if (const auto allowed = access::may(actor, action, *subject, today); !allowed)
    return refused(allowed.error());
  return std::move(*subject);
}

json payload_of(const CertificateRequest& request) {
  return {{"request", to_text(request.id)},
          {"kind", name_of(request.wish.kind)},
          {"school_year", to_text(request.year)},
          {"from", to_text(request.wish.from)},
          {"to", to_text(request.wish.to)}};
}

std::string answer_of(const CertificateRequest& request) {
  return json{{"request_id", to_text(request.id)}, {"status", status_of(request)}}.dump();
}

// The home speaks for itself on the page; what the school records came some other way, and it says how.
void settle_who(RequestWish& wish, const Actor& actor, const Date& today) {
  if (actor.staff) return;
  wish.requested_by = actor.pupil ? RequestedBy::pupil : RequestedBy::guardian;
  wish.channel = Channel::page;
  wish.requested_on = today;
}

CertificateRequest new_request(const Context& context, const Actor& actor, const PupilId& pupil,
                               RequestWish wish) {
  CertificateRequest made;
  made.id = context.ids.next_id<RequestId>();
  made.pupil = pupil;
  made.year = school_year_of(wish.from);
  made.wish = std::move(wish);
  made.recorded_by = actor.account;
  made.recorded_at = context.clock.now();
  return made;
}

/// Only what was on the certificate's grades can be asked about.
std::optional<Problem> grade_problem(db::Tx& tx, const PupilId& pupil, SchoolYear year) {
  if (grades_in(tx, {pupil}, year).contains(pupil)) return std::nullopt;
  return Problem{422,
                 "invalid-request",
                 "The request is not understood.",
                 "",
                 {{"/from", "not-on-certificate", "The certificate shows absence from grade 8 on."}}};
}

Result<void, Problem> step_allowed(db::Tx& tx, const Context& context, const Actor& actor,
                                   const RequestId& id, StepKind step) {
  const auto request = store::find_request(tx, id);
  if (!request) return refused(access::not_found());
  const bool is_own_withdrawal = step == StepKind::withdrawn && request->recorded_by == actor.account;
  const auto allowed = pupil_allowed(
      tx, context, actor, is_own_withdrawal ? Action::request_strike : Action::decide_strike, request->pupil);
  if (!allowed) return refused(allowed.error());
  return {};
}

}  // namespace

Result<ClassCertificate, Problem> read_class_certificate(const Context& context, const Routines& routines,
                                                         const Actor& actor, const ClassId& id) {
  const Date today = context.clock.today();
  auto shown = context.database.read([&](db::Tx& tx) -> Result<ClassCertificate, Problem> {
    const auto school_class = people::find_class(tx, id);
    if (!school_class) return refused(access::not_found());
    const auto allowed =
        access::may(actor, Action::read_class_certificate, access::subject_of(*school_class), today);
    if (!allowed) return refused(allowed.error());
    if (!school_class->grade || *school_class->grade < kCertificateGradeFirst) {
      return refused(Problem{422,
                             "no-certificate",
                             "The class has no certificate.",
                             "The certificate shows absence from grade 8 on.",
                             {}});
    }
    ClassCertificate loaded{school_class->id,    school_class->name, school_class->school_name,
                            school_class->grade, school_class->year, {}};
    const Date as_of = std::min(today, last_day(school_class->year));
    const auto members = people::class_members(tx, id, as_of);
    auto certificates = load(tx, context, routines, people::ids_of(members), school_class->year);
    for (const people::ClassMember& member : members) {
      PupilCertificate& one = certificates.at(member.pupil);
      one.told_apart_by = member.told_apart_by;
      one.school = school_class->school_name;
      one.class_name = school_class->name;
      one.grade = school_class->grade;
      loaded.pupils.push_back(std::move(one));
    }
    return loaded;
  });
  if (shown) access::record_class_read(context, actor, "certificate.read", id, today, shown->pupils.size());
  return shown;
}

Result<ShownCertificate, Problem> read_pupil_certificate(const Context& context, const Routines& routines,
                                                         const Actor& actor, const PupilId& pupil) {
  const Date today = context.clock.today();
  auto shown = context.database.read([&](db::Tx& tx) -> Result<ShownCertificate, Problem> {
    const auto subject = pupil_allowed(tx, context, actor, Action::read_certificate, pupil);
    if (!subject) return refused(subject.error());
    ShownCertificate loaded;
    loaded.certificate = std::move(load(tx, context, routines, {pupil}, school_year_of(today)).at(pupil));
    if (const auto school_class = class_of(tx, pupil, today)) {
      loaded.certificate.school = school_class->school_name;
      loaded.certificate.class_name = school_class->name;
      loaded.certificate.grade = school_class->grade;
    }
    loaded.viewer = {actor.account, actor.staff.has_value(),
                     access::may(actor, Action::request_strike, *subject, today).has_value(),
                     access::may(actor, Action::decide_strike, *subject, today).has_value()};
    loaded.names = names_of(tx, loaded.certificate.requests);
    return loaded;
  });
  if (shown) {
    access::record_read(context, actor, {"pupil.read", "pupil", to_text(pupil), R"({"page":"certificate"})"});
  }
  return shown;
}

Result<access::StoredAnswer, Problem> request_strike(const Context& context, const Actor& actor,
                                                     const http::Request& request, const PupilId& pupil) {
  const Date today = context.clock.today();
  JsonFields fields(request.body);
  RequestWish wish = read_request(fields, today);
  if (!fields.finish()) return refused(fields.problem());
  settle_who(wish, actor, today);
  const auto is_allowed = [&](db::Tx& tx) -> Result<void, Problem> {
    const auto allowed = pupil_allowed(tx, context, actor, Action::request_strike, pupil);
    if (!allowed) return refused(allowed.error());
    return {};
  };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    if (auto problem = problem_of(wish, today)) return refused(std::move(*problem));
    if (auto problem = grade_problem(tx, pupil, school_year_of(wish.from)))
      return refused(std::move(*problem));
    people::lock_pupils(tx, {pupil});
    const CertificateRequest made = new_request(context, actor, pupil, wish);
    store::insert_request(tx, made);
    access::record(tx, context, actor.account,
                   {"certificate.requested", "pupil", to_text(pupil), payload_of(made).dump()});
    return access::StoredAnswer{201, answer_of(made)};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

Result<access::StoredAnswer, Problem> take_step(const Context& context, const Actor& actor,
                                                const http::Request& request, const RequestId& id) {
  JsonFields fields(request.body);
  const StepWish wish = read_step(fields, context.clock.today());
  if (!fields.finish()) return refused(fields.problem());
  const auto is_allowed = [&](db::Tx& tx) { return step_allowed(tx, context, actor, id, wish.step); };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    people::lock_pupils(tx, {store::find_request(tx, id).value().pupil});
    // Read again under the lock: somebody else may have decided meanwhile.
    CertificateRequest found = store::find_request(tx, id).value();
    if (auto problem = problem_of(wish, found)) return refused(std::move(*problem));
    const RequestStep step{wish, actor.account, context.clock.now()};
    store::insert_step(tx, context.ids, id, static_cast<int>(found.steps.size()) + 1, step);
    found.steps.push_back(step);
    json payload = payload_of(found);
    payload["step"] = name_of(wish.step);
    access::record(tx, context, actor.account,
                   {"certificate.decided", "pupil", to_text(found.pupil), payload.dump()});
    return access::StoredAnswer{200, answer_of(found)};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

}  // namespace tilstede::certificate
