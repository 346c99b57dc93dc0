#include "morning/morning_list.hpp"

#include <algorithm>
#include <array>

namespace tilstede::morning {
namespace {

int rank_of(const MissingPupil& pupil) {
  if (needs_somebody(pupil) && pupil.state.not_found_since) return 0;
  if (pupil.status == Status::open) return 1;
  return pupil.status == Status::taken ? 2 : 3;
}

}  // namespace

std::string_view name_of(Contacts contacts) {
  constexpr std::array<std::string_view, 3> kNames{"when_taken", "shown", "withheld"};
  return kNames.at(static_cast<std::size_t>(contacts));
}

std::string_view name_of(Status status) {
  constexpr std::array<std::string_view, 7> kNames{"open",      "taken",      "explained", "at_school",
                                                   "home_told", "came_later", "corrected"};
  return kNames.at(static_cast<std::size_t>(status));
}

Status status_of(const State& state, const Meanwhile& meanwhile) {
  if (state.standing == Standing::explained) return Status::explained;
  if (state.standing == Standing::at_school) return Status::at_school;
  if (meanwhile.home_told) return Status::home_told;
  if (meanwhile.came_later) return Status::came_later;
  if (meanwhile.is_missing_no_more) return Status::corrected;
  return state.standing == Standing::taken ? Status::taken : Status::open;
}

bool needs_somebody(const MissingPupil& pupil) {
  return pupil.status == Status::open || pupil.status == Status::taken;
}

MorningCount count(const MorningList& list) {
  MorningCount count;
  for (const MorningSchool& school : list.schools) {
    count.unregistered += static_cast<int>(school.unregistered.size());
    for (const MissingPupil& pupil : school.pupils) {
      if (pupil.status == Status::open) ++count.open;
      if (pupil.status == Status::taken) ++count.taken;
      if (needs_somebody(pupil) && pupil.state.not_found_since) ++count.not_found;
    }
  }
  return count;
}

void sort_by_need(std::vector<MissingPupil>& pupils) {
  std::stable_sort(pupils.begin(), pupils.end(),
                   [](const MissingPupil& a, const MissingPupil& b) { return rank_of(a) < rank_of(b); });
}

}  // namespace tilstede::morning
