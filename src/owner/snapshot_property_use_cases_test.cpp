// Whatever happens, in whatever order: what is held answers as what is loaded from the beginning.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.hpp"
#include "owner/figure_sheet.hpp"
#include "owner/snapshots_store_testing.hpp"

namespace tilstede::owner {
namespace {

constexpr int kSeeds = 3;
constexpr int kSteps = 60;
constexpr int kPupils = 9;

const Date kFirst = *parse_date("2023-08-14");
const Date kLast = *parse_date("2024-11-30");

class SnapshotsInARandomTown : public testing::SnapshotsTest {
 protected:
  void SetUp() override {
    SnapshotsTest::SetUp();
    pupils = many_pupils(kPupils);
    pupils.push_back(attendance::testing::kAda);
    pupils.push_back(attendance::testing::kEmil);
    std::ranges::sort(pupils);
    schools = {attendance::testing::kSolvang, attendance::testing::id<SchoolId>(next_id())};
    run("insert into area (id, source_id, name) values ($1, 'nord', 'Nord')", {next()});
    run("insert into school (id, source_id, name, area_id) select $1, 'haug', 'Haug skole', id from area",
        {schools[1]});
    run("insert into term (id, school_year, first_day, last_day) values ($1, 2023, '2023-08-17', "
        "'2024-06-19')",
        {next()});
    // Enrolled the year before, too.
    run("update enrolment set valid_from = '2023-08-01'");
    routines = two_versions();
    snapshots = std::make_unique<Snapshots>(context(), routines);
  }

  // They count differently, and the second comes in the middle of the year.
  static routine::Routines two_versions() {
    routine::Routine first = routine::version_of("1", {kFirst, *parse_date("2024-09-30")}, {});
    routine::Routine second = routine::version_of("2", {*parse_date("2024-10-01"), std::nullopt}, {});
    second.counting.day = engine::Counting::DayRule::minutes;
    second.counting.day_minutes = 100;
    return {{first, second}};
  }

  int next_id() { return ++ids_; }
  Uuid next() { return attendance::testing::numbered(next_id()); }
  Date any_date(Random& random) { return add_days(kFirst, random.below(days_between(kFirst, kLast))); }
  template <class T>
  static const T& any_of(Random& random, const std::vector<T>& all) {
    return all[static_cast<std::size_t>(random.below(static_cast<int>(all.size())))];
  }

  /// Another state than the one that stands for a pupil, date and lesson.
  void say(db::Tx& tx, Random& random, const PupilId& pupil, const Date& date) {
    const int lesson = random.below(4);
    const Uuid id = next();
    const auto superseded = tx.execute(
        "update absence_entry set superseded_by = $1, superseded_at = 1 where pupil_id = $2 and date = $3 "
        "and "
        "lesson = $4 and superseded_by is null",
        {id, pupil, date, lesson});
    const char* absent = lesson == 0 ? "day" : random.chance(0.2) ? "left_early" : "lesson";
    const char* kind = superseded > 0 && random.chance(0.5) ? "present"
                       : random.chance(0.2)                 ? "late"
                                                            : absent;
    const auto reason = random.chance(0.5) ? std::optional<std::string>() : any_of(random, reasons);
    tx.execute(
        "insert into absence_entry (id, pupil_id, date, lesson, kind, minutes, documentation, reason, "
        "reported_by, origin, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, 'unknown', 'teacher', 1)",
        {id, pupil, date, lesson, kind, random.chance(0.5) ? std::optional<int>(30) : std::nullopt,
         random.chance(0.5) ? "documented" : "undocumented", reason});
  }

  void register_some(db::Tx& tx, Random& random) {
    std::vector<PupilYearKey> keys;
    for (int i = random.below(4); i >= 0; --i) {
      const PupilId& pupil = any_of(random, pupils);
      const Date date = any_date(random);
      say(tx, random, pupil, date);
      keys.push_back({pupil, school_year_of(date)});
    }
    people::record_changes(tx, context(), keys);
  }

  // As a large import does.
  void register_for_a_whole_year(db::Tx& tx, Random& random) {
    for (const PupilId& pupil : pupils)
      say(tx, random, pupil, *parse_date("2024-09-10"));
    people::record_changes(tx, context(),
                           std::vector<PupilYearKey>(2'001, {pupils.front(), SchoolYear{2024}}));
  }

  void move(db::Tx& tx, Random& random) {
    const PupilId& pupil = any_of(random, pupils);
    const Date day = any_date(random);
    tx.execute("update enrolment set valid_to = $2 where pupil_id = $1 and valid_from < $2",
               {pupil, add_days(day, -1)});
    if (random.chance(0.7)) {
      tx.execute(
          "insert into enrolment (id, pupil_id, school_id, grade, valid_from) values ($1, $2, $3, $4, $5)",
          {next(), pupil, any_of(random, schools), 1 + random.below(10), day});
    }
    people::record_change_of_everything(tx, context());
  }

  void change_calendar(db::Tx& tx, Random& random) {
    if (random.chance(0.5)) {
      tx.execute("update term set last_day = $1 where school_year = 2024",
                 {add_days(*parse_date("2024-10-01"), random.below(100))});
    } else {
      tx.execute("delete from calendar_day");
      tx.execute("insert into calendar_day (id, date, kind) values ($1, $2, 'holiday')",
                 {next(), any_date(random)});
    }
    people::record_change_of_everything(tx, context());
  }

  void rename(db::Tx& tx, Random& random) {
    tx.execute("update school set name = $1 where id = $2",
               {fmt::format("Skole {}", random.below(100)), any_of(random, schools)});
    reasons.push_back(fmt::format("own-{}", next_id()));
    tx.execute(
        "insert into absence_reason (code, name_nb, name_nn, name_en, is_leave, sort_order) values ($1, 'A', "
        "'A', 'A', false, $2)",
        {reasons.back(), random.below(20)});
    people::record_change_of_everything(tx, context());
  }

  void step(Random& random) {
    const int what = random.below(20);
    database().write([&](db::Tx& tx) {
      if (what < 12) return register_some(tx, random);
      if (what < 13) return register_for_a_whole_year(tx, random);
      if (what < 15) return move(tx, random);
      if (what < 17) return change_calendar(tx, random);
      if (what < 18) return rename(tx, random);
      people::forget_changes(tx, Instant(std::chrono::hours(24 * 365 * 100)));
    });
  }

  Keys any_keys(Random& random) {
    Keys keys;
    for (const Key key : kKeys) {
      if (random.chance(0.25)) keys.push_back(key);
    }
    return keys;
  }

  void expect_the_same(Snapshots& process, Random& random) {
    const Date until = any_date(random);
    const YearUntil newest{school_year_of(until), until};
    const Facts held = process.facts(newest, true, everybody);
    const Facts loaded = database().read(
        [&](db::Tx& tx) { return load_facts(tx, context(), routines, newest, true, everybody); });
    ASSERT_EQ(held.schools, loaded.schools);
    ASSERT_EQ(held.reasons, loaded.reasons);
    ASSERT_EQ(held.years.size(), loaded.years.size());
    for (std::size_t i = 0; i < held.years.size(); ++i) {
      ASSERT_EQ(held.years[i].hour_minutes, loaded.years[i].hour_minutes);
      ASSERT_EQ(held.years[i].pupils.size(), loaded.years[i].pupils.size());
      for (std::size_t j = 0; j < held.years[i].pupils.size(); ++j) {
        const PupilFacts& one = held.years[i].pupils[j];
        const PupilFacts& other = loaded.years[i].pupils[j];
        ASSERT_EQ(one.place, other.place);
        ASSERT_TRUE(std::ranges::equal(one.facts, other.facts));
        ASSERT_TRUE(std::ranges::equal(one.school_days, other.school_days));
        facts_seen += static_cast<int>(one.facts.size());
      }
    }
    const Keys keys = any_keys(random);
    const auto measure = static_cast<Measure>(random.below(3));
    ASSERT_EQ(to_csv(sheet_of(tabulate(held, keys, measure))),
              to_csv(sheet_of(tabulate(loaded, keys, measure))));
  }

  std::vector<PupilId> pupils;
  std::vector<SchoolId> schools;
  std::vector<std::string> reasons = {"illness", "leave"};
  int facts_seen = 0;

 private:
  int ids_ = 100'000;
};
FOR_EACH_ENGINE(SnapshotsInARandomTown);

TEST_P(SnapshotsInARandomTown, answer_as_what_is_loaded_from_the_beginning) {
  const auto connection = db::testing::open(url());
  const auto ids = system_ids(clock());
  const Context process{*connection, context().clock, *ids, context().config};
  Snapshots others(process, routines);
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    for (int i = 0; i < kSteps; ++i) {
      SCOPED_TRACE(fmt::format("seed {}, step {}", seed, i));
      step(random);
      // The other process asks now and then.
      if (random.chance(0.7)) expect_the_same(*snapshots, random);
      if (random.chance(0.2)) expect_the_same(others, random);
      if (HasFatalFailure()) return;
    }
  }
  EXPECT_GT(facts_seen, 1000);
}

}  // namespace
}  // namespace tilstede::owner
