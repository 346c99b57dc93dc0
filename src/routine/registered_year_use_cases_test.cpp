// The properties of registered_year_property_test.cpp once through the use cases, on both databases: a random
// autumn registered day by day, with corrections and the night's evaluation, equals one evaluation at the
// end.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/random.hpp"
#include "platform/clock/oslo.hpp"
#include "routine/evaluate_use_cases.hpp"
#include "routine/flags_use_cases.hpp"
#include "routine/pupil_years_store_testing.hpp"
#include "routine/routine_jobs.hpp"
#include "routine/routine_testing.hpp"

namespace tilstede::routine {
namespace {

using attendance::Batch;
using attendance::Mark;
using attendance::testing::kAda;
using attendance::testing::kBo;
using attendance::testing::kDina;

const std::vector<PupilId> kPupils = {kAda, kBo, kDina};

class RegisteredAutumn : public testing::RoutineTest {
 protected:
  const Routines routines =
      with_rules({count_rule("days-2-in-month", "calendar month", 2), count_rule("days-4", "school year", 4),
                  count_rule("hours-3", "school year", 3, engine::Series::hours),
                  share_rule("share", "4 weeks", CountTest::Limit::share_over_percent, 10, 5),
                  count_rule("late-2", "30 days", 2, engine::Series::late_arrivals)});
  Random random{20241031};

  struct Said {
    Date date{};
    int lesson = 0;
    PupilId pupil;
    EntryId entry;
    bool operator==(const Said&) const = default;
  };
  /// Absence that stands.
  std::vector<Said> standing;

  attendance::OnPupilYearChanged on_changed() override {
    return [this](db::Tx& tx, const std::vector<attendance::PupilYearKey>& keys) {
      return reevaluate(tx, context(), routines, keys);
    };
  }

  void say(const Said& said, Mark mark) {
    const Batch batch{attendance::testing::k8A, said.date, said.lesson, {}, {std::move(mark)}};
    const auto answer = register_marks(siv, batch);
    ASSERT_EQ(answer["results"][0]["status"], "saved") << answer.dump();
  }

  Mark absence(int lesson, const PupilId& pupil, std::optional<EntryId> based_on = {}) {
    ++marks_;
    if (lesson > 0 && random.chance(0.5)) return attendance::testing::late(marks_, pupil, 10, based_on);
    auto mark = attendance::testing::absent(marks_, pupil, lesson, based_on);
    if (random.chance(0.3)) mark.content.reason = "illness";
    return mark;
  }

  /// 8A has three lessons on Thursdays and none on other days.
  void register_of(const Date& date) {
    const bool is_thursday = std::chrono::weekday(std::chrono::sys_days(date)) == std::chrono::Thursday;
    for (const auto& pupil : kPupils) {
      if (!random.chance(is_thursday ? 0.6 : 0.15)) continue;
      Said said{date, is_thursday ? random.below(4) : 0, pupil, {}};
      auto mark = absence(said.lesson, pupil);
      said.entry = mark.id;
      say(said, std::move(mark));
      standing.push_back(said);
    }
  }

  void take_back(std::size_t at) {
    const Said said = standing[at];
    standing.erase(standing.begin() + static_cast<std::ptrdiff_t>(at));
    say(said, attendance::testing::present(++marks_, said.pupil, said.entry));
  }

  void correct_something() {
    if (standing.empty() || !random.chance(0.4)) return;
    const auto at = static_cast<std::size_t>(random.below(static_cast<int>(standing.size())));
    if (random.chance(0.5)) return take_back(at);
    auto mark = absence(standing[at].lesson, standing[at].pupil, standing[at].entry);
    // Documented now, so that it always says something else.
    mark.content.is_documented = true;
    mark.content.reported_by = attendance::ReportedBy::guardian;
    mark.content.note_home = PersonalText(std::to_string(marks_));
    const auto id = mark.id;
    say(standing[at], std::move(mark));
    standing[at].entry = id;
  }

  void open_day(const Date& date, int minute) { clock().set(oslo::instant_of(date, minute)); }

  void register_autumn() {
    for (Date date = *parse_date("2024-08-19"); date <= *parse_date("2024-11-29"); date = add_days(date, 1)) {
      open_day(date, 5);
      evaluate_new_day(context(), routines);
      const auto weekday = std::chrono::weekday(std::chrono::sys_days(date)).iso_encoding();
      if (weekday > 5) continue;
      open_day(date, 9 * 60);
      register_of(date);
      correct_something();
    }
  }

  /// As `tilstede evaluate` prints them.
  std::string stored_flags() {
    std::string csv = "pupil_id,rule,first_met,met_now,count\n";
    for (const auto& line :
         texts("select p.source_id || ',' || f.rule || ',' || cast(f.first_met as text) || ',' || "
               "case when f.is_met_now then '1' else '0' end || ',' || cast(f.count as text) "
               "from flag f join pupil p on p.id = f.pupil_id where f.withdrawn_at is null "
               "order by p.source_id, f.rule"))
      csv += line + "\n";
    return csv;
  }
  std::string evaluated_at_once() {
    return to_csv(
        evaluate(context(), routines, false, SchoolYear{2024}, context().clock.today(), std::nullopt));
  }

 private:
  int marks_ = 100;
};
FOR_EACH_ENGINE(RegisteredAutumn);

TEST_P(RegisteredAutumn, evaluated_day_by_day_equals_evaluated_at_once) {
  register_autumn();
  EXPECT_GT(standing.size(), 20U);
  EXPECT_GT(texts("select id from flag where withdrawn_at is not null").size(), 0U);
  const auto at_once = evaluated_at_once();
  EXPECT_GT(std::count(at_once.begin(), at_once.end(), '\n'), 5);
  EXPECT_EQ(stored_flags(), at_once);
}

TEST_P(RegisteredAutumn, leaves_no_flag_when_all_of_it_is_taken_back) {
  register_autumn();
  while (!standing.empty())
    take_back(static_cast<std::size_t>(random.below(static_cast<int>(standing.size()))));
  EXPECT_EQ(stored_flags(), "pupil_id,rule,first_met,met_now,count\n");
  EXPECT_EQ(texts("select id from absence_entry where superseded_by is null and kind <> 'present'").size(),
            0U);
}

}  // namespace
}  // namespace tilstede::routine
