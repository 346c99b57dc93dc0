#include "routine/what_if.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/pupil_year_testing.hpp"
#include "routine/random_pupil_testing.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

using engine::day;
using engine::Kind;

const SchoolId kHaug{Uuid{{1}}};
const SchoolId kNes{Uuid{{2}}};
constexpr SchoolYear kYear{2024};

Task task(access::Role role, Strength strength, const std::string& form = "") {
  Task task;
  task.role = role;
  task.strength = strength;
  task.form = form;
  return task;
}

Step step(const std::string& id, std::vector<std::string> when_any, std::vector<Task> tasks = {}) {
  Step step;
  step.id = id;
  step.when_any = std::move(when_any);
  step.tasks = std::move(tasks);
  return step;
}

/// One step "call" at so many days in the school year.
Routine call_at(const std::string& version, int days) {
  auto routine =
      version_of(version, {first_day(kYear), std::nullopt}, {count_rule("days", "school year", days)});
  routine.steps = {step("call", {"days"}, {task(access::Role::contact_teacher, Strength::shall)})};
  return routine;
}

/// At Haug all year, absent on these days.
WhatIfPupil pupil(const std::string& name, const std::vector<const char*>& days) {
  WhatIfPupil pupil{name, engine::school_year_2024(), {{kHaug, {first_day(kYear), std::nullopt}}}};
  for (const auto* date : days)
    engine::add(pupil.year, date, Kind::day);
  return pupil;
}

const std::vector<const char*> kThreeDays = {"2024-09-02", "2024-09-10", "2024-10-21"};

WhatIf what_if(const Routines& in_force, const Routine& proposed, const std::vector<WhatIfPupil>& pupils,
               std::vector<Variation> variations = {}) {
  WhatIfTally tally(in_force, {proposed, kYear, last_day(kYear), std::move(variations)},
                    {{kHaug, "haug", "Haug", 0}, {kNes, "nes", "Nes", 0}});
  for (const auto& each : pupils)
    tally.add(each);
  return tally.finish();
}

Routines only(Routine routine) {
  return Routines{{std::move(routine)}};
}

StepRow row(const WhatIf& answer, const std::string& step, SchoolPlace school = kAllSchools) {
  for (const auto& each : answer.by_step) {
    if (each.step == step && each.school == school) return each;
  }
  ADD_FAILURE() << "no row for " << step;
  return {};
}

std::string changes(const WhatIf& answer, const std::string& step) {
  std::string text;
  for (const auto& each : answer.by_pupil) {
    if (each.step != step) continue;
    text += each.pupil_source_id + " " + std::string(name_of(each.change)) + " ";
    text += (each.proposed ? to_text(*each.proposed) : "-") + " ";
    text += (each.in_force ? to_text(*each.in_force) : "-") + "\n";
  }
  return text;
}

TEST(WhatIf, tells_who_is_new_and_who_is_gone_and_who_is_reached_earlier) {
  const std::vector<WhatIfPupil> pupils = {pupil("ada", kThreeDays),
                                           pupil("bo", {"2024-09-02", "2024-09-03"}), pupil("dina", {})};
  const auto sharper = what_if(only(call_at("1", 3)), call_at("2", 2), pupils);
  EXPECT_EQ(changes(sharper, "call"),
            "ada earlier 2024-09-10 2024-10-21\n"
            "bo new 2024-09-03 -\n");
  const auto total = row(sharper, "call");
  EXPECT_EQ(total.pupils, (Sides{2, 1}));
  EXPECT_EQ(std::tuple(total.is_new, total.is_gone, total.is_earlier, total.is_later),
            std::tuple(1, 0, 1, 0));
  const auto milder = what_if(only(call_at("1", 2)), call_at("2", 3), pupils);
  EXPECT_EQ(changes(milder, kAnyStep),
            "ada later 2024-10-21 2024-09-10\n"
            "bo gone - 2024-09-03\n");
  EXPECT_EQ(sharper.pupils, 3);
}

TEST(WhatIf, counts_a_pupil_in_the_week_and_at_the_school_of_the_day) {
  auto mover = pupil("ada", kThreeDays);
  mover.stays = {{kHaug, {first_day(kYear), day("2024-09-30")}}, {kNes, {day("2024-10-01"), std::nullopt}}};
  const auto answer = what_if(only(call_at("1", 3)), call_at("2", 2), {mover});
  EXPECT_EQ(row(answer, "call", 0).pupils, (Sides{1, 0}));
  EXPECT_EQ(row(answer, "call", 1).pupils, (Sides{0, 1}));
  EXPECT_EQ(row(answer, "call", 0).is_earlier, 1);
  std::string weeks;
  for (const auto& each : answer.by_week) {
    if (each.step == "call" && each.school != kAllSchools)
      weeks += std::to_string(each.school) + " " + to_text(each.week) + " " +
               std::to_string(each.pupils.proposed) + std::to_string(each.pupils.in_force) + "\n";
  }
  EXPECT_EQ(weeks, "0 2024-W37 10\n1 2024-W43 01\n");
  EXPECT_EQ(answer.schools[0].pupils + answer.schools[1].pupils, 2) << "the mover is a pupil of both";
}

TEST(WhatIf, reaches_a_step_by_the_first_of_its_rules) {
  auto proposed = call_at("2", 3);
  proposed.rules.push_back(count_rule("late", "school year", 1, engine::Series::late_arrivals));
  proposed.steps[0].when_any.push_back("late");
  auto both = pupil("ada", kThreeDays);
  engine::add(both.year, "2024-09-05", Kind::late, 1, 5);
  const auto answer = what_if(only(call_at("1", 3)), proposed, {both});
  EXPECT_EQ(changes(answer, "call"), "ada earlier 2024-09-05 2024-10-21\n");
}

TEST(WhatIf, holds_a_step_that_only_one_routine_has_against_all_steps_of_the_other) {
  auto proposed = call_at("2", 3);
  proposed.steps[0].id = "talk";
  const auto answer = what_if(only(call_at("1", 2)), proposed,
                              {pupil("ada", kThreeDays), pupil("bo", {"2024-09-02", "2024-09-03"})});
  EXPECT_EQ(changes(answer, "talk"), "ada other-step 2024-10-21 -\n");
  EXPECT_EQ(changes(answer, "call"), "ada other-step - 2024-09-10\nbo gone - 2024-09-03\n");
  EXPECT_EQ(changes(answer, kAnyStep), "ada later 2024-10-21 2024-09-10\nbo gone - 2024-09-03\n");
  ASSERT_EQ(answer.steps.size(), 3U);
  EXPECT_EQ(answer.steps[1].first, "talk");
}

TEST(WhatIf, holds_a_step_that_both_have_against_that_step_alone) {
  auto proposed = call_at("2", 3);
  proposed.steps.push_back(step("meet", {"days"}));
  auto now = call_at("1", 3);
  now.rules.push_back(count_rule("many", "school year", 9));
  now.steps.push_back(step("meet", {"many"}));
  const auto answer = what_if(only(now), proposed, {pupil("ada", kThreeDays)});
  EXPECT_EQ(changes(answer, "call"), "ada same 2024-10-21 2024-10-21\n");
  EXPECT_EQ(changes(answer, "meet"), "ada new 2024-10-21 -\n")
      << "that Ada was called does not make it less new";
}

TEST(WhatIf, follows_the_version_in_force_on_the_day_and_the_proposal_on_all_days) {
  auto autumn = call_at("1", 2);
  autumn.valid = {first_day(kYear), day("2024-09-30")};
  auto spring = call_at("2", 3);
  spring.valid = {day("2024-10-01"), std::nullopt};
  spring.steps[0].id = "meet";
  auto proposed = call_at("3", 1);
  proposed.valid = {day("2030-01-01"), std::nullopt};
  const auto answer = what_if(Routines{{autumn, spring}}, proposed, {pupil("ada", kThreeDays)});
  EXPECT_EQ(changes(answer, "call"), "ada earlier 2024-09-02 2024-09-10\n");
  EXPECT_EQ(changes(answer, "meet"), "") << "the rule was met under the first version";
  ASSERT_EQ(answer.in_force.size(), 2U);
  EXPECT_EQ(answer.in_force[1].days, (Period{day("2024-10-01"), last_day(kYear)}));
}

TEST(WhatIf, leaves_out_what_only_an_exemption_keeps_from_standing) {
  auto exempt = pupil("ada", kThreeDays);
  exempt.year.exemptions.push_back({ExemptionId{}, {first_day(kYear), last_day(kYear)}, {}});
  const auto answer = what_if(only(call_at("1", 3)), call_at("2", 2), {exempt});
  EXPECT_TRUE(answer.by_pupil.empty());
  EXPECT_EQ(row(answer, "call").pupils, Sides{});
}

TEST(WhatIf, sums_the_work_of_the_steps_by_role_and_strength) {
  using access::Role;
  auto proposed = call_at("2", 2);
  proposed.rules.push_back(count_rule("days-3", "school year", 3));
  proposed.steps[0].tasks = {task(Role::contact_teacher, Strength::shall),
                             task(Role::contact_teacher, Strength::may)};
  proposed.steps.push_back(step("meet", {"days-3"},
                                {task(Role::department_head, Strength::shall, "meeting-minutes"),
                                 task(Role::department_head, Strength::should, "action-plan")}));
  const auto answer = what_if(only(call_at("1", 3)), proposed,
                              {pupil("ada", kThreeDays), pupil("bo", {"2024-09-02", "2024-09-03"})});
  std::string work;
  for (const auto& each : answer.work) {
    if (each.school != kAllSchools) continue;
    const auto text = [](const Tasks& tasks) {
      return std::to_string(tasks.shall) + std::to_string(tasks.should) + std::to_string(tasks.may) +
             std::to_string(tasks.meetings);
    };
    work += std::string(access::name_of(each.role)) + " " + text(each.proposed) + " " + text(each.in_force) +
            "\n";
  }
  EXPECT_EQ(work, "contact-teacher 2020 1000\ndepartment-head 1101 0000\n");
}

std::string variants(const WhatIf& answer, SchoolPlace school) {
  std::string text;
  for (const auto& each : answer.variants) {
    if (each.school != school) continue;
    text += each.rule + "=" + std::to_string(each.value) + " " + std::to_string(each.pupils) + " " +
            each.step + " " + std::to_string(each.step_pupils) + "\n";
  }
  return text;
}

TEST(WhatIf, tries_thresholds_one_at_a_time_with_the_others_as_written) {
  auto proposed = call_at("2", 3);
  proposed.rules.push_back(count_rule("late", "school year", 1, engine::Series::late_arrivals));
  proposed.rules.push_back(count_rule("alone", "school year", 9));
  proposed.steps[0].when_any.push_back("late");
  auto late = pupil("bo", {});
  engine::add(late.year, "2024-09-05", Kind::late, 1, 5);
  late.stays[0].school = kNes;
  const auto answer = what_if(only(call_at("1", 3)), proposed, {pupil("ada", kThreeDays), late},
                              {{"days", 3, 4, 1}, {"alone", 2, 2, 1}});
  EXPECT_EQ(variants(answer, kAllSchools), "days=3 1 call 2\ndays=4 0 call 1\nalone=2 1  0\n");
  EXPECT_EQ(variants(answer, 0), "days=3 1 call 1\ndays=4 0 call 0\nalone=2 1  0\n");
  EXPECT_EQ(variants(answer, 1), "days=3 0 call 1\ndays=4 0 call 1\nalone=2 0  0\n");
}

/// A random routine of one version with two steps over its rules.
Routine with_steps(Routine routine) {
  routine.steps = {step("one", {}), step("two", {})};
  for (std::size_t i = 0; i < routine.rules.size(); ++i) {
    routine.steps[i % 2].when_any.push_back(routine.rules[i].id);
    if (i == 0) routine.steps[1].when_any.push_back(routine.rules[i].id);
  }
  return routine;
}

TEST(WhatIfProperty, a_sweep_equals_one_simulation_per_variant) {
  int reached = 0;
  for (int seed = 1; seed <= 30; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    std::vector<WhatIfPupil> pupils;
    Routine routine;
    for (int count = 0; count < 4; ++count) {
      const auto world = random_world(random);
      if (count == 0) routine = with_steps(world.routines.versions.front());
      WhatIfPupil pupil{std::to_string(count), world.pupil, {}};
      // The engine reads one school year at a time, whichever it is.
      const Date moves = world.date_of(random.below(world.calendar.length() - 2) + 1);
      pupil.stays = {{kHaug, {first_day(world.pupil.year), moves}},
                     {kNes, {add_days(moves, 1), std::nullopt}}};
      pupils.push_back(std::move(pupil));
    }
    std::vector<Rule> with_threshold;
    std::copy_if(routine.rules.begin(), routine.rules.end(), std::back_inserter(with_threshold),
                 [](const Rule& each) { return std::holds_alternative<CountTest>(each.test); });
    if (with_threshold.empty()) continue;
    const auto& rule =
        with_threshold[static_cast<std::size_t>(random.below(static_cast<int>(with_threshold.size())))];
    const Variation variation{rule.id, 1 + random.below(3), 12, 1 + random.below(3)};
    const Routines nothing_in_force;
    const auto run = [&](const Routine& proposed, const std::vector<Variation>& variations) {
      WhatIf sum;
      // Random worlds lie in different school years: each pupil is a municipality, and the rows are summed.
      for (const auto& pupil : pupils) {
        WhatIfTally tally(nothing_in_force,
                          {proposed, pupil.year.year, last_day(pupil.year.year), variations},
                          {{kHaug, "haug", "Haug", 0}, {kNes, "nes", "Nes", 0}});
        tally.add(pupil);
        auto one = tally.finish();
        if (sum.by_step.empty()) {
          sum = std::move(one);
          continue;
        }
        for (std::size_t i = 0; i < sum.by_step.size(); ++i)
          sum.by_step[i].pupils.proposed += one.by_step[i].pupils.proposed;
        for (std::size_t i = 0; i < sum.variants.size(); ++i) {
          sum.variants[i].pupils += one.variants[i].pupils;
          sum.variants[i].step_pupils += one.variants[i].step_pupils;
        }
      }
      return sum;
    };
    const auto swept = run(routine, {variation});
    for (const auto& variant : swept.variants) {
      auto changed = routine;
      auto& test =
          std::get<CountTest>(std::find_if(changed.rules.begin(), changed.rules.end(), [&](const Rule& each) {
                                return each.id == rule.id;
                              })->test);
      test.value = variant.value;
      changed.steps.push_back(step("rule-alone", {rule.id}));
      const auto alone = run(changed, {});
      ASSERT_EQ(variant.pupils, row(alone, "rule-alone", variant.school).pupils.proposed) << "seed " << seed;
      ASSERT_EQ(variant.step_pupils, row(alone, variant.step, variant.school).pupils.proposed)
          << "seed " << seed << ", " << variant.step << " at " << variant.value;
      reached += variant.step_pupils;
    }
  }
  EXPECT_GT(reached, 500);
}

TEST(WhatIfProperty, the_schools_sum_to_the_municipality) {
  for (int seed = 1; seed <= 100; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const auto world = random_world(random);
    const auto routine = with_steps(world.routines.versions.front());
    const Date moves = world.date_of(random.below(world.calendar.length() - 2) + 1);
    WhatIfTally tally(world.routines, {routine, world.pupil.year, world.date_of(world.as_of), {}},
                      {{kHaug, "haug", "Haug", 0}, {kNes, "nes", "Nes", 0}});
    tally.add({"ada",
               world.pupil,
               {{kHaug, {first_day(world.pupil.year), moves}}, {kNes, {add_days(moves, 1), std::nullopt}}}});
    const auto answer = tally.finish();
    for (const auto& [step, words] : answer.steps) {
      const auto all = row(answer, step);
      const auto haug = row(answer, step, 0);
      const auto nes = row(answer, step, 1);
      ASSERT_EQ(all.pupils.proposed, haug.pupils.proposed + nes.pupils.proposed);
      ASSERT_EQ(all.is_new + all.is_gone, haug.is_new + nes.is_new + haug.is_gone + nes.is_gone);
      Sides by_week;
      for (const auto& week : answer.by_week) {
        if (week.step != step || week.school != kAllSchools) continue;
        by_week.proposed += week.pupils.proposed;
        by_week.in_force += week.pupils.in_force;
      }
      ASSERT_EQ(by_week, all.pupils);
    }
  }
}

}  // namespace
}  // namespace tilstede::routine
