#include "leave/letter.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

namespace tilstede::leave {
namespace {

using nlohmann::json;

constexpr int kAppealDays = 21;

std::string in_words(const Date& date) {
  constexpr std::array<const char*, 12> kMonths{"januar",    "februar", "mars",     "april",
                                                "mai",       "juni",    "juli",     "august",
                                                "september", "oktober", "november", "desember"};
  return fmt::format("{}. {} {}", static_cast<unsigned>(date.day()),
                     kMonths.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()));
}

std::string in_words(const Period& period) {
  if (period.from == period.to) return in_words(period.from);
  return fmt::format("fra {} til og med {}", in_words(period.from), in_words(period.to.value()));
}

std::string_view role_in_words(Level level) {
  switch (level) {
    case Level::contact_teacher:
      return "kontaktlærer, etter fullmakt fra rektor";
    case Level::department_head:
      return "avdelingsleder, etter fullmakt fra rektor";
    case Level::principal:
      return "rektor";
  }
  return "";
}

std::string_view legal_reason_in_words(LegalReason reason) {
  switch (reason) {
    case LegalReason::not_a_holy_day:
      return "Dagen er ikke en helgedag i trossamfunnet.";
    case LegalReason::not_another_faith:
      return "Retten gjelder elever som hører til et annet trossamfunn enn Den norske kirke.";
    case LegalReason::no_teaching_seen_to:
      return "Foreldrene har ikke sørget for den opplæringen eleven trenger for å følge med på skolen "
             "etterpå.";
  }
  return "";
}

std::string outcome_in_words(const LeaveApplication& application, const LetterFacts& facts) {
  switch (application.decision->outcome) {
    case Outcome::granted:
      return fmt::format("{} får permisjon fra skolen {}.", facts.pupil, in_words(application.asked));
    case Outcome::partly_granted:
      return fmt::format("{} får permisjon fra skolen {}. De andre dagene i søknaden er avslått.",
                         facts.pupil, in_words(application.decision->granted.value()));
    case Outcome::refused:
      return fmt::format("{} får ikke permisjon fra skolen {}.", facts.pupil, in_words(application.asked));
  }
  return "";
}

std::string_view title_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::granted:
      return "Permisjonen er innvilget";
    case Outcome::partly_granted:
      return "Permisjonen er innvilget for noen av dagene";
    case Outcome::refused:
      return "Søknaden om permisjon er avslått";
  }
  return "";
}

std::string_view rule_in_words(Kind kind) {
  if (kind == Kind::religious_holiday) {
    return "Avgjørelsen bygger på opplæringslova § 2-2 femte ledd. En elev som hører til et annet "
           "trossamfunn enn Den "
           "norske kirke, har rett til permisjon de dagene trossamfunnet har helgedag, når foreldrene sørger "
           "for den "
           "opplæringen eleven trenger for å følge med på skolen etterpå.";
  }
  return "Avgjørelsen bygger på opplæringslova § 2-2 fjerde ledd og kommunens forskrift om permisjon. Skolen "
         "kan gi en "
         "elev permisjon når opplæringen samlet sett er forsvarlig.";
}

void add(Document& letter, std::string heading, std::vector<std::string> texts) {
  letter.blocks.emplace_back(Heading{std::move(heading), 2});
  for (std::string& text : texts)
    letter.blocks.emplace_back(Paragraph{std::move(text)});
}

std::vector<std::string> grounds_in_words(const LeaveApplication& application) {
  const LeaveDecision& decision = *application.decision;
  std::vector<std::string> texts;
  if (decision.legal_reason) texts.emplace_back(legal_reason_in_words(*decision.legal_reason));
  if (decision.grounds) texts.push_back(decision.grounds->reveal());
  if (texts.empty()) {
    texts.emplace_back(
        "Permisjonen er gitt slik dere søkte om. Ønsker dere en begrunnelse, kan dere be skolen om den innen "
        "klagefristen.");
  }
  return texts;
}

std::string change_in_words(const Period& granted, const ChangeWish& change, const LetterFacts& facts) {
  if (!change.standing) {
    return fmt::format("Permisjonen {} er opphevet. {} skal være på skolen disse dagene.", in_words(granted),
                       facts.pupil);
  }
  return fmt::format("{} har nå permisjon fra skolen {}. De andre dagene gjelder permisjonen ikke lenger.",
                     facts.pupil, in_words(*change.standing));
}

void add_appeal(Document& letter, const LetterFacts& facts) {
  add(letter, "Dere kan klage",
      {fmt::format("Er dere uenige, kan dere klage innen tre uker fra dere fikk dette brevet. Får dere det "
                   "{}, er siste dag "
                   "{}.",
                   in_words(facts.decided_on), in_words(appeal_until(facts.decided_on))),
       fmt::format("Send klagen til skolen, og skriv hva dere er uenige i og hvorfor. Skolen ser på saken en "
                   "gang til. Holder "
                   "skolen fast ved avgjørelsen, går klagen videre til {}.",
                   facts.appeals_body),
       "Dere kan be om å få se sakens dokumenter, og skolen hjelper dere gjerne med å klage. Reglene står i "
       "forvaltningsloven "
       "§§ 11, 18, 28 og 29."});
}

std::string text_of(const Block& block) {
  if (const auto* heading = std::get_if<Heading>(&block)) return heading->text;
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) return paragraph->text;
  return {};
}

const char* kind_of(const Block& block) {
  if (std::holds_alternative<Heading>(block)) return "heading";
  const auto* paragraph = std::get_if<Paragraph>(&block);
  return paragraph && paragraph->weight == Weight::strong ? "strong" : "text";
}

Block block_of(const json& kept) {
  const auto kind = kept.at("kind").get<std::string>();
  auto text = kept.at("text").get<std::string>();
  if (kind == "heading") return Heading{std::move(text), 2};
  return Paragraph{std::move(text), kind == "strong" ? Weight::strong : Weight::plain};
}

Document framed(std::string title) {
  Document letter;
  letter.title = std::move(title);
  letter.language = "nb";
  letter.page_words = "Side {page} av {pages}";
  return letter;
}

Document begun(std::string title, const LetterFacts& facts) {
  Document letter = framed(std::move(title));
  const std::string from = facts.school.empty() ? "Skolen" : facts.school;
  letter.blocks.emplace_back(Paragraph{fmt::format("{}, {}", from, in_words(facts.decided_on))});
  return letter;
}

void add_signature(Document& letter, const LetterFacts& facts) {
  letter.blocks.emplace_back(Paragraph{fmt::format("{}, {}", facts.decided_by, role_in_words(facts.level))});
}

}  // namespace

Date appeal_until(const Date& decided_on) {
  return add_days(decided_on, kAppealDays);
}

Document letter_of(const LeaveApplication& application, const LetterFacts& facts) {
  const LeaveDecision& decision = application.decision.value();
  Document letter = begun(std::string(title_of(decision.outcome)), facts);
  letter.blocks.emplace_back(Paragraph{outcome_in_words(application, facts), Weight::strong});
  letter.blocks.emplace_back(
      Paragraph{fmt::format("Dere søkte om permisjon {}.", in_words(application.asked))});
  add(letter, "Hvorfor", grounds_in_words(application));
  add(letter, "Reglene", {std::string(rule_in_words(application.kind))});
  if (decision.outcome != Outcome::refused) {
    add(letter, "Hva som skjer nå",
        {"Skolen fører permisjonen selv: dere trenger ikke melde fra om fravær disse dagene. Dagene telles "
         "som fravær med "
         "gyldig grunn."});
  }
  add_appeal(letter, facts);
  add_signature(letter, facts);
  return letter;
}

Document change_letter_of(const LeaveApplication& granted, const ChangeWish& change,
                          const LetterFacts& facts) {
  const Period before = granted.standing.value();
  Document letter =
      begun(change.standing ? "Permisjonen er gjort kortere" : "Permisjonen er opphevet", facts);
  letter.blocks.emplace_back(Paragraph{change_in_words(before, change, facts), Weight::strong});
  letter.blocks.emplace_back(Paragraph{fmt::format("Før var permisjonen gitt {}.", in_words(before))});
  add(letter, "Hvorfor", {change.reason.reveal()});
  add(letter, "Reglene",
      {std::string(rule_in_words(granted.kind)),
       "Skolen kan gjøre om en avgjørelse etter forvaltningsloven § 35."});
  add(letter, "Hva som skjer nå",
      {"Dette brevet gjelder i stedet for det forrige. Er eleven borte en dag som ikke lenger er permisjon, "
       "må dere melde fra om det som ellers."});
  add_appeal(letter, facts);
  add_signature(letter, facts);
  return letter;
}

std::string to_json(const Document& letter) {
  json blocks = json::array();
  for (const Block& block : letter.blocks)
    blocks.push_back({{"kind", kind_of(block)}, {"text", text_of(block)}});
  return json{{"title", letter.title}, {"blocks", std::move(blocks)}}.dump();
}

Document letter_from_json(const std::string& text) {
  const json kept = json::parse(text);
  Document letter = framed(kept.at("title").get<std::string>());
  letter.blocks.emplace_back(Heading{letter.title, 1});
  for (const json& block : kept.at("blocks"))
    letter.blocks.push_back(block_of(block));
  return letter;
}

}  // namespace tilstede::leave
