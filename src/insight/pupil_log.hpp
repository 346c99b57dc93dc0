// The log of one pupil as its reader may see it: one line per day, person and action. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.hpp"
#include "base/personal.hpp"

namespace tilstede::insight {

enum class WhoKind { you, staff, guardian, pupil, program, gone };
std::string_view name_of(WhoKind kind);

struct Who {
  WhoKind kind = WhoKind::gone;
  /// Empty where it is not the reader's to know.
  PersonalText name;
  std::vector<access::Role> roles;
};

struct Event {
  Date date;
  Instant at;
  std::string action;
  /// The pupil stood on a list of a class.
  bool is_list = false;
  std::optional<AccountId> account;
  Who who;
};

struct Line {
  Date date;
  Instant first_at;
  Instant last_at;
  int count = 0;
  std::string action;
  bool is_list = false;
  Who who;
};

enum class Reader { home, officer };

/// `events` newest first, and so are the lines. For a home: other guardians without names, or, where the
/// pupil's address is protected, not at all; and nothing that the program did by itself.
std::vector<Line> lines_for(Reader reader, bool is_protected, const std::vector<Event>& events);

/// Where the pupil belonged on a day.
struct Belonging {
  Period days;
  std::optional<SchoolId> school;
  std::optional<ClassId> school_class;
};

/// What somebody on the staff was to the pupil on that day; else what they were at all. A contact teacher is
/// not also said to be a teacher.
std::vector<access::Role> roles_towards(const PupilId& pupil, const std::vector<Belonging>& belongings,
                                        const std::vector<access::Relation>& relations, const Date& day);

}  // namespace tilstede::insight
