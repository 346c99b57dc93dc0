// Reading figures: by those who know the pupils (inside the circle), and as published to anybody else.
#pragma once

#include <optional>

#include "access/actor.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "owner/figure_answer.hpp"
#include "owner/snapshot_use_cases.hpp"
#include "platform/context.hpp"

namespace tilstede::owner {

struct FigureQuestion {
  Keys keys;
  Measure measure = Measure::days;
  std::optional<SchoolYear> year;
  /// Today, or the newest published day, unless said.
  std::optional<Date> until;
  /// What the asker may see the most of, unless said.
  std::optional<Audience> audience;
};

/// Inside: of the schools that the actor leads, nothing hidden. Outside: a published table of a published
/// day, made and kept the first time it is asked for.
Result<FigureAnswer, Problem> read_figures(const Context& context, Snapshots& snapshots,
                                           const access::Actor& actor, const FigureQuestion& question);

}  // namespace tilstede::owner
