#include "certificate/request.hpp"

#include <algorithm>
#include <array>

namespace tilstede::certificate {
namespace {

// Each list is in the order of its enum.
constexpr std::array<std::string_view, 4> kKinds = {"strike-health", "strike-risk", "strike-leave", "annex"};
constexpr std::array<std::string_view, 2> kWho = {"guardian", "pupil"};
constexpr std::array<std::string_view, 4> kChannels = {"page", "phone", "paper", "meeting"};
constexpr std::array<std::string_view, 5> kSteps = {"documentation-asked", "documentation-seen", "granted",
                                                    "refused", "withdrawn"};
constexpr std::array<std::string_view, 4> kDocumentation = {"doctors-note", "specialist-statement",
                                                            "leave-decision", "other"};

template <class Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

template <class Enum, std::size_t size>
std::string_view name(const std::array<std::string_view, size>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

template <std::size_t size>
std::vector<std::string_view> choices(const std::array<std::string_view, size>& names) {
  return {names.begin(), names.end()};
}

std::optional<PersonalText> words_of(JsonFields& fields) {
  const auto text = fields.optional_text("words", 2000);
  if (!text || text->empty()) return std::nullopt;
  return PersonalText(*text);
}

Problem invalid(std::vector<ProblemPlace> places) {
  return {422, "invalid-request", "The request is not understood.", "", std::move(places)};
}

// Section 9-44: a doctor's note for illness; documentation of the risk; the decision on leave; of the cause
// for an annex.
bool documents(Documentation documentation, RequestKind kind) {
  switch (kind) {
    case RequestKind::strike_health:
      return documentation == Documentation::doctors_note;
    case RequestKind::strike_risk:
      return documentation == Documentation::doctors_note ||
             documentation == Documentation::specialist_statement;
    case RequestKind::strike_leave:
      return documentation == Documentation::leave_decision;
    case RequestKind::annex:
      return true;
  }
  return false;
}

/// What is open takes any step; a decision only its opposite.
bool may_follow(StepKind step, const CertificateRequest& request) {
  if (!is_decided(request)) return true;
  const StepKind last = request.steps.back().what.step;
  return (last == StepKind::granted && step == StepKind::refused) ||
         (last == StepKind::refused && step == StepKind::granted);
}

bool has_seen_documentation(const StepWish& step, const CertificateRequest& request) {
  const auto is_seen = [&](const StepWish& one) {
    return one.documentation && documents(*one.documentation, request.wish.kind);
  };
  return is_seen(step) || std::ranges::any_of(request.steps, [&](const RequestStep& earlier) {
           return earlier.what.step == StepKind::documentation_seen && is_seen(earlier.what);
         });
}

}  // namespace

std::string_view name_of(RequestKind kind) {
  return name(kKinds, kind);
}
std::string_view name_of(RequestedBy who) {
  return name(kWho, who);
}
std::string_view name_of(Channel channel) {
  return name(kChannels, channel);
}
std::string_view name_of(StepKind step) {
  return name(kSteps, step);
}
std::string_view name_of(Documentation documentation) {
  return name(kDocumentation, documentation);
}
std::optional<RequestKind> parse_request_kind(std::string_view name) {
  return parse<RequestKind>(kKinds, name);
}
std::optional<RequestedBy> parse_requested_by(std::string_view name) {
  return parse<RequestedBy>(kWho, name);
}
std::optional<Channel> parse_channel(std::string_view name) {
  return parse<Channel>(kChannels, name);
}
std::optional<StepKind> parse_step_kind(std::string_view name) {
  return parse<StepKind>(kSteps, name);
}
std::optional<Documentation> parse_documentation(std::string_view name) {
  return parse<Documentation>(kDocumentation, name);
}

std::string_view status_of(const CertificateRequest& request) {
  return request.steps.empty() ? "requested" : name_of(request.steps.back().what.step);
}

bool is_decided(const CertificateRequest& request) {
  if (request.steps.empty()) return false;
  const StepKind last = request.steps.back().what.step;
  return last == StepKind::granted || last == StepKind::refused || last == StepKind::withdrawn;
}

RequestWish read_request(JsonFields& fields, const Date& today) {
  RequestWish wish;
  wish.kind = static_cast<RequestKind>(fields.choice("kind", choices(kKinds)));
  wish.from = fields.date("from");
  wish.to = fields.date("to");
  wish.requested_by =
      static_cast<RequestedBy>(fields.optional_choice("requested_by", choices(kWho)).value_or(0));
  wish.channel = static_cast<Channel>(fields.optional_choice("channel", choices(kChannels)).value_or(0));
  wish.requested_on = fields.optional_date("requested_on").value_or(today);
  wish.words = words_of(fields);
  return wish;
}

StepWish read_step(JsonFields& fields, const Date& today) {
  StepWish step;
  step.step = static_cast<StepKind>(fields.choice("step", choices(kSteps)));
  if (const auto kind = fields.optional_choice("documentation", choices(kDocumentation)))
    step.documentation = static_cast<Documentation>(*kind);
  step.seen_on = fields.optional_date("seen_on");
  if (step.documentation && !step.seen_on) step.seen_on = today;
  if (step.seen_on && *step.seen_on > today)
    fields.refuse("seen_on", "future-date", "Documentation cannot have been seen on a day to come.");
  step.words = words_of(fields);
  return step;
}

std::optional<Problem> problem_of(const RequestWish& wish, const Date& today) {
  std::vector<ProblemPlace> places;
  if (wish.to < wish.from)
    places.push_back({"/to", "before-from", "The last day is before the first one."});
  else if (school_year_of(wish.from) != school_year_of(wish.to))
    places.push_back({"/to", "outside-school-year", "Ask for each school year by itself."});
  if (wish.from > today) places.push_back({"/from", "future-date", "Ask for days that have been."});
  if (wish.requested_on > today)
    places.push_back({"/requested_on", "future-date", "It cannot have been asked for on a day to come."});
  if (wish.kind == RequestKind::annex && !wish.words)
    places.push_back({"/words", "missing", "Say the cause as it shall stand on the annex."});
  if (places.empty()) return std::nullopt;
  return invalid(std::move(places));
}

std::optional<Problem> problem_of(const StepWish& step, const CertificateRequest& request) {
  if (!may_follow(step.step, request)) {
    return Problem{
        409,
        "request-decided",
        "The request is decided.",
        "A decision is changed by the opposite one, with its reason; what was withdrawn is asked for anew.",
        {}};
  }
  std::vector<ProblemPlace> places;
  // A refusal is explained, and so is a decision that is changed.
  if (!step.words && (step.step == StepKind::refused || is_decided(request)))
    places.push_back({"/words", "missing", "Say why; the home is told."});
  if (step.step == StepKind::documentation_seen && !step.documentation)
    places.push_back({"/documentation", "missing", "Say what was shown."});
  if (step.step == StepKind::granted && !has_seen_documentation(step, request))
    places.push_back(
        {"/documentation", "documentation-not-seen",
         "A request is granted when the documentation that section 9-44 asks for has been seen."});
  if (places.empty()) return std::nullopt;
  return invalid(std::move(places));
}

std::vector<GrantedStrike> granted_strikes(const std::vector<CertificateRequest>& requests, SchoolYear year) {
  std::vector<GrantedStrike> granted;
  for (const CertificateRequest& request : requests) {
    if (request.year != year || request.wish.kind == RequestKind::annex || status_of(request) != "granted")
      continue;
    granted.push_back(
        {request.id, static_cast<StrikeGround>(request.wish.kind), request.wish.from, request.wish.to});
  }
  return granted;
}

}  // namespace tilstede::certificate
