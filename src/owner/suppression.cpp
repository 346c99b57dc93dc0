#include "owner/suppression.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "owner/bounds.hpp"
#include "owner/linear_span.hpp"

namespace tilstede::owner {
namespace {

Count count_of(const std::vector<Count>& atoms, const std::vector<int>& cell) {
  Count count;
  for (const int atom : cell)
    count += atoms[static_cast<std::size_t>(atom)];
  return count;
}

/// Where a cell lies: table and place in it.
struct Place {
  std::size_t table = 0;
  std::size_t cell = 0;
};

class Chooser {
 public:
  Chooser(const std::vector<Count>& atoms, const std::vector<TableCells>& tables, const SafetyRule& rule)
      : atoms_(atoms), tables_(tables), rule_(rule), span_(static_cast<int>(atoms.size())) {
    for (const TableCells& table : tables) {
      counts_.emplace_back();
      for (const auto& cell : table.cells)
        counts_.back().push_back(count_of(atoms, cell));
      shown_.emplace_back(table.cells.size(), false);
      cell_of_atom_.push_back(cells_by_atom(table));
    }
    watch_unsafe();
  }

  std::vector<std::vector<bool>> choose() {
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      for (const std::size_t cell : largest_first(table))
        consider({table, cell});
    }
    while (take_back_one()) {
    }
    return shown_;
  }

 private:
  std::vector<int> cells_by_atom(const TableCells& table) const {
    std::vector<int> cells(atoms_.size(), -1);
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      for (const int atom : table.cells[i])
        cells[static_cast<std::size_t>(atom)] = static_cast<int>(i);
    }
    return cells;
  }

  void watch_unsafe() {
    for (std::size_t atom = 0; atom < atoms_.size(); ++atom) {
      if (rule_.is_unsafe(atoms_[atom])) watch({static_cast<int>(atom)});
    }
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      for (std::size_t cell = 0; cell < counts_[table].size(); ++cell) {
        const auto& atoms = tables_[table].cells[cell];
        if (atoms.size() > 1 && rule_.is_unsafe(counts_[table][cell])) watch(atoms);
      }
    }
  }

  void watch(const std::vector<int>& atoms) {
    span_.watch(atoms);
    unsafe_.push_back(atoms);
  }

  std::vector<std::size_t> largest_first(std::size_t table) const {
    std::vector<std::size_t> order(counts_[table].size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      return counts_[table][a].pupils > counts_[table][b].pupils;
    });
    return order;
  }

  void consider(Place place) {
    const auto& atoms = tables_[place.table].cells[place.cell];
    if (rule_.is_unsafe(counts_[place.table][place.cell])) return;
    // A combination of what is shown tells nothing new.
    if (!span_.contains(atoms)) {
      if (leaves_unsafe_rest(place) || span_.would_reach_watched(atoms)) return;
      span_.add(atoms);
    }
    shown_[place.table][place.cell] = true;
  }

  // What would be left of the shown cells around this one, and of this one around shown cells.
  bool leaves_unsafe_rest(Place place) const {
    const int atom = tables_[place.table].cells[place.cell].front();
    for (std::size_t other = 0; other < tables_.size(); ++other) {
      if (other == place.table) continue;
      const int around = cell_of_atom_[other][static_cast<std::size_t>(atom)];
      if (around < 0) continue;
      const Place outer{other, static_cast<std::size_t>(around)};
      if (shown_[other][outer.cell] && has_unsafe_rest(outer, place.table, place)) return true;
      if (has_unsafe_rest(place, other, place)) return true;
    }
    return false;
  }

  // The rest of `outer` without the cells of a finer table that are shown, or would be.
  bool has_unsafe_rest(Place outer, std::size_t finer, Place candidate) const {
    Count rest = counts_[outer.table][outer.cell];
    std::optional<int> last;
    for (const int atom : tables_[outer.table].cells[outer.cell]) {
      const int inner = cell_of_atom_[finer][static_cast<std::size_t>(atom)];
      if (inner < 0 || inner == last) continue;
      last = inner;
      const Place place{finer, static_cast<std::size_t>(inner)};
      if (!lies_within(place, outer)) return false;
      const bool is_candidate = place.table == candidate.table && place.cell == candidate.cell;
      if (!is_candidate && !shown_[finer][place.cell]) continue;
      if (is_first_atom(atom, place)) rest -= counts_[finer][place.cell];
    }
    return rule_.is_unsafe(rest);
  }

  bool is_first_atom(int atom, Place place) const {
    return tables_[place.table].cells[place.cell].front() == atom;
  }

  bool lies_within(Place inner, Place outer) const {
    return std::ranges::all_of(tables_[inner.table].cells[inner.cell], [&](int atom) {
      return cell_of_atom_[outer.table][static_cast<std::size_t>(atom)] == static_cast<int>(outer.cell);
    });
  }

  // --- bounds ---

  // What is shown, and what is left of it when finer shown cells are subtracted.
  std::vector<Sum> known_sums() const {
    std::vector<Sum> sums;
    for (std::size_t table = 0; table < tables_.size(); ++table) {
      for (std::size_t cell = 0; cell < shown_[table].size(); ++cell) {
        if (!shown_[table][cell]) continue;
        sums.push_back({tables_[table].cells[cell], counts_[table][cell].amount});
        for (std::size_t finer = 0; finer < tables_.size(); ++finer) {
          if (finer != table) add_rest(sums, {table, cell}, finer);
        }
      }
    }
    return sums;
  }

  void add_rest(std::vector<Sum>& sums, Place outer, std::size_t finer) const {
    Sum rest{{}, counts_[outer.table][outer.cell].amount};
    for (const int atom : tables_[outer.table].cells[outer.cell]) {
      const int inner = cell_of_atom_[finer][static_cast<std::size_t>(atom)];
      const Place place{finer, static_cast<std::size_t>(std::max(inner, 0))};
      if (inner < 0 || !shown_[finer][place.cell] || !lies_within(place, outer)) {
        rest.atoms.push_back(atom);
      } else if (is_first_atom(atom, place)) {
        rest.value -= counts_[finer][place.cell].amount;
      }
    }
    if (!rest.atoms.empty() && rest.atoms.size() < tables_[outer.table].cells[outer.cell].size())
      sums.push_back(std::move(rest));
  }

  bool take_back_one() {
    std::vector<std::int64_t> most;
    for (const Count& atom : atoms_)
      most.push_back(std::int64_t{rule_.most_of_one} * atom.pupils);
    auto sums = known_sums();
    add_small_differences(sums);
    const Bounds bounds(most, std::move(sums));
    for (const auto& atoms : unsafe_) {
      if (!bounds.of(atoms).is_exact()) continue;
      if (const auto place = smallest_shown_near(atoms)) {
        shown_[place->table][place->cell] = false;
        return true;
      }
    }
    return false;
  }

  // Of the finest tables first: a shown cell that shares a shown cell around it with these atoms; else one
  // that holds some of them.
  std::optional<Place> smallest_shown_near(const std::vector<int>& atoms) const {
    for (std::size_t table = tables_.size(); table-- > 0;) {
      std::optional<Place> smallest;
      for (std::size_t cell = 0; cell < shown_[table].size(); ++cell) {
        if (!shown_[table][cell] || !is_near({table, cell}, atoms)) continue;
        if (!smallest || counts_[table][cell].pupils < counts_[table][smallest->cell].pupils)
          smallest = Place{table, cell};
      }
      if (smallest) return smallest;
    }
    return std::nullopt;
  }

  bool is_near(Place place, const std::vector<int>& atoms) const {
    const int own = tables_[place.table].cells[place.cell].front();
    for (std::size_t other = 0; other < tables_.size(); ++other) {
      const int around = cell_of_atom_[other][static_cast<std::size_t>(own)];
      if (around < 0 || !shown_[other][static_cast<std::size_t>(around)]) continue;
      if (std::ranges::any_of(atoms, [&](int atom) {
            return cell_of_atom_[other][static_cast<std::size_t>(atom)] == around;
          }))
        return true;
    }
    return false;
  }

  const std::vector<Count>& atoms_;
  const std::vector<TableCells>& tables_;
  SafetyRule rule_;
  LinearSpan span_;
  std::vector<std::vector<int>> unsafe_;
  std::vector<std::vector<Count>> counts_;
  std::vector<std::vector<bool>> shown_;
  std::vector<std::vector<int>> cell_of_atom_;
};

}  // namespace

std::vector<std::vector<bool>> choose_shown(const std::vector<Count>& atoms,
                                            const std::vector<TableCells>& tables, const SafetyRule& rule) {
  return Chooser(atoms, tables, rule).choose();
}

}  // namespace tilstede::owner
