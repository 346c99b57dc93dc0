#include "certificate/paper_words.hpp"

#include <fmt/format.h>

#include <array>
#include <cassert>

namespace tilstede::certificate {
namespace {

struct PaperWord {
  std::string_view name;
  std::array<std::string_view, 3> in;
};

constexpr PaperWord kWords[] = {
    {"page", {"Side {page} av {pages}", "Side {page} av {pages}", "Page {page} of {pages}"}},
    {"half-year", {"Fravær i halvåret", "Fråvær i halvåret", "Absence in the half-year"}},
    {"half-1", {"1. halvår", "1. halvår", "First half-year"}},
    {"half-2", {"2. halvår", "2. halvår", "Second half-year"}},
    {"pupil", {"Elev", "Elev", "Pupil"}},
    {"school", {"Skole", "Skule", "School"}},
    {"class", {"Klasse", "Klasse", "Class"}},
    {"grade", {"Trinn", "Trinn", "Grade"}},
    {"school-year", {"Skoleår", "Skuleår", "School year"}},
    {"period", {"Tidsrom", "Tidsrom", "Period"}},
    {"date", {"Dato", "Dato", "Date"}},
    {"days", {"Dager", "Dagar", "Days"}},
    {"hours", {"Timer", "Timar", "Hours"}},
    {"all", {"I alt", "I alt", "In all"}},
    {"documented", {"Dokumentert", "Dokumentert", "Documented"}},
    {"undocumented", {"Udokumentert", "Udokumentert", "Undocumented"}},
    {"late", {"Forsentkomminger", "For seint komne", "Late arrivals"}},
    {"left-early", {"Gikk tidlig", "Gjekk tidleg", "Left early"}},
    {"amount", {"Antall", "Tal", "Number"}},
    {"reasons", {"Årsaker", "Årsaker", "Reasons"}},
    {"reason", {"Årsak", "Årsak", "Reason"}},
    {"no-reason", {"Ikke oppgitt", "Ikkje oppgitt", "Not given"}},
    {"several-reasons", {"Flere årsaker samme dag", "Fleire årsaker same dag", "Several on one day"}},
    {"no-absence",
     {"Ingen fravær i halvåret.", "Ikkje noko fråvær i halvåret.", "No absence in the half-year."}},
    {"apart",
     {"Dager og timer står hver for seg og gjøres ikke om til hverandre. En time er 60 minutter. Minuttene "
      "er lagt "
      "sammen før de er rundet ned til hele timer.",
      "Dagar og timar står kvar for seg og blir ikkje gjorde om til kvarandre. Ein time er 60 minutt. "
      "Minutta er lagde "
      "saman før dei er runda ned til heile timar.",
      "Days and hours stand apart and are not turned into each other. An hour is 60 minutes. The minutes "
      "were added up "
      "before they were rounded down to whole hours."}},
    {"signed", {"Signert", "Signert", "Signed"}},
    {"version", {"Utgave", "Utgåve", "Version"}},
    {"why", {"Hvorfor den er rettet", "Kvifor ho er retta", "Why it was corrected"}},
    {"none-signed",
     {"Ingen rapporter er signert for dette halvåret.", "Ingen rapportar er signerte for dette halvåret.",
      "No reports are signed for this half-year."}},
    {"contact-teacher", {"kontaktlærer", "kontaktlærar", "contact teacher"}},
    {"department-head", {"avdelingsleder", "avdelingsleiar", "department head"}},
    {"principal", {"rektor", "rektor", "principal"}},
    {"certificate", {"Fravær til vitnemålet", "Fråvær til vitnemålet", "Absence for the certificate"}},
    {"registered-days", {"Dager ført", "Dagar førte", "Days registered"}},
    {"struck-days", {"Dager strøket", "Dagar strokne", "Days struck"}},
    {"certificate-days", {"Dager på vitnemålet", "Dagar på vitnemålet", "Days on the certificate"}},
    {"certificate-hours", {"Timer på vitnemålet", "Timar på vitnemålet", "Hours on the certificate"}},
    {"certificate-law",
     {"Opplæringsforskrifta § 9-44. Null føres som tall. Timer strykes aldri.",
      "Opplæringsforskrifta § 9-44. Null blir ført som tal. Timar blir aldri strokne.",
      "Regulations § 9-44. Zero is written as a number. Hours are never struck."}},
    {"annex-remark",
     {"Merknad på vitnemålet: VMM16 Årsak til fravær dokumentert i vedlegg.",
      "Merknad på vitnemålet: VMM16 Årsak til fråvær dokumentert i vedlegg.",
      "Remark on the certificate: VMM16, cause of absence documented in an annex."}},
    {"struck-title", {"Dager som er strøket", "Dagar som er strokne", "Days that are struck"}},
    {"ground", {"Grunnlag", "Grunnlag", "Ground"}},
    {"documentation", {"Dokumentasjon", "Dokumentasjon", "Documentation"}},
    {"strike-health",
     {"Sykdom eller helse, fra fjerde dag", "Sjukdom eller helse, frå fjerde dag",
      "Illness or health, from the fourth day"}},
    {"strike-risk",
     {"Dokumentert risiko, fra første dag", "Dokumentert risiko, frå første dag",
      "Documented risk, from the first day"}},
    {"strike-leave", {"Innvilget permisjon", "Innvilga permisjon", "Granted leave"}},
    {"doctors-note", {"legeerklæring", "legeerklæring", "doctor's note"}},
    {"specialist-statement",
     {"uttalelse fra spesialist", "fråsegn frå spesialist", "statement of a specialist"}},
    {"leave-decision", {"vedtak om permisjon", "vedtak om permisjon", "decision on leave"}},
    {"other", {"annet", "anna", "other"}},
    {"annex",
     {"Vedlegg til vitnemålet: årsak til fravær", "Vedlegg til vitnemålet: årsak til fråvær",
      "Annex to the certificate: cause of absence"}},
    {"cause", {"Årsak", "Årsak", "Cause"}},
    {"place-date", {"Sted og dato", "Stad og dato", "Place and date"}},
    {"sign-principal", {"Rektor", "Rektor", "Principal"}},
    {"printed", {"Skrevet ut {}", "Skriven ut {}", "Printed {}"}},
};

constexpr std::array<std::array<std::string_view, 12>, 2> kMonths = {{
    {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
     "november", "desember"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December"},
}};

}  // namespace

std::string word(PaperLanguage language, std::string_view name) {
  for (const PaperWord& candidate : kWords) {
    if (candidate.name == name) return std::string(candidate.in.at(static_cast<std::size_t>(language)));
  }
  assert(false && "a word that no paper has");
  return std::string(name);
}

std::string written(PaperLanguage language, const Date& date) {
  const unsigned day = static_cast<unsigned>(date.day());
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month()) - 1;
  if (language == PaperLanguage::en) return fmt::format("{} {} {}", day, kMonths[1].at(month), year);
  return fmt::format("{}. {} {}", day, kMonths[0].at(month), year);
}

std::string_view tag_of(PaperLanguage language) {
  switch (language) {
    case PaperLanguage::nb:
      return "nb";
    case PaperLanguage::nn:
      return "nn";
    case PaperLanguage::en:
      return "en";
  }
  return "nb";
}

}  // namespace tilstede::certificate
