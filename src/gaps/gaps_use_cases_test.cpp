// Gaps on both databases: what nobody has registered, who was away only later, and the quiet reminder.
#include "gaps/gaps_use_cases.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "attendance/attendance_store_testing.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede::gaps {
namespace {

using access::Actor;
using attendance::testing::absent;
using attendance::testing::batch_of;
using attendance::testing::kAda;
using attendance::testing::kBo;
using attendance::testing::kDina;
using attendance::testing::kSolvang;
using attendance::testing::kThursday;
using testing::ElementsAre;
using testing::IsEmpty;

/// Thursday has three lessons of Kari's in 8A, from 08:00.
class GapsFound : public attendance::testing::SchoolTest {
 protected:
  void at(int hour, int minute) { clock().set(oslo::instant_of(kThursday, hour * 60 + minute)); }

  std::vector<int> own(const Actor& actor) {
    std::vector<int> lessons;
    const auto found = read_gaps(context(), actor, 1);
    for (const NamedGap& gap : found->own)
      lessons.push_back(gap.gap.lesson);
    return lessons;
  }
  std::vector<std::string> reminders() {
    return texts("select heading from outbox_message where channel = 'email'");
  }
};

TEST_P(GapsFound, are_the_teachers_own_and_the_schools) {
  at(9, 40);
  EXPECT_THAT(own(kari), ElementsAre(1, 2));
  // Of fourteen days: the three lessons of the Thursday before, too.
  EXPECT_EQ(count_own_gaps(context(), kari), 5);
  EXPECT_THAT(own(odd), IsEmpty());
  const auto school = read_gaps(context(), siv, 1)->schools.at(0);
  ASSERT_EQ(school.teachers.size(), 1U);
  EXPECT_EQ(school.teachers[0].name.reveal(), "Kari Test");
  register_marks(kari, batch_of(1, {}, {kAda, kBo, kDina}));
  EXPECT_THAT(own(kari), ElementsAre(2));
}

TEST_P(GapsFound, are_for_leaders_and_teachers) {
  EXPECT_EQ(read_gaps(context(), grete, 1).error().code, "not-allowed");
  EXPECT_EQ(read_gaps(context(), rut, 1).error().code, "not-allowed");
  EXPECT_FALSE(read_gaps(context(), kari, 1)->schools.at(0).is_whole);
}

TEST_P(GapsFound, tell_who_was_away_only_later) {
  at(8, 20);
  register_marks(kari, batch_of(2, {absent(1, kAda, 2)}));
  EXPECT_THAT(read_gaps(context(), siv, 1)->schools.at(0).gone_later, IsEmpty()) << "the lesson is to come";
  at(9, 40);
  const auto gone = read_gaps(context(), siv, 1)->schools.at(0).gone_later;
  ASSERT_EQ(gone.size(), 1U);
  EXPECT_EQ(gone[0].given_name.reveal(), "Ada");
  EXPECT_FALSE(gone[0].days.at(0).is_reported);
  EXPECT_THAT(read_gaps(context(), per, 1)->schools.at(0).gone_later, IsEmpty()) << "not Per's class";
}

TEST_P(GapsFound, remind_a_teacher_once_a_day_after_the_schools_time) {
  run("update staff set email = 'kari@example.no' where source_id = 'Kari'");
  at(15, 0);
  remind_teachers(context());
  EXPECT_THAT(reminders(), IsEmpty()) << "the school has set no time";
  EXPECT_FALSE(change_reminder(context(), kari, kSolvang, 900));
  ASSERT_TRUE(change_reminder(context(), siv, kSolvang, 15 * 60 + 30));
  remind_teachers(context());
  EXPECT_THAT(reminders(), IsEmpty()) << "not yet";
  at(15, 31);
  remind_teachers(context());
  remind_teachers(context());
  EXPECT_THAT(reminders(), ElementsAre("3 timer er ikke ført i dag"));
  // As after a crash between the message and the day's mark.
  run("update gap_setting set reminded_on = null");
  remind_teachers(context());
  EXPECT_EQ(reminders().size(), 1U);
}

FOR_EACH_ENGINE(GapsFound);

}  // namespace
}  // namespace tilstede::gaps
