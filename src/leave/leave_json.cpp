#include "leave/leave_json.hpp"

#include <nlohmann/json.hpp>

#include "leave/letter.hpp"
#include "people/told_apart_json.hpp"

namespace tilstede::leave {
namespace {

using nlohmann::json;

constexpr std::size_t kPupilsMax = 20;
constexpr std::size_t kTextCharactersMax = 4000;
constexpr int kDelegatedDaysMax = 60;

std::optional<PersonalText> optional_words(JsonFields& fields, std::string_view name) {
  auto text = fields.optional_text(name, kTextCharactersMax);
  if (!text || text->find_first_not_of(" \t\n") == std::string::npos) return std::nullopt;
  return PersonalText(std::move(*text));
}

json json_of(const std::optional<PersonalText>& text) {
  return text ? json(text->reveal()) : json(nullptr);
}

json json_of(const Period& period) {
  return {{"from", to_text(period.from)}, {"to", to_text(period.to.value())}};
}

json json_of(const std::optional<Period>& period) {
  return period ? json_of(*period) : json(nullptr);
}

json json_of(const LeaveUsage& usage) {
  return {{"single_days", usage.single_days},
          {"leave_days", usage.leave_days},
          {"religious_days", usage.religious_days}};
}

// What whoever may see the child may know: when, and whether the pupil has leave.
json bare(const LeaveApplication& application) {
  return {{"application_id", to_text(application.id)}, {"pupil_id", to_text(application.pupil)},
          {"kind", name_of(application.kind)},         {"asked", json_of(application.asked)},
          {"school_days", application.school_days},    {"state", name_of(state_of(application))},
          {"standing", json_of(application.standing)}};
}

bool may_be_withdrawn(const LeaveApplication& application, const Date& today) {
  if (state_of(application) == State::waiting) return true;
  return application.kind == Kind::single_day && application.standing && application.asked.from > today;
}

json json_for_home(const LeaveApplication& application, const MyLeaveView& view) {
  json object = bare(application);
  const bool is_own = view.reader == application.guardian;
  object["is_own"] = is_own;
  object["may_withdraw"] = is_own && may_be_withdrawn(application, view.today);
  if (!is_own) return object;
  object["reason"] = json_of(application.reason);
  object["teaching"] = json_of(application.teaching);
  object["change_reason"] = json_of(application.change_reason);
  object["letter"] = application.letter ? json::parse(*application.letter) : json(nullptr);
  return object;
}

json json_of(const CaseView& view) {
  const LeaveApplication& application = view.application;
  json object = bare(application);
  object["given_name"] = view.given_name.reveal();
  object["family_name"] = view.family_name.reveal();
  object["class_name"] = view.class_name;
  object["guardian"] = view.guardian.reveal();
  object["is_by_office"] = view.is_by_office;
  object["applied_at"] = to_text(application.applied_at);
  object["reason"] = json_of(application.reason);
  object["teaching"] = json_of(application.teaching);
  object["asked_of"] = name_of(view.asked);
  object["is_mine"] = view.is_mine;
  object["may_decide"] = view.may_decide;
  object["usage"] = json_of(view.usage);
  object["change_reason"] = json_of(application.change_reason);
  object["letter"] = application.letter ? json::parse(*application.letter) : json(nullptr);
  object["decided_by"] = view.decided_on ? json(view.decided_by.reveal()) : json(nullptr);
  object["decided_on"] = view.decided_on ? json(to_text(*view.decided_on)) : json(nullptr);
  return object;
}

json json_of(const ChildView& child, const MyLeaveView& view) {
  json applications = json::array();
  for (const LeaveApplication& application : child.applications)
    applications.push_back(json_for_home(application, view));
  return {{"pupil_id", to_text(child.pupil)},
          {"given_name", child.given_name.reveal()},
          {"may_apply", child.may_apply},
          {"usage", json_of(child.usage)},
          {"applications", std::move(applications)}};
}

json json_of(const DelegationView& view) {
  return {{"school_id", to_text(view.school)},
          {"school", view.school_name},
          {"contact_teacher_days", view.delegation.contact_teacher_days},
          {"department_head_days", view.delegation.department_head_days},
          {"may_set", view.may_set}};
}

json json_of(const NamedGuardian& guardian) {
  return {{"guardian_id", to_text(guardian.guardian)}, {"name", guardian.name.reveal()}};
}

json json_of(const PupilUsage& pupil) {
  json standing = json::array();
  for (const LeaveApplication& application : pupil.standing)
    standing.push_back(bare(application));
  return {{"pupil_id", to_text(pupil.pupil)},
          {"given_name", pupil.given_name.reveal()},
          {"family_name", pupil.family_name.reveal()},
          {"told_apart_by", people::told_apart_json(pupil.told_apart_by)},
          {"usage", json_of(pupil.usage)},
          {"standing", std::move(standing)}};
}

template <class Item>
json list_of(const std::vector<Item>& items) {
  json list = json::array();
  for (const Item& item : items)
    list.push_back(json_of(item));
  return list;
}

}  // namespace

Wish read_wish(JsonFields& fields) {
  constexpr Kind kKinds[] = {Kind::leave, Kind::religious_holiday, Kind::single_day};
  Wish wish;
  for (const Uuid& pupil : fields.uuids("pupils", kPupilsMax))
    wish.pupils.push_back(PupilId{pupil});
  if (wish.pupils.empty()) fields.refuse("pupils", "empty", "Name the child or children.");
  wish.kind = kKinds[fields.choice("kind", {"leave", "religious_holiday", "single_day"})];
  wish.asked.from = fields.date("from");
  wish.asked.to = fields.date("to");
  wish.reason = optional_words(fields, "reason");
  wish.teaching = optional_words(fields, "teaching");
  if (wish.kind != Kind::single_day && !wish.reason) fields.refuse("reason", "empty", "Say what it is for.");
  if (const auto guardian = fields.optional_uuid("guardian_id")) wish.guardian = GuardianId{*guardian};
  return wish;
}

DecisionWish read_decision(JsonFields& fields) {
  constexpr Outcome kOutcomes[] = {Outcome::granted, Outcome::partly_granted, Outcome::refused};
  constexpr LegalReason kReasons[] = {LegalReason::not_a_holy_day, LegalReason::not_another_faith,
                                      LegalReason::no_teaching_seen_to};
  DecisionWish wish;
  wish.outcome = kOutcomes[fields.choice("outcome", {"granted", "partly_granted", "refused"})];
  wish.from = fields.optional_date("from");
  wish.to = fields.optional_date("to");
  wish.grounds = optional_words(fields, "grounds");
  if (const auto reason = fields.optional_choice(
          "legal_reason", {"not_a_holy_day", "not_another_faith", "no_teaching_seen_to"})) {
    wish.legal_reason = kReasons[*reason];
  }
  return wish;
}

ChangeWish read_change(JsonFields& fields) {
  ChangeWish wish;
  const auto from = fields.optional_date("from");
  const auto to = fields.optional_date("to");
  if (from.has_value() != to.has_value() || (from && *to < *from)) {
    fields.refuse("from", "dates", "Give from and to, in order, or neither to undo it.");
  } else if (from) {
    wish.standing = Period{*from, *to};
  }
  auto reason = fields.text("reason", kTextCharactersMax);
  if (reason.find_first_not_of(" \t\n") == std::string::npos)
    fields.refuse("reason", "empty", "Say why it is changed.");
  wish.reason = PersonalText(std::move(reason));
  return wish;
}

Delegation read_delegation(JsonFields& fields) {
  Delegation delegation;
  delegation.contact_teacher_days =
      static_cast<int>(fields.integer("contact_teacher_days", 0, kDelegatedDaysMax));
  delegation.department_head_days =
      static_cast<int>(fields.integer("department_head_days", 0, kDelegatedDaysMax));
  return delegation;
}

std::string applied_json(const std::vector<LeaveApplication>& applications) {
  json list = json::array();
  for (const LeaveApplication& application : applications)
    list.push_back(bare(application));
  return json{{"applications", std::move(list)}}.dump();
}

std::string state_json(const LeaveApplication& application) {
  return bare(application).dump();
}

std::string to_json(const Delegation& delegation) {
  return json{{"contact_teacher_days", delegation.contact_teacher_days},
              {"department_head_days", delegation.department_head_days}}
      .dump();
}

std::string to_json(const MyLeaveView& view) {
  json children = json::array();
  for (const ChildView& child : view.children)
    children.push_back(json_of(child, view));
  return json{
      {"today", to_text(view.today)}, {"quota_days", view.quota_days}, {"children", std::move(children)}}
      .dump();
}

std::string to_json(const CasesView& view) {
  return json{{"today", to_text(view.today)},
              {"quota_days", view.quota_days},
              {"waiting", list_of(view.waiting)},
              {"decided", list_of(view.decided)},
              {"delegations", list_of(view.delegations)}}
      .dump();
}

std::string to_json(const ClassView& view) {
  return json{{"class_id", to_text(view.school_class)},
              {"name", view.name},
              {"quota_days", view.quota_days},
              {"pupils", list_of(view.pupils)}}
      .dump();
}

std::string to_json(const PupilView& view) {
  return json{{"pupil_id", to_text(view.pupil)},
              {"quota_days", view.quota_days},
              {"usage", json_of(view.usage)},
              {"guardians", list_of(view.guardians)},
              {"applications", list_of(view.cases)}}
      .dump();
}

}  // namespace tilstede::leave
