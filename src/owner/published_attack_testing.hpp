// Random small municipalities, and an attacker who has all their published tables of a day and knows how many
// pupils every group has.
#pragma once

#include <string>
#include <vector>

#include "owner/published.hpp"

namespace tilstede::owner::testing {

/// Schools A to E, of two areas, as of 31 October 2024.
struct Municipality {
  Municipality();
  /// Each with so many days; girls and boys by turns.
  void add_pupils(int school, int grade, int count, int days);

  Facts facts;
};

/// Few pupils in many groups, many of them without absence.
Municipality random_municipality(unsigned seed);

struct Found {
  /// Small groups whose absence, or whose number with ten days and more, the attacker can tell exactly.
  std::vector<std::string> recovered;
  int small = 0;
  int hidden = 0;
  int shown = 0;
};

Found attack(const Municipality& town, int least_pupils);
/// The tables of two days at once: the attacker knows that nobody's absence has shrunk in between.
Found attack_over_days(const Municipality& earlier, const Municipality& later, int least_pupils);
/// The same pupils, with their absence up to the day.
Municipality cut_after(const Municipality& town, const Date& day);
/// The same where each table hides its own small groups and nothing else.
Found attack_without_protection(const Municipality& town, int least_pupils);

}  // namespace tilstede::owner::testing
