#include "demo/names.hpp"

#include <array>
#include <string_view>

namespace tilstede::demo {
namespace {

constexpr std::array<std::string_view, 60> kGirls = {
    "Ada",     "Agnes",   "Alma",     "Amalie", "Amina",   "Anna",     "Astrid", "Aurora", "Ayan",  "Celine",
    "Ella",    "Ellinor", "Emilie",   "Emma",   "Eva",     "Fatima",   "Frida",  "Hanna",  "Hedda", "Hedvig",
    "Ida",     "Ingrid",  "Iris",     "Jenny",  "Johanne", "Julie",    "Kaja",   "Lea",    "Leah",  "Lilly",
    "Live",    "Luna",    "Maja",     "Maria",  "Marie",   "Mathilde", "Mia",    "Mille",  "Nadia", "Nora",
    "Oda",     "Olivia",  "Pernille", "Ronja",  "Saga",    "Sara",     "Selma",  "Signe",  "Sofia", "Sofie",
    "Solveig", "Synne",   "Thea",     "Tiril",  "Tuva",    "Vilde",    "Wilma",  "Ylva",   "Zofia", "Åse"};
constexpr std::array<std::string_view, 60> kBoys = {
    "Adam",    "Adrian",   "Aksel",  "Albert", "Alfred",  "Amund",   "Anders",    "Ali",     "Benjamin",
    "Birk",    "Casper",   "Daniel", "Edvin",  "Eirik",   "Elias",   "Emil",      "Erik",    "Even",
    "Filip",   "Fredrik",  "Gustav", "Haakon", "Hassan",  "Henrik",  "Håkon",     "Isak",    "Ivar",
    "Jakob",   "Johannes", "Jonas",  "Kasper", "Knut",    "Lars",    "Leon",      "Liam",    "Ludvig",
    "Lukas",   "Magnus",   "Marius", "Markus", "Mateo",   "Mathias", "Mikkel",    "Mohamed", "Noah",
    "Odin",    "Ola",      "Olav",   "Oliver", "Oskar",   "Sander",  "Sebastian", "Sigurd",  "Sverre",
    "Theodor", "Tobias",   "Trym",   "Viktor", "William", "Øyvind"};
constexpr std::array<std::string_view, 64> kFamilies = {
    "Aas",     "Abdi",     "Ahmed",     "Ali",       "Andersen", "Andreassen",  "Antonsen", "Bakken",
    "Berg",    "Berge",    "Bjerke",    "Borge",     "Bråten",   "Dahl",        "Dahle",    "Eide",
    "Eriksen", "Farah",    "Fjeld",     "Foss",      "Gran",     "Gulbrandsen", "Hagen",    "Halvorsen",
    "Hansen",  "Haugen",   "Helle",     "Henriksen", "Holm",     "Hussein",     "Iversen",  "Jacobsen",
    "Jensen",  "Johansen", "Karlsen",   "Knutsen",   "Kowalski", "Kristiansen", "Larsen",   "Lie",
    "Lund",    "Lunde",    "Martinsen", "Moen",      "Myhre",    "Nguyen",      "Nilsen",   "Nowak",
    "Olsen",   "Pedersen", "Rasmussen", "Ruud",      "Sandvik",  "Solberg",     "Solheim",  "Strand",
    "Sunde",   "Svendsen", "Sørensen",  "Tangen",    "Thoresen", "Vik",         "Ødegård",  "Årnes"};

template <std::size_t N>
std::string pick(Random& random, const std::array<std::string_view, N>& list) {
  return std::string(list[static_cast<std::size_t>(random.below(static_cast<int>(N)))]);
}

std::string given_name(Random& random, Gender gender) {
  return gender == Gender::female ? pick(random, kGirls) : pick(random, kBoys);
}

}  // namespace

Name invented_name(Random& random, Gender gender) {
  Name name{.given = given_name(random, gender), .family = pick(random, kFamilies)};
  if (random.chance(0.25)) {
    const std::string second = pick(random, kFamilies);
    if (second != name.family) name.family = second + " " + name.family;
  }
  return name;
}

Name relative_of(Random& random, const Name& name, Gender gender) {
  return {.given = given_name(random, gender), .family = name.family};
}

}  // namespace tilstede::demo
