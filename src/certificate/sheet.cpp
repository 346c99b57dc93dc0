#include "certificate/sheet.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "people/told_apart_json.hpp"

namespace tilstede::certificate {
namespace {

using nlohmann::json;

json optional_text(const std::string& text) {
  return text.empty() ? json(nullptr) : json(text);
}

json json_of_words(const std::optional<PersonalText>& words) {
  return words ? json(words->reveal()) : json(nullptr);
}

json numbers_of(const CertificateYear& year) {
  return {{"school_year", to_text(year.year)}, {"grade", year.grade},
          {"days", year.facts.figures.days},   {"hours", year.hours()},
          {"struck", year.striking.struck()},  {"days_on_certificate", year.striking.left()}};
}

json json_of(const CertificateYear& year) {
  json object = numbers_of(year);
  json absence = json::array();
  std::size_t next = 0;
  for (const DateFact& fact : year.facts.dates) {
    if (!fact.is_day) continue;
    const StruckDay& judged = year.striking.days.at(next++);
    absence.push_back({{"date", to_text(fact.date)},
                       {"reason", optional_text(fact.reason)},
                       {"documentation", fact.is_documented ? "documented" : "undocumented"},
                       {"outcome", name_of(judged.outcome)},
                       {"request_id", judged.request ? json(to_text(*judged.request)) : json(nullptr)}});
  }
  json spells = json::array();
  for (const Spell& spell : year.spells)
    spells.push_back({{"from", to_text(spell.from)}, {"to", to_text(spell.to)}, {"days", spell.days}});
  object["absence"] = std::move(absence);
  object["spells"] = std::move(spells);
  return object;
}

struct Shown {
  const Viewer& viewer;
  const AccountNames& names;

  bool is_own(const AccountId& account) const { return viewer.is_staff || account == viewer.account; }
  json name_of(const AccountId& account) const {
    const auto found = names.find(account);
    return found == names.end() ? json(nullptr) : json(found->second.reveal());
  }
};

json json_of(const RequestStep& step, const Shown& shown) {
  // Whoever withdraws is the home; everything else the school does, and says its name.
  const bool is_named = step.what.step != StepKind::withdrawn || shown.is_own(step.by);
  return {
      {"step", name_of(step.what.step)},
      {"documentation", step.what.documentation ? json(name_of(*step.what.documentation)) : json(nullptr)},
      {"seen_on", step.what.seen_on ? json(to_text(*step.what.seen_on)) : json(nullptr)},
      {"words", is_named ? json_of_words(step.what.words) : json(nullptr)},
      {"by", is_named ? shown.name_of(step.by) : json(nullptr)},
      {"at", to_text(step.at)}};
}

json json_of(const CertificateRequest& request, const Shown& shown) {
  const bool is_own = shown.is_own(request.recorded_by);
  json steps = json::array();
  for (const RequestStep& step : request.steps)
    steps.push_back(json_of(step, shown));
  return {{"request_id", to_text(request.id)},
          {"kind", name_of(request.wish.kind)},
          {"school_year", to_text(request.year)},
          {"from", to_text(request.wish.from)},
          {"to", to_text(request.wish.to)},
          {"requested_by", name_of(request.wish.requested_by)},
          {"channel", name_of(request.wish.channel)},
          {"requested_on", to_text(request.wish.requested_on)},
          {"words", is_own ? json_of_words(request.wish.words) : json(nullptr)},
          {"recorded_by", is_own ? shown.name_of(request.recorded_by) : json(nullptr)},
          {"is_own", is_own},
          {"status", status_of(request)},
          {"steps", std::move(steps)}};
}

bool is_absent_within(const PupilCertificate& certificate, const Date& from, const Date& to) {
  return std::ranges::any_of(certificate.years, [&](const CertificateYear& year) {
    return std::ranges::any_of(year.facts.dates, [&](const DateFact& fact) {
      return fact.date >= from && fact.date <= to && (fact.is_day || fact.minutes > 0);
    });
  });
}

}  // namespace

std::vector<CertificateRequest> annexed(const PupilCertificate& certificate) {
  std::vector<CertificateRequest> found;
  std::copy_if(certificate.requests.rbegin(), certificate.requests.rend(), std::back_inserter(found),
               [&](const CertificateRequest& request) {
                 const auto& wish = request.wish;
                 return wish.kind == RequestKind::annex && status_of(request) == "granted" &&
                        is_absent_within(certificate, wish.from, wish.to);
               });
  return found;
}

bool has_annex(const PupilCertificate& certificate) {
  return !annexed(certificate).empty();
}

int open_requests(const PupilCertificate& certificate) {
  return static_cast<int>(std::ranges::count_if(
      certificate.requests, [](const CertificateRequest& request) { return !is_decided(request); }));
}

std::string to_json(const ClassCertificate& shown) {
  json pupils = json::array();
  for (const PupilCertificate& one : shown.pupils) {
    json years = json::array();
    for (const CertificateYear& year : one.years)
      years.push_back(numbers_of(year));
    pupils.push_back({{"pupil_id", to_text(one.pupil)},
                      {"given_name", one.given_name.reveal()},
                      {"family_name", one.family_name.reveal()},
                      {"told_apart_by", people::told_apart_json(one.told_apart_by)},
                      {"years", std::move(years)},
                      {"has_annex", has_annex(one)},
                      {"open_requests", open_requests(one)}});
  }
  return json{{"class_id", to_text(shown.school_class)},
              {"name", shown.name},
              {"school", shown.school},
              {"grade", shown.grade ? json(*shown.grade) : json(nullptr)},
              {"school_year", to_text(shown.year)},
              {"pupils", std::move(pupils)}}
      .dump();
}

std::string to_json(const PupilCertificate& shown, const Viewer& viewer, const AccountNames& names) {
  json years = json::array();
  for (const CertificateYear& year : shown.years)
    years.push_back(json_of(year));
  json requests = json::array();
  for (const CertificateRequest& request : shown.requests)
    requests.push_back(json_of(request, {viewer, names}));
  return json{{"pupil_id", to_text(shown.pupil)},
              {"given_name", shown.given_name.reveal()},
              {"family_name", shown.family_name.reveal()},
              {"school", shown.school},
              {"class", shown.class_name},
              {"grade", shown.grade ? json(*shown.grade) : json(nullptr)},
              {"may_request", viewer.may_request},
              {"may_decide", viewer.may_decide},
              {"years", std::move(years)},
              {"requests", std::move(requests)},
              {"has_annex", has_annex(shown)}}
      .dump();
}

std::string to_csv(const ClassCertificate& shown) {
  constexpr int kGrades[] = {8, 9, 10};
  std::vector<std::string> header = {"pupil_id", "school", "class", "grade"};
  for (const int grade : kGrades) {
    for (const char* const what : {"days_", "struck_", "hours_"})
      header.push_back(what + std::to_string(grade));
  }
  std::string text = csv_line(header);
  for (const PupilCertificate& one : shown.pupils) {
    std::vector<std::string> row = {one.source_id, shown.school, shown.name,
                                    shown.grade ? std::to_string(*shown.grade) : ""};
    for (const int grade : kGrades) {
      // Whoever takes a grade again has two years of it; the newer one stands on the certificate.
      const auto year =
          std::find_if(one.years.rbegin(), one.years.rend(),
                       [&](const CertificateYear& candidate) { return candidate.grade == grade; });
      if (year == one.years.rend()) {
        row.insert(row.end(), {"", "", ""});
      } else {
        row.insert(row.end(), {std::to_string(year->striking.left()), std::to_string(year->striking.struck()),
                               std::to_string(year->hours())});
      }
    }
    text += csv_line(row);
  }
  return text;
}

}  // namespace tilstede::certificate
