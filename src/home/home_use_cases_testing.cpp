#include "home/home_use_cases_testing.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "home/home_json.hpp"
#include "home/my_home_use_cases.hpp"
#include "home/report_use_cases.hpp"

namespace tilstede::home::testing {

using nlohmann::json;

void HomeTest::SetUp() {
  SchoolTest::SetUp();
  grete.relations[0].may_report = true;
  geir = grete;
  geir.account = id<AccountId>(8);
  geir.guardian = id<GuardianId>(8);
  run("insert into guardian (id, source_id, given_name, family_name, phone) values ($1, 'geir', 'Geir', "
      "'Ask', "
      "'90000000')",
      {*geir.guardian});
  run("insert into account (id, login, guardian_id) values ($1, 'geir', $2)", {geir.account, *geir.guardian});
  for (const auto& guardian : {*grete.guardian, *geir.guardian}) {
    run("insert into guardianship (id, pupil_id, guardian_id, has_parental_responsibility, may_see, "
        "may_report, "
        "may_consent, origin) values ($2, $1, $2, true, true, true, true, 'guardians_csv')",
        {kAda, guardian});
  }
}

ReportWish HomeTest::wish(const std::string& from, const std::string& to) const {
  ReportWish wish;
  wish.pupils = {kAda};
  wish.today = kThursday;
  wish.report.period = {*parse_date(from), *parse_date(to)};
  wish.report.reason = "illness";
  wish.report.text = PersonalText("fever since yesterday");
  return wish;
}

http::Request HomeTest::request_with(std::string key) {
  http::Request request;
  request.method = http::Method::post;
  request.route = request.path = "/api/my/messages";
  if (key.empty()) key = fmt::format("key-of-home-{}", ++keys_);
  request.headers.emplace("idempotency-key", key);
  return request;
}

json HomeTest::report(const access::Actor& actor, const ReportWish& wish, const std::string& key) {
  const auto answer = report_from_home(context(), actor, request_with(key), wish);
  if (!answer) return {{"problem", answer.error().code}};
  return json::parse(answer->body);
}

json HomeTest::result(const access::Actor& actor, const ReportWish& wish) {
  return report(actor, wish).at("results").at(0);
}

std::string HomeTest::problem(const access::Actor& actor, const ReportWish& wish) {
  return report(actor, wish).value("problem", "none");
}

json HomeTest::home_of(const access::Actor& actor) {
  return json::parse(to_json(read_my_home(context(), actor)));
}

std::vector<std::string> HomeTest::messages() {
  return texts(
      "select from_date || ' ' || to_date from home_message where withdrawn_at is null order by from_date");
}

MessageId HomeTest::id_of(const json& result) {
  return MessageId{*parse_uuid(result.at("messages").at(0).at("message_id").get<std::string>())};
}

}  // namespace tilstede::home::testing
