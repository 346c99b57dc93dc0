#include "owner/figure_words.hpp"

#include <fmt/format.h>

#include <map>

namespace tilstede::owner {
namespace {

using routine::Words;

Words group() {
  return {
      "En gruppe er elevene som er innmeldt der på datoen, hver med alt sitt fravær dette skoleåret, uansett "
      "hvor det "
      "ble ført. Elever uten fravær er med. Et trinn som en skole ikke har, har ingen rad.",
      "Ei gruppe er elevane som er innmelde der på datoen, kvar med alt fråværet sitt dette skuleåret, "
      "uansett kvar "
      "det vart ført. Elevar utan fråvær er med. Eit trinn som ein skule ikkje har, har inga rad.",
      "A group is the pupils enrolled there on the date, each with all their absence this school year, "
      "wherever it was "
      "registered. Pupils without absence are included. A grade that a school does not have has no row."};
}

Words of_measure(Measure measure) {
  switch (measure) {
    case Measure::days:
      return {
          "Dager: datoer der hele dagen er ført som fravær, eller der eleven mistet alle timene. De blir "
          "aldri regnet om "
          "til timer.",
          "Dagar: datoar der heile dagen er ført som fråvær, eller der eleven mista alle timane. Dei blir "
          "aldri rekna om "
          "til timar.",
          "Days: dates on which the whole day is registered as absence, or every lesson was missed. They are "
          "never turned "
          "into hours."};
    case Measure::hours:
      return {
          "Timer: tapte minutter på datoer som ikke er hele dager, lagt sammen per elev og så delt på timens "
          "lengde og "
          "rundet ned. Derfor kan deler av en sum være mindre enn summen.",
          "Timar: tapte minutt på datoar som ikkje er heile dagar, lagde saman per elev og så delte på "
          "lengda av timen og "
          "runda ned. Difor kan delar av ein sum vere mindre enn summen.",
          "Hours: minutes missed on dates that are not whole days, added up per pupil, then divided by the "
          "length of an "
          "hour and rounded down. So the parts of a sum may be less than the sum."};
    case Measure::late:
      return {
          "Forsentkomminger: antall ganger eleven kom etter at læreren hadde begynt. De er aldri timer.",
          "Forseintkomingar: talet på gonger eleven kom etter at læraren hadde byrja. Dei er aldri timar.",
          "Late arrivals: how many times the pupil came after the teacher had started. They are never "
          "hours."};
  }
  return {};
}

Words mean() {
  return {
      "Snittet er over elever: alt fraværet i gruppen delt på antall elever i den. Hver elev teller likt, "
      "ikke hver "
      "skole.",
      "Snittet er over elevar: alt fråværet i gruppa delt på talet på elevar i ho. Kvar elev tel likt, ikkje "
      "kvar "
      "skule.",
      "The mean is over pupils: all absence of the group divided by its number of pupils. Each pupil weighs "
      "the same, "
      "not each school."};
}

Words median() {
  return {
      "Medianen er eleven midt i gruppen: halvparten har så mye eller mindre. P90 er grensen som ni av ti "
      "elever "
      "ligger på eller under.",
      "Medianen er eleven midt i gruppa: halvparten har så mykje eller mindre. P90 er grensa som ni av ti "
      "elevar ligg "
      "på eller under.",
      "The median is the pupil in the middle: half of the group have that much or less. P90 is what nine of "
      "ten pupils "
      "are at or below."};
}

Words shares() {
  return {
      "Andelene er av elevene i gruppen: minst 10, minst 20, og (bare for dager) over 10 prosent av elevens "
      "egne "
      "skoledager så langt.",
      "Delane er av elevane i gruppa: minst 10, minst 20, og (berre for dagar) over 10 prosent av eleven "
      "sine eigne "
      "skuledagar så langt.",
      "Shares are of the group's pupils: at least 10, at least 20, and (for days only) more than 10 per cent "
      "of the "
      "pupil's own school days so far."};
}

Words left() {
  return {"«left» er elever som var innmeldt tidligere i skoleåret og ikke lenger er elev i kommunen.",
          "«left» er elevar som var innmelde tidlegare i skuleåret og ikkje lenger er elev i kommunen.",
          "“left” is pupils who were enrolled earlier in the school year and are no longer pupils in the "
          "municipality."};
}

Words part_of_absence() {
  return {"Hver rad har alle elevene i gruppen, og teller bare denne delen av fraværet deres.",
          "Kvar rad har alle elevane i gruppa, og tel berre denne delen av fråværet deira.",
          "Each row has all pupils of the group, and counts only this part of their absence."};
}

std::optional<Words> of_key(Key key) {
  switch (key) {
    case Key::reason:
      return Words{
          "Årsaken til en dag eller til timene en dag er den som føringene er enige om: «none» når ingen er "
          "oppgitt, "
          "«several» når de er uenige. En forsentkomming har sin egen.",
          "Årsaka til ein dag eller til timane ein dag er den som føringane er samde om: «none» når inga er "
          "oppgitt, "
          "«several» når dei er usamde. Ei forseintkoming har si eiga.",
          "The reason of a day, or of a day's hours, is the one its entries agree on: “none” when none was "
          "given, "
          "“several” when they differ. A late arrival has its own."};
    case Key::documented:
      return Words{"En dag eller timene en dag er dokumentert når alt fraværet den dagen er det.",
                   "Ein dag eller timane ein dag er dokumentert når alt fråværet den dagen er det.",
                   "A day, or a day's hours, is documented when all absence of that date is."};
    case Key::school_year:
      return Words{
          "Hvert skoleår er regnet til og med samme dag i året, med elevene som var innmeldt den dagen.",
          "Kvart skuleår er rekna til og med same dag i året, med elevane som var innmelde den dagen.",
          "Each school year is counted up to the same day of the year, with the pupils enrolled on that "
          "day."};
    default:
      return std::nullopt;
  }
}

Words hidden(int least_pupils) {
  const auto with_limit = [=](const char* text) { return fmt::format(fmt::runtime(text), least_pupils); };
  return {with_limit("Grupper på færre enn {} elever er skjult, og så mange andre tall at de ikke kan regnes "
                     "ut fra resten. En "
                     "andel er skjult når færre enn tre elever har fraværet, eller færre enn tre ikke har "
                     "det; et snitt når "
                     "færre enn tre har noe fravær."),
          with_limit("Grupper på færre enn {} elevar er skjulte, og så mange andre tal at dei ikkje kan "
                     "reknast ut frå resten. "
                     "Ein del er skjult når færre enn tre elevar har fråværet, eller færre enn tre ikkje har "
                     "det; eit snitt når "
                     "færre enn tre har noko fråvær."),
          with_limit("Groups of fewer than {} pupils are hidden, and as many other numbers as it takes to "
                     "keep them from being "
                     "worked out. A share is hidden when fewer than three pupils have the absence, or fewer "
                     "than three have "
                     "not; a mean when fewer than three have any.")};
}

}  // namespace

std::string_view name_of(Audience audience) {
  return audience == Audience::inside ? "inside" : "outside";
}

std::vector<Definition> definitions_of(const Keys& keys, Measure measure, std::optional<int> least_pupils) {
  std::vector<Definition> definitions = {{"group", group()},
                                         {std::string(name_of(measure)), of_measure(measure)}};
  bool has_part = false;
  for (const Key key : keys) {
    if (is_of_absence(key) && !has_part) {
      definitions.push_back({"part", part_of_absence()});
      has_part = true;
    }
    if (const auto words = of_key(key)) definitions.push_back({std::string(name_of(key)), *words});
  }
  definitions.push_back({"mean", mean()});
  definitions.push_back({"median", median()});
  definitions.push_back({"shares", shares()});
  definitions.push_back({"left", left()});
  if (least_pupils) definitions.push_back({"hidden", hidden(*least_pupils)});
  return definitions;
}

std::string heading_of(std::string_view column, Measure measure) {
  static const std::map<std::string_view, std::string> kHeadings = {
      {"school", "Skole"},
      {"grade", "Trinn"},
      {"area", "Område"},
      {"gender", "Kjønn"},
      {"month", "Måned"},
      {"weekday", "Ukedag"},
      {"reason", "Årsak"},
      {"documented", "Dokumentasjon"},
      {"school_year", "Skoleår"},
      {"pupils", "Elever"},
      {"mean", "Snitt"},
      {"median", "Median"},
      {"p90", "P90"},
      {"at_least_10", "Andel med minst 10"},
      {"at_least_20", "Andel med minst 20"},
      {"over_10_percent", "Andel over 10 prosent"},
      {"days", "dager"},
      {"hours", "timer"},
      {"late", "forsentkomminger"},
  };
  const std::string& heading = kHeadings.at(column);
  const bool has_unit =
      column == "mean" || column == "median" || column == "p90" || column.starts_with("at_least");
  return has_unit ? fmt::format("{}, {}", heading, kHeadings.at(name_of(measure))) : heading;
}

}  // namespace tilstede::owner
