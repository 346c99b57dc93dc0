// What if (domain D9): a proposed routine, laid over a whole school year's entries, beside the routine in
// force that year. Which pupils each step would have reached, when and at which school, and the work it
// means. Pure; pupils are added one by one, so that a municipality needs no more memory than its answer.
//
// What the numbers mean:
//   - A step is *reached* on the day on which any of its rules is first met (findings.hpp, by the entries
//   known
//     now), once per pupil and year. Under the routine in force the steps are those of the version in force
//     on that day; the proposal rules every day, whatever its dates of validity. What only an exemption keeps
//     from standing is not reached.
//   - The school is the one where the pupil was enrolled on that day; of two at once the one that began
//   first.
//     So each pupil counts once per step, and the schools sum to the municipality.
//   - The week is that of the day (base/week.hpp).
//   - Pupils are *new* to a step when the proposal reaches it and the routine in force does not, *gone* when
//   it
//     is the other way round. Steps are the same when they have the same id. A step that only one of them has
//     is held against all steps of the other: new, or gone, is then who reached no step there at all.
//   - *Earlier* and *later*: both reach the step, the proposal on an earlier or a later day.
//   - "Any step" is reached on the day of the first step, and compared in the same way.
//   - The work: each step reached makes each of its tasks once. A meeting is a task with the form of one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "access/actor.hpp"
#include "base/week.hpp"
#include "engine/pupil_year.hpp"
#include "routine/findings.hpp"
#include "routine/routines.hpp"
#include "routine/what_if_variation.hpp"

namespace tilstede::routine {

struct School {
  SchoolId id;
  /// The roster's sourcedId.
  std::string source_id;
  std::string name;
  /// Enrolled there on some day of the school year.
  int pupils = 0;
};

/// The days a pupil was enrolled at a school.
struct Stay {
  SchoolId school;
  Period period;
};

struct WhatIfPupil {
  std::string source_id;
  engine::PupilYear year;
  /// In the order of their first days; covering every school day of the pupil.
  std::vector<Stay> stays;
};

/// An index into the schools of the answer; `kAllSchools` is the municipality.
using SchoolPlace = int;
inline constexpr SchoolPlace kAllSchools = -1;

/// In the place of a step's id; no id holds a space.
inline constexpr const char* kAnyStep = "any step";

struct Sides {
  int proposed = 0;
  int in_force = 0;

  bool operator==(const Sides&) const = default;
};

/// How many pupils reached the step in the week.
struct WeekRow {
  SchoolPlace school = kAllSchools;
  Week week;
  std::string step;
  Sides pupils;
};

/// How many pupils reached the step in the year.
struct StepRow {
  SchoolPlace school = kAllSchools;
  std::string step;
  Sides pupils;
  int is_new = 0;
  int is_gone = 0;
  int is_earlier = 0;
  int is_later = 0;
};

struct Tasks {
  int shall = 0;
  int should = 0;
  int may = 0;
  /// Of the tasks, those that are meetings.
  int meetings = 0;

  bool operator==(const Tasks&) const = default;
};

struct WorkRow {
  SchoolPlace school = kAllSchools;
  access::Role role = access::Role::contact_teacher;
  Tasks proposed;
  Tasks in_force;
};

enum class Change {
  is_new,
  is_gone,
  is_earlier,
  is_later,
  same,
  /// The step stands in one routine only, and the pupil reached another step of the other.
  other_step,
};

std::string_view name_of(Change change);

/// One pupil and one step that either routine reaches.
struct PupilRow {
  std::string pupil_source_id;
  SchoolPlace school = kAllSchools;
  std::string step;
  std::optional<Date> proposed;
  std::optional<Date> in_force;
  Change change = Change::same;
};

/// What one threshold would have meant, every other one as in the file.
struct VariantRow {
  std::string rule;
  int value = 0;
  SchoolPlace school = kAllSchools;
  /// Pupils who meet the rule.
  int pupils = 0;
  /// A step that names the rule, and the pupils who reach it, by this rule or another; empty when none does.
  std::string step;
  int step_pupils = 0;
};

/// A version of the routine in force and the days of the school year it ruled.
struct RuledDays {
  std::string routine;
  std::string version;
  Period days;
};

struct WhatIf {
  SchoolYear year;
  /// Entries up to this day are looked at.
  Date until{};
  std::string routine;
  std::string version;
  Words name;
  /// Any step, the proposal's steps, and those that only the routine in force has; each with its text.
  std::vector<std::pair<std::string, Words>> steps;
  /// Empty: no routine was in force that year, and nothing is compared.
  std::vector<RuledDays> in_force;
  /// In Norwegian order.
  std::vector<School> schools;
  int pupils = 0;

  /// By school (the municipality first), week and step in the order of `steps`; a week has rows for the steps
  /// that somebody reached.
  std::vector<WeekRow> by_week;
  /// By school and step, each with a row.
  std::vector<StepRow> by_step;
  /// By school and role.
  std::vector<WorkRow> work;
  /// By rule and value in the order asked, then school and step, each with a row.
  std::vector<VariantRow> variants;
  /// By pupil, in the order they were added.
  std::vector<PupilRow> by_pupil;
};

/// What is asked. The variations fit the proposal (what_if_variation.hpp).
struct WhatIfQuestion {
  Routine proposed;
  SchoolYear year;
  Date until{};
  std::vector<Variation> variations;
};

class WhatIfTally {
 public:
  /// `in_force` must outlive this. `schools` in Norwegian order.
  WhatIfTally(const Routines& in_force, const WhatIfQuestion& question, std::vector<School> schools);

  void add(const WhatIfPupil& pupil);
  /// Once, after the last pupil.
  WhatIf finish();

 private:
  enum class Side { proposed, in_force };
  struct Reached {
    const Step* step = nullptr;
    Date date{};
    SchoolPlace school = kAllSchools;
  };
  /// By the step's place in `answer_.steps`; the first of them all stands at 0, as any step.
  using Reach = std::map<std::size_t, Reached>;
  struct Varied {
    const Rule* rule = nullptr;
    std::vector<int> values;
    /// Those that name the rule.
    std::vector<const Step*> steps;
    /// Its first row in `answer_.variants`.
    std::size_t row = 0;
  };

  void add_steps_of(const Routine& routine, Side side);
  void add_varied(const Variation& variation);
  SchoolPlace place_of(const WhatIfPupil& pupil, const Date& date) const;
  Reach reach_of(const Routines& routines, const std::vector<Finding>& findings,
                 const WhatIfPupil& pupil) const;
  void count_pupil(const WhatIfPupil& pupil);
  void count(const Reach& reach, Side side);
  void compare(const WhatIfPupil& pupil, const Reach& proposed, const Reach& in_force);
  void vary(const Varied& varied, const WhatIfPupil& pupil, const std::vector<Finding>& findings);
  void count_variant(const Varied& varied, std::size_t value, std::size_t step, const WhatIfPupil& pupil,
                     const std::optional<Date>& date, int VariantRow::*number);
  std::size_t step_row(SchoolPlace school, std::size_t step) const;

  const Routines& in_force_;
  Routines proposed_;
  std::map<SchoolId, SchoolPlace> places_;
  std::map<std::string, std::size_t> step_order_;
  /// Which routine has the step, by its place in `answer_.steps`.
  std::vector<Sides> has_step_;
  std::vector<Varied> varied_;
  std::map<std::tuple<SchoolPlace, Week, std::size_t>, Sides> weeks_;
  std::map<std::pair<SchoolPlace, access::Role>, WorkRow> work_;
  WhatIf answer_;
};

/// Takes every school out: what is left does not say where a few pupils are.
void keep_municipality(WhatIf& answer);

}  // namespace tilstede::routine
