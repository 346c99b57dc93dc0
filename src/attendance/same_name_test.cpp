#include "attendance/same_name.hpp"

#include <gtest/gtest.h>

namespace tilstede::attendance {
namespace {

RegisterPupil named(int number, const char* given, const char* family) {
  RegisterPupil pupil;
  pupil.pupil = PupilId{make_uuid_v7(1, {0, 0, 0, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(number)})};
  pupil.given_name = PersonalText(given);
  pupil.family_name = PersonalText(family);
  return pupil;
}

const RegisterPupil kAda = named(1, "Ada", "Berg");
const RegisterPupil kAdaToo = named(2, "Ada", "Berg");
const RegisterPupil kBo = named(3, "Bo", "Berg");
const std::vector<RegisterPupil> kClass{kBo, kAdaToo, kAda};

TEST(SameName, only_those_with_both_names_alike_are_told_apart) {
  EXPECT_EQ(of_one_name(kClass), (std::vector<PupilId>{kAdaToo.pupil, kAda.pupil}));
  EXPECT_TRUE(of_one_name({kAda, kBo}).empty());
}

TEST(SameName, by_the_group_that_the_other_is_not_in) {
  const GroupNames groups{{kAda.pupil, {"8A", "Spansk"}}, {kAdaToo.pupil, {"8B", "Spansk"}}};
  EXPECT_EQ(told_apart(kAda, kClass, groups), "8A");
  EXPECT_EQ(told_apart(kAdaToo, kClass, groups), "8B");
}

TEST(SameName, else_by_a_number_that_never_changes) {
  const GroupNames groups{{kAda.pupil, {"8A"}}, {kAdaToo.pupil, {"8A"}}};
  EXPECT_EQ(told_apart(kAda, kClass, groups), "1");
  EXPECT_EQ(told_apart(kAdaToo, kClass, groups), "2");
  EXPECT_EQ(told_apart(kAdaToo, {kAdaToo, kAda}, {}), "2");
}

}  // namespace
}  // namespace tilstede::attendance
