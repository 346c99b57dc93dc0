// What figures are held beside (domain O2): the grade 10 medians that the directorate publishes, and the
// school years in which absence was registered by other rules. A new year is a new line in the .cpp. Pure.
#pragma once

#include <optional>
#include <vector>

#include "base/date.hpp"
#include "owner/figure_keys.hpp"
#include "routine/routine.hpp"

namespace tilstede::owner {

struct ReferenceFigure {
  SchoolYear year;
  routine::Words place;
  double median = 0;
  routine::Words source;
};

/// Medians of grade 10 over the whole school year, as on the certificate; of the newest year that was over on
/// `until`, the country first. None for late arrivals, which no certificate has.
std::vector<ReferenceFigure> reference_figures(Measure measure, const Date& until);

/// Why the year cannot be held beside others; nullopt for a year that can.
std::optional<routine::Words> why_not_comparable(SchoolYear year);

}  // namespace tilstede::owner
