// Papers: half-year reports, the sheet for the certificate and its annex as documents to print, in bokmål,
// nynorsk or English. Pure; platform/pdf/pdf.hpp prints them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/document.hpp"
#include "certificate/half_year_view.hpp"
#include "certificate/sheet.hpp"

namespace tilstede::certificate {

enum class PaperLanguage { nb, nn, en };

/// The catalogue's names of reasons in that language, by code.
using ReasonNames = std::map<std::string, std::string>;

struct PaperWords {
  PaperLanguage language = PaperLanguage::nb;
  ReasonNames reasons;
  Date printed_on{};
};

/// A class's, one pupil a part; whoever is not signed yet is left out.
Document half_year_paper(const ClassHalfYear& shown, const PaperWords& words);
/// One pupil's, all half-years that are signed.
Document half_year_paper(const PupilHalfYears& shown, const PaperWords& words);

/// A class's sheets, one pupil a part.
Document certificate_paper(const ClassCertificate& shown, const PaperWords& words);
/// One pupil's, with the annex of causes when there is one.
Document certificate_paper(const PupilCertificate& shown, const PaperWords& words);

}  // namespace tilstede::certificate
