#include "owner/snapshot_use_cases.hpp"

#include <algorithm>
#include <set>

#include "attendance/effective_use_cases.hpp"
#include "owner/facts_store.hpp"
#include "routine/pupil_years_use_cases.hpp"

namespace tilstede::owner {
namespace {

// While they are read each takes a few kB.
constexpr std::size_t kPupilsAtOnce = 2'000;
// A pupil's ten years, the next one, and one in which the counting rule changed.
constexpr std::size_t kYearsHeldMost = 12;

std::shared_ptr<const Directory> load_directory(db::Tx& tx) {
  Directory directory = store::directory(tx);
  directory.reasons = with_reasons_of_dates(attendance::reason_codes(tx));
  return std::make_shared<const Directory>(std::move(directory));
}

/// Nearly everybody has the same school days as a few hundred others, and then they are the same object.
class SharedSchoolDays {
 public:
  void add(const SchoolDays& days) { known_.insert(days); }

  SchoolDays share(std::vector<Date> days) {
    return *known_.insert(std::make_shared<const std::vector<Date>>(std::move(days))).first;
  }

 private:
  struct ByDates {
    bool operator()(const SchoolDays& a, const SchoolDays& b) const { return a != b && *a < *b; }
  };

  std::set<SchoolDays, ByDates> known_;
};

/// Fills in the facts of pupils that are enrolled in a year.
class FactsLoader {
 public:
  FactsLoader(db::Tx& tx, const Context& context, const Directory& directory, const SnapshotYear& year)
      : tx_(tx), context_(context), directory_(directory), year_(year) {}

  /// Their school days have seldom changed.
  void expect_school_days_of(const std::vector<PupilId>& pupils) {
    for (const PupilId& pupil : pupils) {
      const auto found = std::ranges::lower_bound(year_.pupils, pupil, {}, &id_of);
      if (found != year_.pupils.end() && id_of(*found) == pupil) school_days_.add((*found)->school_days);
    }
  }

  SnapshotPupils load(std::vector<SnapshotPupil> enrolled) {
    SnapshotPupils loaded;
    loaded.reserve(enrolled.size());
    for (std::size_t first = 0; first < enrolled.size(); first += kPupilsAtOnce) {
      const auto part = std::span(enrolled).subspan(first, std::min(kPupilsAtOnce, enrolled.size() - first));
      std::vector<PupilId> pupils;
      for (const SnapshotPupil& pupil : part)
        pupils.push_back(pupil.pupil);
      auto years = routine::load_pupil_years(tx_, context_, pupils, year_.year);
      for (std::size_t i = 0; i < part.size(); ++i)
        loaded.push_back(whole(std::move(part[i]), std::move(years[i])));
    }
    return loaded;
  }

 private:
  static const PupilId& id_of(const std::shared_ptr<const SnapshotPupil>& pupil) { return pupil->pupil; }

  std::shared_ptr<const SnapshotPupil> whole(SnapshotPupil pupil, engine::PupilYear year) {
    pupil.facts = facts_of(year, year_.counting, directory_.reasons);
    pupil.facts.shrink_to_fit();
    pupil.school_days = school_days_.share(std::move(year.school_days));
    return std::make_shared<const SnapshotPupil>(std::move(pupil));
  }

  db::Tx& tx_;
  const Context& context_;
  const Directory& directory_;
  const SnapshotYear& year_;
  SharedSchoolDays school_days_;
};

std::shared_ptr<const SnapshotYear> load_year(db::Tx& tx, const Context& context, const Directory& directory,
                                              SchoolYear year, const engine::Counting& counting) {
  SnapshotYear loaded{year, counting, {}};
  loaded.pupils = FactsLoader(tx, context, directory, loaded).load(store::enrolled(tx, directory, year));
  return std::make_shared<const SnapshotYear>(std::move(loaded));
}

std::shared_ptr<const SnapshotYear> with_changed(db::Tx& tx, const Context& context,
                                                 const Directory& directory, const SnapshotYear& year,
                                                 const std::set<PupilId>& changed) {
  const std::vector<PupilId> pupils(changed.begin(), changed.end());
  FactsLoader loader(tx, context, directory, year);
  loader.expect_school_days_of(pupils);
  const SnapshotPupils now = loader.load(store::enrolled(tx, directory, year.year, pupils));
  return std::make_shared<const SnapshotYear>(
      SnapshotYear{year.year, year.counting, replaced(year.pupils, pupils, now)});
}

/// The changes since, by school year.
struct Changed {
  explicit Changed(const std::vector<people::Change>& changes) {
    for (const people::Change& change : changes) {
      if (!change.year) {
        is_everything = true;
      } else if (change.pupil) {
        pupils[*change.year].insert(*change.pupil);
      } else {
        whole_years.insert(*change.year);
      }
    }
  }

  bool is_everything = false;
  std::set<SchoolYear> whole_years;
  std::map<SchoolYear, std::set<PupilId>> pupils;
};

/// What is held with what has been committed since; what cannot be brought up to date is left out.
HeldSnapshot up_to_date(db::Tx& tx, const Context& context, const std::optional<HeldSnapshot>& held) {
  std::optional<people::ChangePosition> position;
  if (held) position = held->position;
  people::ChangeNews news = people::changes_since(tx, position);
  const Changed changed(news.changes);
  if (news.is_in_doubt || changed.is_everything) return {{load_directory(tx), {}}, std::move(news.position)};
  HeldSnapshot now{{held->snapshot.directory, {}}, std::move(news.position)};
  for (const auto& year : held->snapshot.years) {
    if (changed.whole_years.contains(year->year)) continue;
    const auto pupils = changed.pupils.find(year->year);
    now.snapshot.years.push_back(
        pupils == changed.pupils.end()
            ? year
            : with_changed(tx, context, *now.snapshot.directory, *year, pupils->second));
  }
  return now;
}

/// With the years that are asked about, which come first.
void add_years(db::Tx& tx, const Context& context, const routine::Routines& routines,
               const std::vector<YearUntil>& asked, Snapshot& snapshot) {
  for (const YearUntil& year : asked) {
    const engine::Counting& counting = counting_on(routines, year.until);
    auto found = find_year(snapshot, year.year, counting);
    if (!found) found = load_year(tx, context, *snapshot.directory, year.year, counting);
    std::erase(snapshot.years, found);
    snapshot.years.insert(snapshot.years.begin(), std::move(found));
  }
}

}  // namespace

Facts Snapshots::facts(const YearUntil& newest, bool is_repeated, const IsWanted& is_wanted) {
  std::vector<YearUntil> asked;
  std::shared_ptr<const Snapshot> snapshot;
  {
    const std::lock_guard lock(mutex_);
    HeldSnapshot now = context_.database.read([&](db::Tx& tx) {
      HeldSnapshot read = up_to_date(tx, context_, held_);
      asked = years_until(read.snapshot.directory->years, newest, is_repeated);
      add_years(tx, context_, routines_, asked, read.snapshot);
      return read;
    });
    snapshot = std::make_shared<const Snapshot>(now.snapshot);
    if (now.snapshot.years.size() > kYearsHeldMost) now.snapshot.years.resize(kYearsHeldMost);
    held_ = std::move(now);
  }
  return facts_in(snapshot, routines_, asked, is_wanted);
}

Facts load_facts(db::Tx& tx, const Context& context, const routine::Routines& routines,
                 const YearUntil& newest, bool is_repeated, const IsWanted& is_wanted) {
  Snapshot snapshot{load_directory(tx), {}};
  const auto asked = years_until(snapshot.directory->years, newest, is_repeated);
  add_years(tx, context, routines, asked, snapshot);
  return facts_in(std::make_shared<const Snapshot>(std::move(snapshot)), routines, asked, is_wanted);
}

}  // namespace tilstede::owner
