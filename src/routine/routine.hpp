// Routine: a municipality's rules as data, read from routines/*.toml. Rules say what is found; steps and
// tasks say what is then to be done. A routine has versions; which one rules a day is answered by Routines.
// Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "access/actor.hpp"
#include "base/date.hpp"
#include "base/words.hpp"
#include "engine/counting.hpp"
#include "engine/patterns/pattern.hpp"
#include "engine/windows.hpp"

namespace tilstede::routine {

/// A language the file leaves out says what nb says.
using tilstede::Words;

/// "The sum of a series in a window reaches a limit."
struct CountTest {
  enum class Limit { at_least, share_over_percent, share_at_least_percent };
  engine::Series series = engine::Series::days;
  engine::Window window;
  Limit limit = Limit::at_least;
  /// A number of days, hours or occasions; of a share, percent of the pupil's school days in the window.
  int value = 0;
  /// A share is silent until the window holds this many of the pupil's school days.
  int min_school_days = 1;
  /// Where the value stands in the file.
  int line = 0;
  int column = 0;
};

/// What the value of a limit may be.
constexpr int limit_least(CountTest::Limit limit) {
  return limit == CountTest::Limit::share_over_percent ? 0 : 1;
}
constexpr int limit_most(CountTest::Limit limit) {
  return limit == CountTest::Limit::at_least ? 10'000 : 100;
}

struct Rule {
  std::string id;
  std::variant<CountTest, engine::Pattern> test;
  /// Entries with these reasons leave the rule, never the totals.
  std::vector<std::string> skip_reasons;
  std::string source;
  Words text;
  /// Our proposal, where the source does not print it.
  bool is_reconstructed = false;
  /// The window may reach back over 1 August.
  bool crosses_years = false;
  int line = 0;
};

enum class Strength { shall, should, may };

struct Task {
  std::string id;
  access::Role role = access::Role::contact_teacher;
  /// Counted from the day after the task was made; 0 is the same day.
  int due_school_days = 0;
  Strength strength = Strength::shall;
  std::string form;
  Words text;
  bool needs_consent = false;
  bool is_reconstructed = false;
};

struct Step {
  std::string id;
  /// Ids of rules.
  std::vector<std::string> when_any;
  Words text;
  std::vector<Task> tasks;
  bool is_reconstructed = false;
};

/// A kind of decision that keeps absence out of the rules.
struct ExemptionKind {
  std::string id;
  Words name;
  std::vector<std::string> needs;
};

struct Routine {
  std::string id;
  std::string version;
  std::optional<Date> approved;
  /// The days this version is in force.
  Period valid;
  Words name;
  std::string source;
  engine::Counting counting;
  std::vector<ExemptionKind> exemptions;
  std::vector<Rule> rules;
  std::vector<Step> steps;
  /// Where it was read, for messages.
  std::string file;
  /// SHA-256 of the file's text: one that was changed without a new version is another routine all the same.
  std::string digest;
  /// The file as it was read from disk; empty for a draft.
  std::string text;
};

const Rule* find_rule(const Routine& routine, std::string_view id);

/// Some rule's window may reach back into the school year before.
bool crosses_years(const Routine& routine);

/// A place in a routine file, in the form editors can jump to: "file:line:column: key: message".
struct RoutineError {
  std::string file;
  int line = 0;
  int column = 0;
  std::string key;
  std::string message;
};

std::string line_of(const RoutineError& error);

}  // namespace tilstede::routine
