#include "people/same_name.hpp"

#include <gtest/gtest.h>

namespace tilstede::people {
namespace {

NameInClass named(int number, const char* given, const char* family) {
  return {PupilId{make_uuid_v7(1, {0, 0, 0, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(number)})},
          PersonalText(given), PersonalText(family)};
}

using Known = std::map<PupilId, std::string>;

const NameInClass kAda = named(1, "Ada", "Berg");
const NameInClass kAdaToo = named(2, "Ada", "Berg");
const NameInClass kBo = named(3, "Bo", "Berg");
const std::vector<NameInClass> kClass{kBo, kAdaToo, kAda};

TEST(SameName, only_those_with_both_names_alike_are_told_apart) {
  EXPECT_EQ(of_one_name(kClass), (std::vector<PupilId>{kAdaToo.pupil, kAda.pupil}));
  EXPECT_TRUE(of_one_name({kAda, kBo}).empty());
  EXPECT_TRUE(told_apart({kAda, kBo}, {}).empty());
}

TEST(SameName, by_the_group_that_the_other_is_not_in) {
  const GroupNames groups{{kAda.pupil, {"8A", "Spansk"}}, {kAdaToo.pupil, {"8B", "Spansk"}}};
  EXPECT_EQ(told_apart(kClass, groups), (Known{{kAda.pupil, "8A"}, {kAdaToo.pupil, "8B"}}));
}

TEST(SameName, else_by_a_number_that_never_changes) {
  const GroupNames groups{{kAda.pupil, {"8A"}}, {kAdaToo.pupil, {"8A"}}};
  EXPECT_EQ(told_apart(kClass, groups), (Known{{kAda.pupil, "1"}, {kAdaToo.pupil, "2"}}));
  EXPECT_EQ(told_apart({kAdaToo, kAda}, {}), (Known{{kAda.pupil, "1"}, {kAdaToo.pupil, "2"}}));
}

}  // namespace
}  // namespace tilstede::people
