#include "routine/evidence_words.hpp"

#include <fmt/format.h>

#include <array>

namespace tilstede::routine {
namespace {

using engine::Evidence;
using engine::PatternKind;
using Names = std::array<std::string_view, 12>;

constexpr std::array<std::string_view, 8> kWeekdaysNb = {"",          "mandager", "tirsdager", "onsdager",
                                                         "torsdager", "fredager", "lørdager",  "søndager"};
constexpr std::array<std::string_view, 8> kWeekdaysNn = {"",          "måndagar", "tysdagar",  "onsdagar",
                                                         "torsdagar", "fredagar", "laurdagar", "sundagar"};
constexpr std::array<std::string_view, 8> kWeekdaysEn = {"",          "Mondays", "Tuesdays",  "Wednesdays",
                                                         "Thursdays", "Fridays", "Saturdays", "Sundays"};
constexpr Names kMonthsNo = {"januar", "februar", "mars",      "april",   "mai",      "juni",
                             "juli",   "august",  "september", "oktober", "november", "desember"};
constexpr Names kMonthsEn = {"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};

std::string date_of(const Evidence& evidence, const Names& months, std::string_view after_day) {
  if (!evidence.date) return "";
  const auto month = static_cast<unsigned>(evidence.date->month());
  return fmt::format("{}{} {}", static_cast<unsigned>(evidence.date->day()), after_day, months.at(month - 1));
}

/// Adds how seldom it happens by chance; the chance is of all looks of the year together.
Words with_chance(Words words, const Evidence& evidence) {
  words.nb += fmt::format("; tilfeldig ville færre enn én av {} elever hatt det", evidence.once_in);
  words.nn += fmt::format("; tilfeldig ville færre enn éin av {} elevar hatt det", evidence.once_in);
  words.en += fmt::format("; by chance fewer than one in {} pupils would have it", evidence.once_in);
  return words;
}

Words of_weekday(const Evidence& e) {
  const auto day = static_cast<std::size_t>(e.weekday);
  return {fmt::format("{} av {} dager med fravær var {}", e.hits, e.of, kWeekdaysNb.at(day)),
          fmt::format("{} av {} dagar med fråvær var {}", e.hits, e.of, kWeekdaysNn.at(day)),
          fmt::format("{} of {} days with absence were {}", e.hits, e.of, kWeekdaysEn.at(day))};
}

Words of_subject(const Evidence& e) {
  return {fmt::format("{} av {} ganger med timefravær var det faget {}", e.hits, e.of, e.subject),
          fmt::format("{} av {} gonger med timefråvær var det faget {}", e.hits, e.of, e.subject),
          fmt::format("{} of {} times with single hours of absence it was the subject {}", e.hits, e.of,
                      e.subject)};
}

Words of_days_off(const Evidence& e) {
  return {fmt::format("{} av {} dager med fravær lå inntil helg, ferie eller fridag", e.hits, e.of),
          fmt::format("{} av {} dagar med fråvær låg inntil helg, ferie eller fridag", e.hits, e.of),
          fmt::format("{} of {} days with absence were next to a weekend, holiday or day off", e.hits, e.of)};
}

Words of_rising(const Evidence& e) {
  return {fmt::format("{} av {} fravær begynte i de siste 40 skoledagene", e.hits, e.of),
          fmt::format("{} av {} fråvær tok til i dei siste 40 skuledagane", e.hits, e.of),
          fmt::format("{} of {} absences began in the last 40 school days", e.hits, e.of)};
}

Words of_short_spells(const Evidence& e) {
  if (e.longest == 1) {
    return {fmt::format("{} enkeltdager med fravær", e.hits),
            fmt::format("{} enkeltdagar med fråvær", e.hits),
            fmt::format("{} single days of absence", e.hits)};
  }
  return {
      fmt::format("{} korte fravær hver for seg; det lengste var på {} skoledager", e.hits, e.longest),
      fmt::format("{} korte fråvær kvar for seg; det lengste var på {} skuledagar", e.hits, e.longest),
      fmt::format("{} short absences, each by itself; the longest was {} school days", e.hits, e.longest)};
}

Words of_long_spells(const Evidence& e) {
  if (e.hits == 1) {
    return {fmt::format("Borte {} skoledager på rad", e.longest),
            fmt::format("Borte {} skuledagar på rad", e.longest),
            fmt::format("Absent {} school days in a row", e.longest)};
  }
  return {fmt::format("{} lange fravær; det lengste var på {} skoledager på rad", e.hits, e.longest),
          fmt::format("{} lange fråvær; det lengste var på {} skuledagar på rad", e.hits, e.longest),
          fmt::format("{} long absences; the longest was {} school days in a row", e.hits, e.longest)};
}

Words of_no_show(const Evidence& e) {
  return {
      fmt::format("Møtte ikke {}, første skoledag etter ferien", date_of(e, kMonthsNo, ".")),
      fmt::format("Møtte ikkje {}, første skuledag etter ferien", date_of(e, kMonthsNo, ".")),
      fmt::format("Did not come on {}, the first school day after the holiday", date_of(e, kMonthsEn, ""))};
}

Words of_gone_later(const Evidence& e) {
  return {fmt::format("{} ganger til stede i første time og borte fra den siste", e.hits),
          fmt::format("{} gonger til stades i første time og borte frå den siste", e.hits),
          fmt::format("{} times present in the first lesson and gone from the last", e.hits)};
}

}  // namespace

Words words_of(const Evidence& evidence) {
  switch (evidence.kind) {
    case PatternKind::weekday:
      return with_chance(of_weekday(evidence), evidence);
    case PatternKind::subject:
      return with_chance(of_subject(evidence), evidence);
    case PatternKind::weekend_and_holiday:
      return with_chance(of_days_off(evidence), evidence);
    case PatternKind::rising:
      return with_chance(of_rising(evidence), evidence);
    case PatternKind::short_spells:
      return of_short_spells(evidence);
    case PatternKind::long_spell:
      return of_long_spells(evidence);
    case PatternKind::no_show:
      return of_no_show(evidence);
    case PatternKind::gone_later:
      return of_gone_later(evidence);
  }
  return {};
}

}  // namespace tilstede::routine
