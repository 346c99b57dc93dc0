#include "certificate/half_year_view.hpp"

#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "people/told_apart_json.hpp"

namespace tilstede::certificate {
namespace {

using nlohmann::json;

json json_of(const AbsenceFigures& figures) {
  json reasons = json::array();
  for (const ReasonFigures& one : figures.by_reason) {
    reasons.push_back({{"reason", one.reason.empty() ? json(nullptr) : json(one.reason)},
                       {"days", one.days},
                       {"hours", certificate_hours(one.minutes)},
                       {"minutes", one.minutes}});
  }
  const int undocumented_minutes = figures.minutes - figures.documented_minutes;
  return {{"days", figures.days},
          {"documented_days", figures.documented_days},
          {"undocumented_days", figures.days - figures.documented_days},
          {"hours", certificate_hours(figures.minutes)},
          {"minutes", figures.minutes},
          {"documented_hours", certificate_hours(figures.documented_minutes)},
          {"undocumented_hours", certificate_hours(undocumented_minutes)},
          {"late_arrivals", figures.late},
          {"left_early", figures.left_early},
          {"by_reason", std::move(reasons)}};
}

json json_of(const std::optional<DateFact>& fact) {
  if (!fact) return nullptr;
  return {{"is_day", fact->is_day},
          {"minutes", fact->minutes},
          {"documentation", fact->is_documented ? "documented" : "undocumented"},
          {"reason", fact->reason.empty() ? json(nullptr) : json(fact->reason)},
          {"late_arrivals", fact->late},
          {"left_early", fact->left_early}};
}

json json_of(const std::optional<Difference>& changed) {
  if (!changed) return nullptr;
  json dates = json::array();
  for (const DateChange& change : changed->dates)
    dates.push_back(
        {{"date", to_text(change.date)}, {"before", json_of(change.before)}, {"now", json_of(change.now)}});
  return {{"before", json_of(changed->before)}, {"now", json_of(changed->now)}, {"dates", std::move(dates)}};
}

json json_of(const FrozenReport& report, const SignerNames& signers) {
  const auto signer = signers.find(report.signed_by);
  return {{"version", report.version},
          {"school", report.school_name},
          {"class", report.class_name},
          {"grade", report.grade ? json(*report.grade) : json(nullptr)},
          {"figures", json_of(report.facts.figures)},
          {"digest", report.digest},
          {"signed_by", signer == signers.end() ? "" : signer->second.reveal()},
          {"signed_as", report.signed_as},
          {"signed_at", to_text(report.signed_at)},
          {"reason", report.reason ? json(report.reason->reveal()) : json(nullptr)}};
}

json versions_of(const PupilHalfYear& one, const SignerNames& signers) {
  json versions = json::array();
  for (const FrozenReport& report : one.versions)
    versions.push_back(json_of(report, signers));
  return versions;
}

json json_of(const PupilHalfYear& one, const SignerNames& signers) {
  return {{"pupil_id", to_text(one.pupil)},
          {"given_name", one.given_name.reveal()},
          {"family_name", one.family_name.reveal()},
          {"told_apart_by", people::told_apart_json(one.told_apart_by)},
          {"now", json_of(one.now.figures)},
          {"digest", one.digest_now},
          {"versions", versions_of(one, signers)},
          {"changed", json_of(one.changed)}};
}

std::vector<std::string> row_of(const ClassHalfYear& shown, const PupilHalfYear& one) {
  const FrozenReport* const newest = one.versions.empty() ? nullptr : &one.versions.back();
  const AbsenceFigures& figures = newest ? newest->facts.figures : one.now.figures;
  const auto grade = newest ? newest->grade : shown.grade;
  return {one.source_id,
          newest ? newest->school_name : shown.school,
          newest ? newest->class_name : shown.name,
          grade ? std::to_string(*grade) : "",
          to_text(shown.half_year.year),
          std::to_string(shown.half_year.half),
          std::to_string(figures.days),
          std::to_string(certificate_hours(figures.minutes)),
          std::to_string(figures.documented_days),
          std::to_string(figures.days - figures.documented_days),
          std::to_string(certificate_hours(figures.documented_minutes)),
          std::to_string(certificate_hours(figures.minutes - figures.documented_minutes)),
          std::to_string(figures.late),
          std::to_string(figures.left_early),
          newest ? std::to_string(newest->version) : "",
          newest ? to_text(newest->signed_at) : "",
          one.changed ? "1" : "0"};
}

}  // namespace

SignWish read_sign_wish(JsonFields& fields, SchoolYear year) {
  SignWish wish;
  wish.half_year = {year, static_cast<int>(fields.integer("half", 1, 2))};
  for (JsonFields& pupil : fields.array("pupils", 200)) {
    SignedPupil one;
    one.pupil = PupilId{pupil.uuid("pupil_id")};
    one.digest = pupil.text("digest", 64);
    wish.pupils.push_back(std::move(one));
  }
  if (const auto reason = fields.optional_text("reason", 2000); reason && !reason->empty())
    wish.reason = PersonalText(*reason);
  return wish;
}

std::string_view name_of(SignOutcome outcome) {
  switch (outcome) {
    case SignOutcome::signed_now:
      return "signed";
    case SignOutcome::already_signed:
      return "already";
    case SignOutcome::changed_since_seen:
      return "changed-since-seen";
    case SignOutcome::reason_missing:
      return "reason-missing";
    case SignOutcome::not_in_class:
      return "not-in-class";
  }
  return "";
}

SignOutcome judge(const std::string& digest_seen, const std::string& digest_now, const FrozenReport* newest,
                  bool has_reason) {
  if (newest && newest->digest == digest_now) return SignOutcome::already_signed;
  if (digest_seen != digest_now) return SignOutcome::changed_since_seen;
  if (newest && !has_reason) return SignOutcome::reason_missing;
  return SignOutcome::signed_now;
}

std::string to_json(const ClassHalfYear& shown) {
  json pupils = json::array();
  for (const PupilHalfYear& one : shown.pupils)
    pupils.push_back(json_of(one, shown.signers));
  return json{{"class_id", to_text(shown.school_class)},
              {"name", shown.name},
              {"school", shown.school},
              {"school_year", to_text(shown.half_year.year)},
              {"half", shown.half_year.half},
              {"from", to_text(shown.period.from)},
              {"to", to_text(shown.period.to.value())},
              {"as_of", to_text(shown.as_of)},
              {"is_over", shown.is_over},
              {"may_sign", shown.may_sign},
              {"pupils", std::move(pupils)}}
      .dump();
}

std::string to_json(const PupilHalfYears& shown) {
  json reports = json::array();
  for (const PupilHalfYear& one : shown.half_years) {
    reports.push_back({{"school_year", to_text(one.half_year.year)},
                       {"half", one.half_year.half},
                       {"versions", versions_of(one, shown.signers)},
                       {"changed", json_of(one.changed)}});
  }
  return json{{"pupil_id", to_text(shown.pupil)},
              {"given_name", shown.given_name.reveal()},
              {"family_name", shown.family_name.reveal()},
              {"half_years", std::move(reports)}}
      .dump();
}

std::string to_json(const std::vector<SignResult>& results) {
  json list = json::array();
  for (const SignResult& one : results) {
    list.push_back({{"pupil_id", to_text(one.pupil)},
                    {"result", name_of(one.outcome)},
                    {"version", one.version ? json(*one.version) : json(nullptr)}});
  }
  return json{{"results", std::move(list)}}.dump();
}

std::string to_csv(const ClassHalfYear& shown) {
  std::string text =
      csv_line({"pupil_id", "school", "class", "grade", "school_year", "half", "days", "hours",
                "documented_days", "undocumented_days", "documented_hours", "undocumented_hours",
                "late_arrivals", "left_early", "version", "signed_at", "changed_since"});
  for (const PupilHalfYear& one : shown.pupils)
    text += csv_line(row_of(shown, one));
  return text;
}

}  // namespace tilstede::certificate
