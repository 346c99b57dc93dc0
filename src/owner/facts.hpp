// Facts: what figures are made of. One compact row per pupil and year, with what stands on each date, then
// grouped in any way. They look into a snapshot (snapshot.hpp) and hold on to it. Pure.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "engine/counting.hpp"

namespace tilstede::owner {

/// The absence of one pupil that stands on one date for one reason: a day, or minutes of lessons, or late
/// arrivals. What makes a date's day or hours has one reason and one documentation: that of the entries when
/// they agree, else `Facts::several` and undocumented. Late arrivals have each their own.
struct Fact {
  Date date{};
  int days = 0;
  int minutes = 0;
  int late = 0;
  bool is_documented = false;
  /// Index in `Facts::reasons`.
  int reason = 0;

  bool operator==(const Fact&) const = default;
};

enum class Gender { female, male, other, unknown };
std::string_view name_of(Gender gender);
Gender parse_gender(std::string_view text);

/// Where the pupil is enrolled on the day of the figure.
struct PupilPlace {
  /// Index in `Facts::schools` and `Facts::areas`; -1 where there is none.
  int school = -1;
  int area = -1;
  int grade = 0;
  Gender gender = Gender::unknown;
  /// Enrolled in the municipality earlier in the year, and no longer.
  bool has_left = false;

  bool operator==(const PupilPlace&) const = default;
};

/// Up to the day of the figure.
struct PupilFacts {
  PupilPlace place;
  /// By date.
  std::span<const Fact> facts;
  /// The pupil's own; the very same dates for all who have the same.
  std::span<const Date> school_days;
};

struct YearFacts {
  SchoolYear year;
  Date until{};
  /// Of the routine in force on `until`.
  int hour_minutes = 60;
  std::vector<PupilFacts> pupils;
};

struct Facts {
  /// In Norwegian order.
  std::vector<std::string> schools;
  std::vector<std::string> areas;
  /// Codes in the catalogue's order, then `none` and `several`.
  std::vector<std::string> reasons;
  /// Oldest first.
  std::vector<YearFacts> years;
  /// What the pupils' facts look into.
  std::shared_ptr<const void> held;
};

/// "none" (no reason was given) and "several" (the entries of a date name more than one).
std::vector<std::string> with_reasons_of_dates(std::vector<std::string> codes);

/// The facts of a pupil's whole year; `reasons` as above. A code that is not among them is `none`.
std::vector<Fact> facts_of(const engine::PupilYear& year, const engine::Counting& counting,
                           const std::vector<std::string>& reasons);

/// The same day of another school year; 29 February becomes the 28th where there is none.
Date same_day_in(SchoolYear year, const Date& date);

}  // namespace tilstede::owner
