#include "demo/municipality.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tilstede::demo {
namespace {

constexpr int kClassSizeMax = 28;
constexpr std::size_t kMoves = 12;
// Where few classes match, fewer pupils move.
constexpr int kMoveDraws = 10'000;

// Pupils on one grade of one school.
using Cells = std::map<std::pair<std::size_t, int>, std::vector<std::size_t>>;

std::string language_of(Random& random) {
  static const std::vector<std::string> kLanguages = {"pl", "so", "ar", "uk", "lt", "ti", "en"};
  if (!random.chance(0.09)) return {};
  return kLanguages[static_cast<std::size_t>(random.below(static_cast<int>(kLanguages.size())))];
}

std::size_t add_pupil(Municipality& municipality, Random& random) {
  Pupil pupil;
  pupil.gender = random.chance(0.5) ? Gender::female : Gender::male;
  pupil.name = invented_name(random, pupil.gender);
  pupil.propensity = std::exp(0.8 * random.normal());
  pupil.prefers_long_weekends = random.chance(0.04);
  pupil.has_protected_address = random.chance(0.002);
  pupil.language = language_of(random);
  municipality.pupils.push_back(std::move(pupil));
  return municipality.pupils.size() - 1;
}

void shuffle(std::vector<std::size_t>& pupils, Random& random) {
  for (std::size_t i = pupils.size(); i > 1; --i) {
    std::swap(pupils[i - 1], pupils[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
  }
}

// Everybody moves up a grade. Who does not fit the next grade's number at the same school looks for a place
// at another one; who finds none has left the municipality, and places left over go to newcomers.
Cells next_year(const Cells& before, Municipality& municipality, Random& random) {
  std::map<int, std::vector<std::size_t>> looking;
  Cells after;
  for (const auto& [cell, pupils] : before) {
    const auto [school, grade] = cell;
    const auto& enrolment = municipality.schools[school].enrolment;
    const auto place = enrolment.find(grade + 1);
    const std::size_t room = place == enrolment.end() ? 0 : static_cast<std::size_t>(place->second);
    const std::size_t stay = std::min(room, pupils.size());
    auto& next = after[{school, grade + 1}];
    next.assign(pupils.begin(), pupils.begin() + static_cast<std::ptrdiff_t>(stay));
    auto& movers = looking[grade + 1];
    movers.insert(movers.end(), pupils.begin() + static_cast<std::ptrdiff_t>(stay), pupils.end());
  }
  for (auto& [grade, movers] : looking)
    shuffle(movers, random);
  Cells full;
  for (std::size_t school = 0; school < municipality.schools.size(); ++school) {
    for (const auto& [grade, room] : municipality.schools[school].enrolment) {
      auto& pupils = full[{school, grade}];
      if (grade > municipality.schools[school].grades.front()) pupils = after[{school, grade}];
      auto& movers = looking[grade];
      while (pupils.size() < static_cast<std::size_t>(room)) {
        if (movers.empty()) {
          pupils.push_back(add_pupil(municipality, random));
        } else {
          pupils.push_back(movers.back());
          movers.pop_back();
        }
      }
    }
  }
  return full;
}

Cells first_year(Municipality& municipality, Random& random) {
  Cells cells;
  for (std::size_t school = 0; school < municipality.schools.size(); ++school) {
    for (const auto& [grade, room] : municipality.schools[school].enrolment) {
      for (int i = 0; i < room; ++i)
        cells[{school, grade}].push_back(add_pupil(municipality, random));
    }
  }
  return cells;
}

void add_classes(Municipality& municipality, const Cells& cells, SchoolYear year) {
  for (const auto& [cell, pupils] : cells) {
    const auto [school, grade] = cell;
    const std::size_t groups = (pupils.size() + kClassSizeMax - 1) / kClassSizeMax;
    std::size_t next = 0;
    for (std::size_t group = 0; group < groups; ++group) {
      Class added{.school = school,
                  .year = year,
                  .grade = grade,
                  .name = fmt::format("{}{}", grade, static_cast<char>('A' + group))};
      const std::size_t size = pupils.size() / groups + (group < pupils.size() % groups ? 1 : 0);
      for (std::size_t i = 0; i < size; ++i)
        added.pupils.push_back(pupils[next++]);
      municipality.classes.push_back(std::move(added));
    }
  }
}

// In the last year some pupils have changed school in mid-year; two change places, so that the numbers of the
// tables still hold on the last day.
void add_moves(Municipality& municipality, Random& random) {
  const SchoolYear year = published_years().back();
  const Date moved{std::chrono::year(year.begins), std::chrono::October, std::chrono::day(7)};
  std::vector<std::size_t> candidates;
  for (std::size_t i = 0; i < municipality.classes.size(); ++i) {
    if (municipality.classes[i].year == year) candidates.push_back(i);
  }
  for (int draw = 0; draw < kMoveDraws && municipality.moves.size() < kMoves; ++draw) {
    const std::size_t here =
        candidates[static_cast<std::size_t>(random.below(static_cast<int>(candidates.size())))];
    const std::size_t there =
        candidates[static_cast<std::size_t>(random.below(static_cast<int>(candidates.size())))];
    const Class& one = municipality.classes[here];
    const Class& other = municipality.classes[there];
    const bool is_taken =
        std::any_of(municipality.moves.begin(), municipality.moves.end(),
                    [&](const Move& move) { return move.to_class == here || move.to_class == there; });
    if (is_taken || one.grade != other.grade || one.school == other.school) continue;
    municipality.moves.push_back({one.pupils.back(), there, here, moved});
    municipality.moves.push_back({other.pupils.back(), here, there, moved});
  }
}

}  // namespace

Municipality invent_municipality(std::vector<PublishedSchool> schools) {
  Random random(20241031);
  Municipality municipality{.schools = std::move(schools)};
  Cells cells = first_year(municipality, random);
  for (const SchoolYear year : published_years()) {
    if (year != published_years().front()) cells = next_year(cells, municipality, random);
    add_classes(municipality, cells, year);
  }
  add_moves(municipality, random);
  return municipality;
}

}  // namespace tilstede::demo
