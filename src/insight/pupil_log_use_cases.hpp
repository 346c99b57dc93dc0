// Reading the log of one pupil, and finding the pupil by name for who may read any.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "base/result.hpp"
#include "insight/pupil_log.hpp"
#include "platform/context.hpp"

namespace tilstede::insight {

inline constexpr int kLogDaysMax = 366;
inline constexpr int kLogDaysUnlessSaid = 30;
inline constexpr std::size_t kFoundMax = 20;

struct PupilLog {
  PupilId pupil;
  PersonalText name;
  Date from;
  Date until;
  /// There is more before `from`.
  bool has_earlier = false;
  std::vector<Line> lines;
};

Result<PupilLog, Problem> read_pupil_log(const Context& context, const access::Actor& actor,
                                         const PupilId& pupil, const Period& days);

struct FoundPupil {
  PupilId pupil;
  PersonalText name;
  /// Class and school; empty where the address is protected, or the pupil is at no school today.
  std::string place;
};

struct FoundPupils {
  std::vector<FoundPupil> pupils;
  /// More than are listed have that name.
  bool has_more = false;
};

/// Pupils of whose names each word of `name` begins one.
Result<FoundPupils, Problem> find_pupils(const Context& context, const access::Actor& actor,
                                         const PersonalText& name);

}  // namespace tilstede::insight
