// From one mark to a flag, without a database: random years are registered through the server's own decision,
// with mistakes, corrections and repeats, and their flags are kept up to date as the use case does it.
// registered_year_use_cases_test.cpp does the same through the use cases, on both databases.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/counting.hpp"
#include "routine/registered_year_testing.hpp"

namespace tilstede::routine {
namespace {

constexpr int kYears = 300;

/// The world's own entries, as if they had stood from the beginning.
engine::PupilYear as_told(const RandomWorld& world) {
  RegisteredYear year(world.pupil);
  for (const auto& saying : sayings_of(world))
    EXPECT_EQ(year.say(saying), attendance::Status::saved);
  return year.year();
}

engine::Totals totals_of(const engine::PupilYear& year, const engine::Counting& counting) {
  return engine::totals(engine::tally(year, counting), first_day(year.year), last_day(year.year), counting);
}

TEST(RegisteredYear, is_the_same_in_whatever_order_and_with_whatever_detours_it_was_registered) {
  int findings_seen = 0;
  int corrections_seen = 0;
  for (int seed = 1; seed <= kYears; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const auto world = random_world(random);
    const auto as_of = world.date_of(world.as_of);
    const auto once = as_told(world);
    const auto expected = told(once, find(world.routines, once, as_of));
    RegisteredYear registered(world.pupil);
    say_in_random_order(random, registered, sayings_of(world));
    const auto findings = find(world.routines, registered.year(), as_of);
    ASSERT_EQ(told(registered.year(), findings), expected) << "seed " << seed;
    for (const auto& version : world.routines.versions) {
      ASSERT_EQ(totals_of(registered.year(), version.counting), totals_of(once, version.counting))
          << "seed " << seed;
    }
    findings_seen += static_cast<int>(findings.size());
    corrections_seen += static_cast<int>(registered.all().size() - registered.year().entries.size());
  }
  EXPECT_GT(findings_seen, kYears / 2);
  EXPECT_GT(corrections_seen, kYears);
}

TEST(RegisteredYear, counts_as_before_when_what_was_registered_since_is_taken_back) {
  for (int seed = 1; seed <= kYears; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const auto world = random_world(random);
    const auto as_of = world.date_of(world.as_of);
    auto sayings = sayings_of(world);
    std::vector<Saying> later;
    std::erase_if(sayings, [&](const Saying& saying) {
      if (!random.chance(0.5)) return false;
      later.push_back(saying);
      return true;
    });
    RegisteredYear registered(world.pupil);
    say_in_random_order(random, registered, sayings);
    const auto before = registered.year();
    const auto flags_before = kept_up_to_date(world.routines, before, as_of, {});

    say_in_random_order(random, registered, later);
    auto flags = kept_up_to_date(world.routines, registered.year(), as_of, flags_before);
    for (auto saying : later) {
      saying.content = {};
      ASSERT_EQ(registered.say(saying), attendance::Status::saved) << "seed " << seed;
      flags = kept_up_to_date(world.routines, registered.year(), as_of, flags);
    }
    for (const auto& version : world.routines.versions) {
      ASSERT_EQ(totals_of(registered.year(), version.counting), totals_of(before, version.counting))
          << "seed " << seed;
    }
    ASSERT_EQ(findings_of(flags), findings_of(flags_before)) << "seed " << seed;
  }
}

TEST(RegisteredYear, has_no_flag_left_when_all_of_it_is_taken_back) {
  int flags_seen = 0;
  for (int seed = 1; seed <= kYears; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const auto world = random_world(random);
    const auto as_of = last_day(world.pupil.year);
    RegisteredYear registered(world.pupil);
    say_in_random_order(random, registered, sayings_of(world));
    auto flags = kept_up_to_date(world.routines, registered.year(), as_of, {});
    flags_seen += static_cast<int>(flags.size());
    for (auto saying : sayings_of(world)) {
      saying.content = {};
      ASSERT_EQ(registered.say(saying), attendance::Status::saved) << "seed " << seed;
      flags = kept_up_to_date(world.routines, registered.year(), as_of, flags);
    }
    ASSERT_EQ(told(registered.year(), findings_of(flags)), "") << "seed " << seed;
  }
  EXPECT_GT(flags_seen, kYears / 2);
}

// Day after day: what is said of a day is said on that day, some of it corrected later; the flags are looked
// at after every mark and every night.
TEST(RegisteredYear, evaluated_day_by_day_equals_evaluated_at_once) {
  for (int seed = 1; seed <= kYears / 6; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const auto world = random_world(random);
    const auto sayings = sayings_of(world);
    RegisteredYear registered(world.pupil);
    std::vector<Flag> flags;
    std::vector<Saying> to_correct;
    for (int day = 0; day < world.calendar.length(); ++day) {
      const auto today = world.date_of(day);
      const auto say = [&](const Saying& saying) {
        ASSERT_EQ(registered.say(saying), attendance::Status::saved) << "seed " << seed;
        flags = kept_up_to_date(world.routines, registered.year(), today, flags);
      };
      for (const auto& saying : sayings) {
        if (saying.date != today) continue;
        Saying first = saying;
        if (random.chance(0.3)) {
          first.content = mistaken(random, saying.content);
          to_correct.push_back(saying);
        }
        say(first);
      }
      if (!to_correct.empty() && random.chance(0.3)) {
        say(to_correct.back());
        to_correct.pop_back();
      }
      flags = kept_up_to_date(world.routines, registered.year(), today, flags);
      ASSERT_EQ(findings_of(flags), find(world.routines, registered.year(), today))
          << "seed " << seed << " on " << to_text(today);
    }
    for (const auto& saying : to_correct)
      registered.say(saying);
    const auto last = last_day(world.pupil.year);
    flags = kept_up_to_date(world.routines, registered.year(), last, flags);
    const auto once = as_told(world);
    ASSERT_EQ(told(registered.year(), findings_of(flags)), told(once, find(world.routines, once, last)))
        << "seed " << seed;
  }
}

}  // namespace
}  // namespace tilstede::routine
