#include "morning/step.hpp"

#include <algorithm>

namespace tilstede::morning {
namespace {

using attendance::Content;
using attendance::EntryKind;
using attendance::ReportedBy;

// A longer absence is a matter for an application, or another message.
constexpr int kDaysAheadMax = 14;

Problem wrong(std::string pointer, std::string code, std::string detail) {
  return {422,
          "invalid-request",
          "The request is not valid",
          "See places.",
          {{std::move(pointer), std::move(code), std::move(detail)}}};
}

bool is_among(const std::vector<ContactPerson>& people, const GuardianId& guardian) {
  return std::any_of(people.begin(), people.end(),
                     [&](const ContactPerson& person) { return person.guardian == guardian; });
}

bool may_report(const std::vector<ContactPerson>& people, const GuardianId& guardian) {
  return std::any_of(people.begin(), people.end(), [&](const ContactPerson& person) {
    return person.guardian == guardian && person.may_report;
  });
}

const reasons::Reason* reason_in(const Catalogue& reasons, const std::string& code) {
  const auto found = std::find_if(reasons.begin(), reasons.end(),
                                  [&](const reasons::Reason& reason) { return reason.code == code; });
  return found == reasons.end() ? nullptr : &*found;
}

std::optional<Problem> problem_of_explanation(const StepWish& wish, const std::vector<ContactPerson>& people,
                                              const Catalogue& reasons, const Date& today) {
  if (!wish.guardian) return wrong("/guardian_id", "required", "Say which guardian has told.");
  if (!may_report(people, *wish.guardian))
    return wrong("/guardian_id", "may-not-report", "Use a guardian who may report absence.");
  if (!wish.reason) return wrong("/reason", "required", "Say why, with a code of /api/reasons.");
  const auto* reason = reason_in(reasons, *wish.reason);
  if (reason == nullptr || reason->is_retired)
    return wrong("/reason", "unknown", "Use a code of /api/reasons.");
  if (wish.until && (*wish.until < today || days_between(today, *wish.until) > kDaysAheadMax))
    return wrong("/until", "out-of-range", "From today to fourteen days ahead.");
  return std::nullopt;
}

std::optional<Problem> problem_of_attempt(const StepWish& wish) {
  if (!wish.channel) return wrong("/channel", "required", "Say how the home was contacted.");
  if (!wish.outcome) return wrong("/outcome", "required", "Say what came of it.");
  return std::nullopt;
}

// A message from home with a reason documents what the school need see no paper for.
bool is_documented(const std::string& code, const Catalogue& reasons) {
  const auto* reason = reason_in(reasons, code);
  return reason != nullptr && reasons::needs_only_a_word(*reason);
}

Content told_when_asked(const StepWish& wish, Content content, const Catalogue& reasons) {
  // The school asked and nobody had told (contracts: unreported).
  content.reported_by = ReportedBy::nobody;
  if (wish.kind != StepKind::explained) return content;
  content.reason = wish.reason;
  content.is_documented = is_documented(*wish.reason, reasons);
  return content;
}

}  // namespace

std::optional<Problem> problem_of(const StepWish& wish, const std::vector<ContactPerson>& people,
                                  const Catalogue& reasons, const Date& today) {
  if (wish.guardian && !is_among(people, *wish.guardian))
    return wrong("/guardian_id", "unknown", "Use a guardian of this pupil.");
  if (wish.kind == StepKind::explained) return problem_of_explanation(wish, people, reasons, today);
  if (wish.kind == StepKind::attempt) return problem_of_attempt(wish);
  if (wish.kind == StepKind::at_school && !wish.arrival)
    return wrong("/arrival", "required", "Say whether the pupil was there all along or came late.");
  return std::nullopt;
}

Content content_after(const StepWish& wish, const attendance::AbsenceEntry& entry, bool is_last,
                      const Catalogue& reasons) {
  Content content = entry.content;
  if (wish.kind != StepKind::at_school) return told_when_asked(wish, std::move(content), reasons);
  if (wish.arrival == Arrival::came_late && !is_last)
    return told_when_asked(wish, std::move(content), reasons);
  content.reason.reset();
  content.is_documented = false;
  content.reported_by = ReportedBy::staff;
  content.kind = wish.arrival == Arrival::came_late ? EntryKind::late : EntryKind::present;
  content.minutes = wish.arrival == Arrival::came_late ? wish.minutes : std::nullopt;
  return content;
}

}  // namespace tilstede::morning
