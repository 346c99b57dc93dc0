// Striking: which absence days a pupil or the parents may have left off the certificate (opplæringsforskrifta
// section 9-44, third and fourth paragraphs). Up to ten days in a school year, on request, documented; hours
// never. Pure.
//
// Where the text is silent (docs/decisions/0016): days are the pupil's own school days. A spell goes on over
// days without school and over days that are no absence by the principal's decision, and ends with a school
// day on which the pupil came, if only for a lesson. What the doctor's note does not cover is no part of the
// spell. A spell does not go on from one school year into the next.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/uuid.hpp"

namespace tilstede::certificate {

using RequestId = Id<struct CertificateRequestTag>;

inline constexpr int kStruckDaysMost = 10;
/// "Meir enn tre dagar": from the fourth day on.
inline constexpr int kHealthDaysFirst = 4;

enum class StrikeGround {
  /// A doctor's note says that the cause is illness or another matter of health.
  health,
  /// A documented risk of absence because of disability or chronic illness: from the first day.
  risk,
  /// Leave granted under opplæringslova section 2-2, fourth paragraph. Holy days of another faith stand in
  /// the
  /// fifth, and section 9-44 does not name them.
  leave,
};

/// A request that was granted: the days its documentation covers.
struct GrantedStrike {
  RequestId request;
  StrikeGround ground = StrikeGround::health;
  Date from{};
  Date to{};
};

struct AbsentDay {
  Date date{};
  /// Registered as granted leave: strikable as leave and as nothing else.
  bool is_leave = false;
};

/// One pupil's school year; all sorted.
struct AbsentYear {
  std::vector<AbsentDay> days;
  std::vector<Date> school_days;
  /// School days on which the pupil was away and it is no absence (outside the pupil's control).
  std::vector<Date> passed_over;
};

enum class DayOutcome {
  not_asked,
  struck,
  /// One of the first three days of an illness, or of an illness of three days or less.
  among_first_three,
  spell_too_short,
  /// Asked for as leave, registered as something else; or the other way round.
  not_leave,
  is_leave,
  /// Ten are struck already.
  over_ten,
};

/// "among-first-three"; the stable words of the API.
std::string_view name_of(DayOutcome outcome);

struct StruckDay {
  Date date{};
  DayOutcome outcome = DayOutcome::not_asked;
  /// The request that says the most about the day.
  std::optional<RequestId> request;
};

struct Striking {
  /// One per absence day, in order.
  std::vector<StruckDay> days;

  int struck() const;
  int left() const { return static_cast<int>(days.size()) - struck(); }
};

Striking strike(const AbsentYear& year, const std::vector<GrantedStrike>& granted);

/// Absence on school days that follow each other, whatever the cause: what a request may be about.
struct Spell {
  Date from{};
  Date to{};
  int days = 0;
};
std::vector<Spell> spells_of(const AbsentYear& year);

}  // namespace tilstede::certificate
