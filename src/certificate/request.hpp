// CertificateRequest: what a home or a pupil asks for about the certificate (opplæringsforskrifta section
// 9-44): days struck, or the cause stated on an annex. Its steps are kept, never changed; the newest says
// where it stands. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_fields.hpp"
#include "base/personal.hpp"
#include "base/problem.hpp"
#include "certificate/striking.hpp"
#include "people/ids.hpp"

namespace tilstede::certificate {

enum class RequestKind { strike_health, strike_risk, strike_leave, annex };
enum class RequestedBy { guardian, pupil };
/// How it came: typed in by the home itself, or by the school on its behalf.
enum class Channel { page, phone, paper, meeting };

enum class StepKind { documentation_asked, documentation_seen, granted, refused, withdrawn };
enum class Documentation { doctors_note, specialist_statement, leave_decision, other };

// The stable words of the database and the API.
std::string_view name_of(RequestKind kind);
std::string_view name_of(RequestedBy who);
std::string_view name_of(Channel channel);
std::string_view name_of(StepKind step);
std::string_view name_of(Documentation documentation);
std::optional<RequestKind> parse_request_kind(std::string_view name);
std::optional<RequestedBy> parse_requested_by(std::string_view name);
std::optional<Channel> parse_channel(std::string_view name);
std::optional<StepKind> parse_step_kind(std::string_view name);
std::optional<Documentation> parse_documentation(std::string_view name);

/// What is asked for.
struct RequestWish {
  RequestKind kind = RequestKind::strike_health;
  Date from{};
  Date to{};
  RequestedBy requested_by = RequestedBy::guardian;
  Channel channel = Channel::page;
  Date requested_on{};
  /// What the home says; on an annex, the cause as it shall stand there.
  std::optional<PersonalText> words;
};

/// What the school does with it.
struct StepWish {
  StepKind step = StepKind::granted;
  std::optional<Documentation> documentation;
  std::optional<Date> seen_on;
  std::optional<PersonalText> words;
};

struct RequestStep {
  StepWish what;
  AccountId by;
  Instant at{};
};

struct CertificateRequest {
  RequestId id;
  PupilId pupil;
  SchoolYear year;
  RequestWish wish;
  AccountId recorded_by;
  Instant recorded_at{};
  std::vector<RequestStep> steps;
};

/// "requested" before anybody has done anything with it.
std::string_view status_of(const CertificateRequest& request);
bool is_decided(const CertificateRequest& request);

RequestWish read_request(JsonFields& fields, const Date& today);
StepWish read_step(JsonFields& fields, const Date& today);

/// 422 with the wrong places: the days are turned around, lie in two school years or ahead, or an annex has
/// no words.
std::optional<Problem> problem_of(const RequestWish& wish, const Date& today);

/// 409 `request-decided` when the step cannot follow: a decision is changed by its opposite alone. 422 when
/// the documentation the law asks for has not been seen, or a refusal or a change has no reason.
std::optional<Problem> problem_of(const StepWish& step, const CertificateRequest& request);

std::vector<GrantedStrike> granted_strikes(const std::vector<CertificateRequest>& requests, SchoolYear year);

}  // namespace tilstede::certificate
