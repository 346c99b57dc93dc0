#include "certificate/papers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "certificate/paper_words.hpp"

namespace tilstede::certificate {
namespace {

struct Paper {
  const PaperWords& words;
  Document document;

  explicit Paper(const PaperWords& with, std::string_view title) : words(with) {
    document.title = say(title);
    document.language = tag_of(with.language);
    document.page_words = say("page");
  }

  std::string say(std::string_view name) const { return word(words.language, name); }
  std::string date(const Date& value) const { return written(words.language, value); }
  std::string span(const Date& from, const Date& to) const {
    return from == to ? date(from) : date(from) + " – " + date(to);
  }
  void add(Block block) { document.blocks.push_back(std::move(block)); }

  std::string reason(const std::string& code) const {
    if (code.empty()) return say("no-reason");
    if (code == kMixedReasons) return say("several-reasons");
    const auto found = words.reasons.find(code);
    return found == words.reasons.end() ? code : found->second;
  }

  /// Each pupil's sheet is a part of its own, with the pupil's name at its foot.
  void begin_part(const std::string& name) {
    add(NewPart{name + " · " + fmt::format(fmt::runtime(say("printed")), date(words.printed_on))});
  }
};

std::string full_name(const PersonalText& given, const PersonalText& family) {
  return given.reveal() + " " + family.reveal();
}

std::string number(int value) {
  return std::to_string(value);
}

// --- the half-year report ---

Table totals_of(const Paper& paper, const AbsenceFigures& figures) {
  Table table{{{"", 2}, {paper.say("days"), 1, true}, {paper.say("hours"), 1, true}}, {}};
  const auto row = [&](const char* name, int days, int minutes) {
    table.rows.push_back({paper.say(name), number(days), number(certificate_hours(minutes))});
  };
  row("all", figures.days, figures.minutes);
  row("documented", figures.documented_days, figures.documented_minutes);
  row("undocumented", figures.days - figures.documented_days, figures.minutes - figures.documented_minutes);
  return table;
}

Table reasons_of(const Paper& paper, const AbsenceFigures& figures) {
  Table table{{{paper.say("reason"), 2}, {paper.say("days"), 1, true}, {paper.say("hours"), 1, true}}, {}};
  for (const ReasonFigures& one : figures.by_reason)
    table.rows.push_back(
        {paper.reason(one.reason), number(one.days), number(certificate_hours(one.minutes))});
  return table;
}

std::string period_of(const Paper& paper, const HalfYear& half_year) {
  return paper.say(half_year.half == 1 ? "half-1" : "half-2");
}

void add_none_signed(Paper& paper, KeyValues of_what) {
  paper.add(Heading{paper.say("half-year")});
  paper.add(std::move(of_what));
  paper.add(Paragraph{paper.say("none-signed")});
}

void add_report(Paper& paper, const std::string& name, const FrozenReport& report,
                const SignerNames& signers) {
  paper.begin_part(name);
  paper.add(Heading{paper.say("half-year")});
  KeyValues about{{{paper.say("pupil"), name},
                   {paper.say("school"), report.school_name},
                   {paper.say("class"), report.class_name},
                   {paper.say("school-year"), to_text(report.half_year.year)},
                   {paper.say("period"), period_of(paper, report.half_year)}}};
  paper.add(about);
  const AbsenceFigures& figures = report.facts.figures;
  paper.add(totals_of(paper, figures));
  paper.add(KeyValues{
      {{paper.say("late"), number(figures.late)}, {paper.say("left-early"), number(figures.left_early)}}});
  if (figures.by_reason.empty()) {
    paper.add(Paragraph{paper.say("no-absence")});
  } else {
    paper.add(Heading{paper.say("reasons"), 2});
    paper.add(reasons_of(paper, figures));
  }
  paper.add(Paragraph{paper.say("apart"), Weight::small});
  const auto signer = signers.find(report.signed_by);
  const std::string by = signer == signers.end() ? "" : signer->second.reveal();
  KeyValues signature{{{paper.say("signed"), fmt::format("{}, {}, {}", by, paper.say(report.signed_as),
                                                         paper.date(report.signed_on))},
                       {paper.say("version"), number(report.version)}}};
  if (report.reason) signature.lines.emplace_back(paper.say("why"), report.reason->reveal());
  paper.add(signature);
}

// --- the certificate ---

Table years_of(const Paper& paper, const PupilCertificate& shown) {
  Table table{{{paper.say("school-year"), 1.4},
               {paper.say("grade"), 0.8, true},
               {paper.say("registered-days"), 1, true},
               {paper.say("struck-days"), 1, true},
               {paper.say("certificate-days"), 1.2, true},
               {paper.say("certificate-hours"), 1.2, true}},
              {}};
  for (const CertificateYear& year : shown.years) {
    table.rows.push_back({to_text(year.year), number(year.grade), number(year.facts.figures.days),
                          number(year.striking.struck()), number(year.striking.left()),
                          number(year.hours())});
  }
  return table;
}

std::string documentation_of(const Paper& paper, const CertificateRequest& request) {
  std::string text;
  for (const RequestStep& step : request.steps) {
    if (!step.what.documentation) continue;
    if (!text.empty()) text += "; ";
    text += paper.say(name_of(*step.what.documentation));
    if (step.what.seen_on) text += ", " + paper.date(*step.what.seen_on);
  }
  return text;
}

const CertificateRequest* request_of(const PupilCertificate& shown, const std::optional<RequestId>& id) {
  const auto found = std::ranges::find_if(
      shown.requests, [&](const CertificateRequest& request) { return id && request.id == *id; });
  return found == shown.requests.end() ? nullptr : &*found;
}

/// What the school keeps of why days were left off; not part of the certificate.
void add_struck(Paper& paper, const PupilCertificate& shown) {
  Table table{{{paper.say("date"), 1.4}, {paper.say("ground"), 1.8}, {paper.say("documentation"), 1.8}}, {}};
  for (const CertificateYear& year : shown.years) {
    for (const StruckDay& day : year.striking.days) {
      const CertificateRequest* const request = request_of(shown, day.request);
      if (day.outcome != DayOutcome::struck || !request) continue;
      table.rows.push_back(
          {paper.date(day.date), paper.say(name_of(request->wish.kind)), documentation_of(paper, *request)});
    }
  }
  if (table.rows.empty()) return;
  paper.add(Heading{paper.say("struck-title"), 2});
  paper.add(table);
}

void add_annex(Paper& paper, const PupilCertificate& shown, const std::string& name) {
  const auto causes = annexed(shown);
  if (causes.empty()) return;
  paper.begin_part(name);
  paper.add(Heading{paper.say("annex")});
  paper.add(KeyValues{{{paper.say("pupil"), name}, {paper.say("school"), shown.school}}});
  Table table{{{paper.say("period"), 1.4}, {paper.say("cause"), 2}, {paper.say("documentation"), 1.6}}, {}};
  for (const CertificateRequest& request : causes) {
    table.rows.push_back({paper.span(request.wish.from, request.wish.to),
                          request.wish.words ? request.wish.words->reveal() : "",
                          documentation_of(paper, request)});
  }
  paper.add(table);
  paper.add(Signatures{{paper.say("place-date"), paper.say("sign-principal")}});
}

void add_certificate(Paper& paper, const PupilCertificate& shown) {
  const std::string name = full_name(shown.given_name, shown.family_name);
  paper.begin_part(name);
  paper.add(Heading{paper.say("certificate")});
  paper.add(KeyValues{{{paper.say("pupil"), name},
                       {paper.say("school"), shown.school},
                       {paper.say("class"), shown.class_name}}});
  paper.add(years_of(paper, shown));
  paper.add(Paragraph{paper.say("apart"), Weight::small});
  paper.add(Paragraph{paper.say("certificate-law"), Weight::small});
  if (has_annex(shown)) paper.add(Paragraph{paper.say("annex-remark"), Weight::strong});
  add_struck(paper, shown);
  paper.add(Signatures{{paper.say("place-date"), paper.say("sign-principal")}});
  add_annex(paper, shown, name);
}

}  // namespace

Document half_year_paper(const ClassHalfYear& shown, const PaperWords& words) {
  Paper paper(words, "half-year");
  for (const PupilHalfYear& one : shown.pupils) {
    if (!one.versions.empty())
      add_report(paper, full_name(one.given_name, one.family_name), one.versions.back(), shown.signers);
  }
  if (paper.document.blocks.empty()) {
    add_none_signed(paper, {{{paper.say("school"), shown.school},
                             {paper.say("class"), shown.name},
                             {paper.say("school-year"), to_text(shown.half_year.year)},
                             {paper.say("period"), period_of(paper, shown.half_year)}}});
  }
  return paper.document;
}

Document half_year_paper(const PupilHalfYears& shown, const PaperWords& words) {
  Paper paper(words, "half-year");
  for (const PupilHalfYear& one : shown.half_years)
    add_report(paper, full_name(shown.given_name, shown.family_name), one.versions.back(), shown.signers);
  if (paper.document.blocks.empty())
    add_none_signed(paper, {{{paper.say("pupil"), full_name(shown.given_name, shown.family_name)}}});
  return paper.document;
}

Document certificate_paper(const ClassCertificate& shown, const PaperWords& words) {
  Paper paper(words, "certificate");
  for (const PupilCertificate& one : shown.pupils)
    add_certificate(paper, one);
  return paper.document;
}

Document certificate_paper(const PupilCertificate& shown, const PaperWords& words) {
  Paper paper(words, "certificate");
  add_certificate(paper, shown);
  return paper.document;
}

}  // namespace tilstede::certificate
