#include "owner/published_attack_testing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>

#include "engine/pupil_year_testing.hpp"
#include "owner/facts_testing.hpp"

namespace tilstede::owner::testing {
namespace {

using engine::day;

const std::vector<Keys> kTables = {
    {},
    {Key::area},
    {Key::school},
    {Key::grade},
    {Key::gender},
    {Key::school, Key::grade},
    {Key::gender, Key::grade},
};

int area_of(int school) {
  return school < 3 ? 0 : 1;
}

struct Group {
  std::string name;
  std::set<int> atoms;
  int pupils = 0;
};

struct Interval {
  double low = 0;
  double high = std::numeric_limits<double>::infinity();
};

/// Sums of unknown, never negative numbers, one per atom, that the tables tell.
class Attacker {
 public:
  explicit Attacker(const std::vector<double>& most) {
    for (const double high : most)
      atoms_.push_back({0, high});
  }

  void learn(const std::set<int>& atoms, double sum) { equations_.push_back({atoms, sum}); }

  void think() {
    eliminate();
    for (int round = 0; round < 30; ++round) {
      for (const auto& [row, value] : rows_)
        tighten(row, value);
    }
  }

  /// What is known of a group in the end.
  Interval known_of(const std::set<int>& group) const {
    std::vector<double> vector(atoms_.size(), 0);
    for (const int atom : group)
      vector[static_cast<std::size_t>(atom)] = 1;
    double sum = 0;
    for (std::size_t i = 0; i < reduced_.size(); ++i) {
      const double factor = vector[pivots_[i]];
      sum += factor * reduced_[i].second;
      for (std::size_t j = 0; j < vector.size(); ++j)
        vector[j] -= factor * reduced_[i].first[j];
    }
    // The combination, if it is one, and else the bounds of what is left of it and of the group itself.
    const Interval left = range(vector);
    const Interval own = range(indicator(group));
    return {std::max(own.low, sum + left.low), std::min(own.high, sum + left.high)};
  }

 private:
  using Vector = std::vector<double>;

  Vector indicator(const std::set<int>& group) const {
    Vector vector(atoms_.size(), 0);
    for (const int atom : group)
      vector[static_cast<std::size_t>(atom)] = 1;
    return vector;
  }

  // Told sums, differences of a told group and told groups inside it, and the reduced system.
  void eliminate() {
    for (const auto& [atoms, sum] : equations_) {
      rows_.emplace_back(indicator(atoms), sum);
      add_reduced(rows_.back());
    }
    for (const auto& outer : equations_)
      subtract_inner(outer);
    for (const auto& row : reduced_)
      rows_.push_back(row);
  }

  void subtract_inner(const std::pair<std::set<int>, double>& outer) {
    std::set<int> rest = outer.first;
    double sum = outer.second;
    for (auto inner = equations_.rbegin(); inner != equations_.rend(); ++inner) {
      if (inner->first.size() >= outer.first.size()) continue;
      if (!std::ranges::includes(rest, inner->first)) continue;
      for (const int atom : inner->first)
        rest.erase(atom);
      sum -= inner->second;
    }
    rows_.emplace_back(indicator(rest), sum);
  }

  void add_reduced(std::pair<Vector, double> row) {
    for (std::size_t i = 0; i < reduced_.size(); ++i)
      subtract(row, reduced_[i], row.first[pivots_[i]]);
    const auto pivot =
        std::ranges::max_element(row.first, [](double a, double b) { return std::abs(a) < std::abs(b); });
    if (std::abs(*pivot) < 1e-7) return;
    const auto at = static_cast<std::size_t>(pivot - row.first.begin());
    const double scale = *pivot;
    for (double& value : row.first)
      value = clean(value / scale);
    row.second /= scale;
    for (auto& other : reduced_)
      subtract(other, row, other.first[at]);
    reduced_.push_back(std::move(row));
    pivots_.push_back(at);
  }

  static double clean(double value) {
    const double whole = std::round(value * 60) / 60;
    return std::abs(value - whole) < 1e-9 ? whole : value;
  }

  static void subtract(std::pair<Vector, double>& row, const std::pair<Vector, double>& other,
                       double factor) {
    if (factor == 0) return;
    for (std::size_t i = 0; i < row.first.size(); ++i)
      row.first[i] = clean(row.first[i] - factor * other.first[i]);
    row.second -= factor * other.second;
  }

  Interval range(const Vector& vector) const {
    Interval range{0, 0};
    for (std::size_t i = 0; i < vector.size(); ++i) {
      if (std::abs(vector[i]) < 1e-7) continue;
      range.low += vector[i] > 0 ? vector[i] * atoms_[i].low : vector[i] * atoms_[i].high;
      range.high += vector[i] > 0 ? vector[i] * atoms_[i].high : vector[i] * atoms_[i].low;
    }
    return range;
  }

  // From a sum and the bounds of the others to the bounds of each; numbers are whole.
  void tighten(const Vector& row, double sum) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (std::abs(row[i]) < 1e-7) continue;
      Vector others = row;
      others[i] = 0;
      const Interval rest = range(others);
      double low = (sum - rest.high) / row[i];
      double high = (sum - rest.low) / row[i];
      if (low > high) std::swap(low, high);
      atoms_[i].low = std::max(atoms_[i].low, std::ceil(low - 1e-6));
      atoms_[i].high = std::min(atoms_[i].high, std::floor(high + 1e-6));
    }
  }

  std::vector<Interval> atoms_;
  std::vector<std::pair<std::set<int>, double>> equations_;
  std::vector<std::pair<Vector, double>> rows_;
  std::vector<std::pair<Vector, double>> reduced_;
  std::vector<std::size_t> pivots_;
};

/// What the tables tell of one quantity.
enum class Quantity { days, with_ten };

class Attack {
 public:
  Attack(const Municipality& town, int least_pupils) : town_(town), least_pupils_(least_pupils) {
    for (const PupilFacts& pupil : town.facts.years[0].pupils) {
      const auto [found, is_new] = atoms_.try_emplace(atom_key(pupil.place), atoms_.size());
      if (is_new) pupils_of_atom_.push_back(0);
      ++pupils_of_atom_[found->second];
    }
  }

  /// Atom i is what there was on the earlier day, atom i + count what came after.
  Found run_over_days(const Municipality& earlier) {
    Attacker attacker(std::vector<double>(2 * atoms_.size(), std::numeric_limits<double>::infinity()));
    std::vector<Group> small;
    for (const Municipality* town : {&earlier, &town_}) {
      for (const Keys& keys : kTables) {
        Table table = tabulate(town->facts, keys, Measure::days);
        suppress(table, town->facts, least_pupils_);
        for (const Row& row : table.rows)
          look_at_day(row, keys, town == &earlier, attacker, small);
      }
    }
    judge(attacker, small);
    return found_;
  }

  template <class Suppress>
  Found run(Suppress suppress) {
    for (const Quantity quantity : {Quantity::days, Quantity::with_ten})
      run(suppress, quantity);
    return found_;
  }

 private:
  static std::vector<int> atom_key(const PupilPlace& place) {
    return {place.school, place.grade, static_cast<int>(place.gender)};
  }

  template <class Suppress>
  void run(Suppress suppress, Quantity quantity) {
    std::vector<double> most;
    for (const int pupils : pupils_of_atom_)
      most.push_back(quantity == Quantity::days ? std::numeric_limits<double>::infinity() : pupils);
    Attacker attacker(most);
    std::vector<Group> small;
    for (const Keys& keys : kTables) {
      Table table = tabulate(town_.facts, keys, Measure::days);
      suppress(table);
      for (const Row& row : table.rows)
        look_at(row, keys, quantity, attacker, small);
    }
    judge(attacker, small);
  }

  void look_at_day(const Row& row, const Keys& keys, bool is_earlier, Attacker& attacker,
                   std::vector<Group>& small) {
    Group group = group_of(row, keys);
    const std::set<int> before = group.atoms;
    for (const int atom : before) {
      if (!is_earlier) group.atoms.insert(atom + static_cast<int>(atoms_.size()));
    }
    ++(row.hidden.all ? found_.hidden : found_.shown);
    if (!row.hidden.all) attacker.learn(group.atoms, static_cast<double>(row.sum));
    if (row.pupils < least_pupils_) small.push_back(group);
  }

  void judge(Attacker& attacker, const std::vector<Group>& small) {
    attacker.think();
    for (const Group& group : small) {
      const Interval known = attacker.known_of(group.atoms);
      if (known.high - known.low < 0.5) found_.recovered.push_back(group.name);
    }
    found_.small += static_cast<int>(small.size());
  }

  void look_at(const Row& row, const Keys& keys, Quantity quantity, Attacker& attacker,
               std::vector<Group>& small) {
    const Group group = group_of(row, keys);
    const bool is_days = quantity == Quantity::days;
    const bool is_hidden = row.hidden.all || (!is_days && row.hidden.at_least_10);
    ++(is_hidden ? found_.hidden : found_.shown);
    if (!is_hidden) attacker.learn(group.atoms, static_cast<double>(is_days ? row.sum : row.at_least_10));
    if (row.pupils < least_pupils_) small.push_back(group);
  }

  Group group_of(const Row& row, const Keys& keys) const {
    Group group;
    for (const std::string& key : row.keys)
      group.name += key + " ";
    for (const PupilFacts& pupil : town_.facts.years[0].pupils) {
      std::vector<int> ranks;
      for (const Key key : keys)
        ranks.push_back(rank_of(pupil.place, key));
      if (ranks != row.ranks) continue;
      group.atoms.insert(static_cast<int>(atoms_.at(atom_key(pupil.place))));
      ++group.pupils;
    }
    return group;
  }

  const Municipality& town_;
  int least_pupils_;
  std::map<std::vector<int>, std::size_t> atoms_;
  std::vector<int> pupils_of_atom_;
  Found found_;
};

}  // namespace

Municipality::Municipality() {
  facts.schools = {"A", "B", "C", "D", "E"};
  facts.areas = {"Sør", "Nord"};
  facts.reasons = with_reasons_of_dates({"illness"});
  facts.years.push_back({SchoolYear{2024}, day("2024-10-31"), 60, {}});
}

void Municipality::add_pupils(int school, int grade, int count, int days) {
  static const std::span<const Date> kSchoolDays = first_days(74);
  for (int i = 0; i < count; ++i) {
    PupilFacts pupil;
    pupil.place.school = school;
    pupil.place.area = area_of(school);
    pupil.place.grade = grade;
    pupil.place.gender = i % 2 == 0 ? Gender::female : Gender::male;
    pupil.facts = first_days_absent(days);
    pupil.school_days = kSchoolDays;
    facts.years[0].pupils.push_back(std::move(pupil));
  }
}

Municipality random_municipality(unsigned seed) {
  std::mt19937 random(seed);
  const auto up_to = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  Municipality town;
  const int schools = 2 + up_to(3);
  const int grades = 2 + up_to(3);
  for (int school = 0; school < schools; ++school) {
    for (int grade = 1; grade <= grades; ++grade) {
      // One in three groups is small, and one in eight is not there.
      const int kind = up_to(23);
      const int pupils = kind < 3 ? 0 : kind < 11 ? 1 + up_to(4) : 8 + up_to(22);
      for (int i = 0; i < pupils; ++i) {
        const int days = up_to(2) == 0 ? up_to(30) : up_to(1);
        town.add_pupils(school, grade, 1, days);
        if (up_to(1) == 0) town.facts.years[0].pupils.back().place.gender = Gender::male;
      }
    }
  }
  return town;
}

Found attack(const Municipality& town, int least_pupils) {
  return Attack(town, least_pupils).run([&](Table& table) { suppress(table, town.facts, least_pupils); });
}

Municipality cut_after(const Municipality& town, const Date& day) {
  Municipality earlier = town;
  for (PupilFacts& pupil : earlier.facts.years[0].pupils)
    pupil.facts = {pupil.facts.begin(), std::ranges::upper_bound(pupil.facts, day, {}, &Fact::date)};
  return earlier;
}

Found attack_over_days(const Municipality& earlier, const Municipality& later, int least_pupils) {
  return Attack(later, least_pupils).run_over_days(earlier);
}

Found attack_without_protection(const Municipality& town, int least_pupils) {
  return Attack(town, least_pupils).run([&](Table& table) {
    for (Row& row : table.rows)
      row.hidden.all = row.pupils < least_pupils;
  });
}

}  // namespace tilstede::owner::testing
