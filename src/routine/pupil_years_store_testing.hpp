// RoutineTest: the small school of the attendance tests, with absence written straight into the database.
#pragma once

#include <string>
#include <vector>

#include "attendance/attendance_store_testing.hpp"
#include "routine/routines.hpp"

namespace tilstede::routine::testing {

class RoutineTest : public attendance::testing::SchoolTest {
 protected:
  static EntryId entry(int number) { return attendance::testing::id<EntryId>(number); }

  /// An entry numbered `number`: of the whole day, or of a lesson.
  void absent(int number, const PupilId& pupil, const char* date, int lesson = 0,
              const char* reason = nullptr);
  /// Entry `number` says present, and supersedes entry `superseded`.
  void present_after_all(int number, int superseded);

  /// Evaluates with a routine and says what came and went: "raised days-2, withdrawn days-5".
  std::string changes_of(const Routines& routines, const std::vector<PupilId>& pupils);

  std::vector<PupilId> many_pupils(int count);
};

}  // namespace tilstede::routine::testing
