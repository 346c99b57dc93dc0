#include "access/subject_use_cases.hpp"

#include <gtest/gtest.h>

#include "access/world_store_testing.hpp"

namespace tilstede::access {
namespace {

using testing::kSummer;
using testing::kToday;

class SubjectOf : public testing::World {
 protected:
  std::optional<Subject> pupil_on(PupilId pupil, const Date& date) {
    return database().read([&](db::Tx& tx) { return subject_of_pupil(tx, pupil, date); });
  }
};

TEST_P(SubjectOf, a_pupil_has_a_place_with_the_classes_of_that_school) {
  const auto area = add_area("Nord");
  const auto school = add_school("Bakken", area);
  const auto homeroom = add_class(school, "8A");
  const auto german = add_class(school, "Tysk 8", std::nullopt);
  const auto elsewhere = add_class(add_school("Lia"), "8A");
  const auto pupil = add_pupil();
  enrol(pupil, school);
  for (const auto& one : {homeroom, german, elsewhere})
    add_member(one, pupil);
  const auto subject = pupil_on(pupil, kToday);
  ASSERT_TRUE(subject);
  EXPECT_EQ(subject->pupil, pupil);
  EXPECT_EQ(subject->school_class, std::nullopt);
  ASSERT_EQ(subject->places.size(), 1U);
  EXPECT_EQ(subject->places[0].school, school);
  EXPECT_EQ(subject->places[0].area, area);
  EXPECT_EQ(subject->places[0].grade, 8);
  EXPECT_EQ(subject->places[0].classes.size(), 2U);
}

TEST_P(SubjectOf, a_pupil_who_moves_has_the_place_of_the_day) {
  const auto old_school = add_school("Bakken");
  const auto new_school = add_school("Lia");
  const auto old_class = add_class(old_school, "8A");
  const auto new_class = add_class(new_school, "8A");
  const auto pupil = add_pupil();
  const auto last_day = add_days(kToday, -1);
  enrol(pupil, old_school, {kSummer, last_day});
  add_member(old_class, pupil, {kSummer, last_day});
  enrol(pupil, new_school, {kToday, std::nullopt});
  add_member(new_class, pupil, {kToday, std::nullopt});
  const auto before = pupil_on(pupil, last_day);
  const auto after = pupil_on(pupil, kToday);
  ASSERT_TRUE(before && after && before->places.size() == 1 && after->places.size() == 1);
  EXPECT_EQ(before->places[0].school, old_school);
  EXPECT_EQ(before->places[0].classes, std::vector{old_class});
  EXPECT_EQ(after->places[0].school, new_school);
  EXPECT_EQ(after->places[0].classes, std::vector{new_class});
}

TEST_P(SubjectOf, a_known_pupil_who_is_enrolled_nowhere_is_a_subject_without_a_place) {
  const auto subject = pupil_on(add_pupil(), kToday);
  ASSERT_TRUE(subject);
  EXPECT_TRUE(subject->places.empty());
}

TEST_P(SubjectOf, a_class_has_its_school_as_its_place) {
  const auto area = add_area("Nord");
  const auto school = add_school("Bakken", area);
  const auto school_class = add_class(school, "8A");
  const auto subject = database().read([&](db::Tx& tx) { return subject_of_class(tx, school_class); });
  ASSERT_TRUE(subject);
  EXPECT_EQ(subject->school_class, school_class);
  ASSERT_EQ(subject->places.size(), 1U);
  EXPECT_EQ(subject->places[0].school, school);
  EXPECT_EQ(subject->places[0].area, area);
  EXPECT_EQ(subject->places[0].grade, 8);
  EXPECT_EQ(subject->places[0].classes, std::vector{school_class});
}

TEST_P(SubjectOf, a_school_is_its_own_place) {
  const auto school = add_school("Bakken");
  const auto subject = database().read([&](db::Tx& tx) { return subject_of_school(tx, school); });
  ASSERT_TRUE(subject);
  ASSERT_EQ(subject->places.size(), 1U);
  EXPECT_EQ(subject->places[0].school, school);
  EXPECT_EQ(subject->places[0].area, std::nullopt);
}

TEST_P(SubjectOf, what_is_unknown_gives_nothing) {
  const auto nobody = ids->next();
  database().read([&](db::Tx& tx) {
    EXPECT_FALSE(subject_of_pupil(tx, PupilId{nobody}, kToday));
    EXPECT_FALSE(subject_of_class(tx, ClassId{nobody}));
    EXPECT_FALSE(subject_of_school(tx, SchoolId{nobody}));
  });
}

FOR_EACH_ENGINE(SubjectOf);

}  // namespace
}  // namespace tilstede::access
