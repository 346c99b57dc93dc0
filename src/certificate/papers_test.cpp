#include "certificate/papers.hpp"

#include <gtest/gtest.h>

namespace tilstede::certificate {
namespace {

const Date kToday = *parse_date("2025-06-20");

PupilCertificate ada() {
  PupilCertificate one;
  one.given_name = PersonalText("Ada");
  one.family_name = PersonalText("Ask");
  one.school = "Solvang skole";
  one.class_name = "10A";
  for (const int grade : {8, 9, 10})
    one.years.push_back({SchoolYear{2014 + grade}, grade, {}, {}, {}});
  return one;
}

TEST(Papers, zero_is_written_as_a_number_for_each_year) {
  const std::string text = plain_text(certificate_paper(ada(), {PaperLanguage::nb, {}, kToday}));
  EXPECT_NE(text.find("2022-23 | 8 | 0 | 0 | 0 | 0"), std::string::npos) << text;
  EXPECT_NE(text.find("2024-25 | 10 | 0 | 0 | 0 | 0"), std::string::npos) << text;
  EXPECT_EQ(text.find("VMM16"), std::string::npos);
}

TEST(Papers, the_annex_says_the_cause_that_is_documented) {
  PupilCertificate one = ada();
  CertificateRequest request;
  request.wish.kind = RequestKind::annex;
  request.wish.from = *parse_date("2024-11-04");
  request.wish.to = *parse_date("2024-11-20");
  request.wish.words = PersonalText("Operasjon i kneet");
  request.steps.push_back(
      {{StepKind::granted, Documentation::doctors_note, *parse_date("2025-05-02"), std::nullopt}, {}, {}});
  one.requests.push_back(request);
  DateFact away;
  away.date = *parse_date("2024-11-20");
  away.is_day = true;
  one.years.back().facts.dates.push_back(away);
  const std::string text = plain_text(certificate_paper(one, {PaperLanguage::nb, {}, kToday}));
  EXPECT_NE(text.find("VMM16"), std::string::npos);
  EXPECT_NE(
      text.find("4. november 2024 – 20. november 2024 | Operasjon i kneet | legeerklæring, 2. mai 2025"),
      std::string::npos)
      << text;

  // The day was corrected away since; that somebody came late remains.
  one.years.back().facts.dates.back().is_day = false;
  one.years.back().facts.dates.back().late = 1;
  const std::string after = plain_text(certificate_paper(one, {PaperLanguage::nb, {}, kToday}));
  EXPECT_EQ(after.find("VMM16"), std::string::npos);
  EXPECT_EQ(after.find("Operasjon"), std::string::npos);
}

TEST(Papers, a_class_without_signed_reports_says_so_and_which_class_it_is) {
  ClassHalfYear shown;
  shown.school = "Solvang skole";
  shown.name = "8A";
  shown.half_year = {SchoolYear{2024}, 2};
  shown.pupils.emplace_back();
  const std::string text = plain_text(half_year_paper(shown, {PaperLanguage::en, {}, kToday}));
  for (const char* part :
       {"Solvang skole", "8A", "2024-25", "Second half-year", "No reports are signed for this half-year.\n"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " is not in\n" << text;
}

TEST(Papers, a_signed_report_names_reasons_as_the_catalogue_does) {
  ClassHalfYear shown;
  PupilHalfYear one;
  one.given_name = PersonalText("Ada");
  one.family_name = PersonalText("Ask");
  FrozenReport report;
  report.facts.figures.days = 2;
  report.facts.figures.by_reason = {{"", 1, 0}, {"illness", 1, 0}};
  report.signed_as = "contact-teacher";
  report.signed_on = *parse_date("2025-01-31");
  report.signed_by.value.bytes[0] = 1;
  one.versions.push_back(report);
  shown.signers[report.signed_by] = PersonalText("Kari Holm");
  shown.pupils.push_back(one);
  const std::string text =
      plain_text(half_year_paper(shown, {PaperLanguage::nn, {{"illness", "Sjukdom"}}, kToday}));
  EXPECT_NE(text.find("Sjukdom | 1 | 0"), std::string::npos) << text;
  EXPECT_NE(text.find("Ikkje oppgitt | 1 | 0"), std::string::npos) << text;
  EXPECT_NE(text.find("Kari Holm, kontaktlærar, 31. januar 2025"), std::string::npos) << text;
}

}  // namespace
}  // namespace tilstede::certificate
