#include "owner/reference_figures.hpp"

#include <array>

namespace tilstede::owner {
namespace {

using routine::Words;

enum class Place { country, bergen };

struct Published {
  int begins;
  Place place;
  int days;
  int hours;
  /// As printed elsewhere than by the directorate itself; empty for the directorate.
  const char* relayed_by = "";
};

// The municipal schools of the country and of Bergen, as the audit of Bergen (2025) prints them for 2023-24.
constexpr std::array kPublished = {
    Published{2017, Place::country, 6, 5}, Published{2018, Place::country, 6, 5},
    Published{2022, Place::country, 8, 6}, Published{2023, Place::country, 8, 7},
    Published{2023, Place::bergen, 10, 8}, Published{2024, Place::country, 9, 8, "NTB 14.10.2025"},
};

// While the certificate left out absence for reasons of health (the pandemic).
constexpr SchoolYear kOtherRulesFrom{2019};
constexpr SchoolYear kOtherRulesTo{2021};

Words words_of(Place place) {
  if (place == Place::bergen) return {"Bergen", "Bergen", "Bergen"};
  return {"Hele landet", "Heile landet", "The whole country"};
}

Words source_of(const Published& published) {
  const std::string relayed = published.relayed_by;
  const auto with = [&](const std::string& directorate, const char* through) {
    return relayed.empty() ? directorate : directorate + through + relayed;
  };
  return {with("Utdanningsdirektoratet, fravær på 10. trinn", ", gjengitt av "),
          with("Utdanningsdirektoratet, fråvær på 10. trinn", ", attgjeve av "),
          with("The Norwegian Directorate for Education and Training, absence in grade 10", ", as told by ")};
}

}  // namespace

std::vector<ReferenceFigure> reference_figures(Measure measure, const Date& until) {
  std::vector<ReferenceFigure> figures;
  if (measure == Measure::late) return figures;
  for (const Published& published : kPublished) {
    const SchoolYear year{published.begins};
    if (last_day(year) > until) continue;
    if (!figures.empty() && figures.front().year != year) figures.clear();
    const int median = measure == Measure::days ? published.days : published.hours;
    figures.push_back({year, words_of(published.place), static_cast<double>(median), source_of(published)});
  }
  return figures;
}

std::optional<Words> why_not_comparable(SchoolYear year) {
  if (year < kOtherRulesFrom || year > kOtherRulesTo) return std::nullopt;
  return Words{
      "Under pandemien ble ikke alt fravær ført på vitnemålet. Året kan ikke sammenlignes med andre.",
      "Under pandemien vart ikkje alt fråvær ført på vitnemålet. Året kan ikkje samanliknast med andre.",
      "During the pandemic not all absence was put on the certificate. The year cannot be compared with "
      "others."};
}

}  // namespace tilstede::owner
