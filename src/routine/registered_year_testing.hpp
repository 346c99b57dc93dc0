// A pupil's year as it comes to be: marks and corrections decided one by one by the decision the server uses,
// kept as the database keeps them. And flags kept up to date after each, as the use case does.
#pragma once

#include <string>
#include <vector>

#include "attendance/registration.hpp"
#include "base/random.hpp"
#include "routine/flag.hpp"
#include "routine/random_pupil_testing.hpp"

namespace tilstede::routine {

/// A date and lesson, and what shall be said of it.
struct Saying {
  Date date{};
  int lesson = 0;
  attendance::Content content;
};

/// The entries of a random world as they would be registered; those of days without school are left out.
std::vector<Saying> sayings_of(const RandomWorld& world);
/// Another content than the given one.
attendance::Content mistaken(Random& random, const attendance::Content& content);

class RegisteredYear {
 public:
  explicit RegisteredYear(const engine::PupilYear& frame) : year_(frame) { year_.entries.clear(); }

  /// By a teacher who sees what stands.
  attendance::Status say(const Saying& saying);
  /// By a teacher who believes that `seen` stands.
  attendance::Status say(const Saying& saying, std::optional<EntryId> seen);

  /// What stands for a date and lesson; "present" too.
  std::optional<EntryId> standing(const Saying& saying) const;
  /// With what stands and is absence, as the engine is given it.
  const engine::PupilYear& year() const { return year_; }
  const std::vector<attendance::AbsenceEntry>& all() const { return all_; }

 private:
  void save(const attendance::AbsenceEntry& entry);

  engine::PupilYear year_;
  std::vector<attendance::AbsenceEntry> all_;
};

/// Says all of them in a random order; some after a mistake, some repeated, some by one who saw too little.
/// Between them, absence that is taken back again.
void say_in_random_order(Random& random, RegisteredYear& registered, const std::vector<Saying>& sayings);

/// What `standing` are after one more evaluation.
std::vector<Flag> kept_up_to_date(const Routines& routines, const engine::PupilYear& year, const Date& as_of,
                                  const std::vector<Flag>& standing);

std::vector<Finding> findings_of(const std::vector<Flag>& standing);

/// Findings as text, with entries named by date and lesson, whatever their ids.
std::string told(const engine::PupilYear& year, const std::vector<Finding>& findings);

}  // namespace tilstede::routine
