#include "routine/findings.hpp"

#include <algorithm>
#include <memory>

#include "routine/rule_watch.hpp"

namespace tilstede::routine {
namespace {

using engine::DayTally;
using engine::Mask;
using engine::PupilYear;

bool is_one_of(const std::string& text, const std::vector<std::string>& texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool covers(const engine::Exemption& exemption, const engine::Entry& entry) {
  return tilstede::covers(exemption.period, entry.date) &&
         (exemption.reasons.empty() || is_one_of(entry.reason, exemption.reasons));
}

/// Entry by entry whether the catalogue of reasons leaves it in.
Mask towards_thresholds(const PupilYear& year) {
  Mask mask;
  for (const auto& entry : year.entries)
    mask.push_back(entry.is_absence && entry.is_towards_thresholds);
  return mask;
}

/// And whether the pupil's exemptions do.
Mask without_exempt(const PupilYear& year) {
  Mask mask = towards_thresholds(year);
  for (std::size_t i = 0; i < year.entries.size(); ++i) {
    for (const auto& exemption : year.exemptions) {
      if (covers(exemption, year.entries[i])) mask[i] = false;
    }
  }
  return mask;
}

/// The tallies of one pupil's year; rules that leave out the same entries share one.
class Tallies {
 public:
  Tallies(const PupilYear& year, Mask mask) : year_(year), mask_(std::move(mask)) {}

  const std::vector<DayTally>& of(const Rule& rule, const engine::Counting& counting) {
    Mask mask = mask_;
    for (std::size_t i = 0; i < mask.size(); ++i) {
      if (mask[i] && is_one_of(year_.entries[i].reason, rule.skip_reasons)) mask[i] = false;
    }
    for (const auto& kept : kept_) {
      if (kept->counting == counting && kept->mask == mask) return kept->tallies;
    }
    auto tallies = engine::tally(year_, counting, mask);
    kept_.push_back(std::make_unique<Kept>(Kept{counting, std::move(mask), std::move(tallies)}));
    return kept_.back()->tallies;
  }

 private:
  struct Kept {
    engine::Counting counting;
    Mask mask;
    std::vector<DayTally> tallies;
  };
  const PupilYear& year_;
  Mask mask_;
  std::vector<std::unique_ptr<Kept>> kept_;
};

/// The school days on which one version ruled, up to the day asked for.
struct Reign {
  const Routine* routine = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Reign> reigns_until(const Routines& routines, const PupilYear& year, const Date& as_of) {
  std::vector<Reign> reigns;
  for (std::size_t i = 0; i < year.school_days.size() && year.school_days[i] <= as_of; ++i) {
    const bool goes_on = !reigns.empty() && covers(reigns.back().routine->valid, year.school_days[i]);
    if (!goes_on) {
      const auto* routine = in_force(routines, year.school_days[i]);
      if (!routine) continue;
      reigns.push_back({routine, i, i});
    }
    reigns.back().end = i + 1;
  }
  return reigns;
}

enum class Exempt { left_out, counted };

Mask mask_of(const PupilYear& year, Exempt exempt) {
  return exempt == Exempt::left_out ? without_exempt(year) : towards_thresholds(year);
}

/// A pupil's year, and the same with the year before it in front for the rules that cross 1 August.
struct Years {
  explicit Years(const PupilYear& year)
      : own(year), both(year.before ? with_year_before(year) : PupilYear{}) {}

  const PupilYear& of(const Rule& rule) const { return rule.crosses_years && own.before ? both : own; }
  const PupilYear& longest() const { return own.before ? both : own; }

  const PupilYear& own;
  PupilYear both;
};

/// One pupil's year under one choice of entries.
class Evaluation {
 public:
  Evaluation(const Years& years, Exempt exempt, const Date& as_of)
      : years_(years),
        own_tallies_(years.own, mask_of(years.own, exempt)),
        both_tallies_(years.both, mask_of(years.both, exempt)),
        as_of_(as_of) {}

  /// Adds the rules that one version meets first.
  void add_first_met(const Reign& reign, std::vector<Finding>& findings) {
    for (const auto& rule : reign.routine->rules) {
      const bool is_met_before = std::any_of(findings.begin(), findings.end(),
                                             [&](const Finding& finding) { return finding.rule == rule.id; });
      if (is_met_before) continue;
      if (auto met = first_met(reign, rule)) findings.push_back(std::move(*met));
    }
  }

  /// How a finding stands on `as_of`, by the words of `routine`.
  void settle(Finding& finding, const Routine& routine, const Rule& rule, bool is_in_force) {
    const auto watch =
        watch_rule(rule, years_.of(rule), tallies_of(rule, routine.counting), routine.counting);
    const bool is_met = watch->is_met(as_of_);
    finding.count = watch->count();
    finding.met_now = is_in_force && is_met;
  }

 private:
  const std::vector<DayTally>& tallies_of(const Rule& rule, const engine::Counting& counting) {
    const bool is_of_both = &years_.of(rule) == &years_.both;
    return (is_of_both ? both_tallies_ : own_tallies_).of(rule, counting);
  }

  std::optional<Finding> first_met(const Reign& reign, const Rule& rule) {
    const auto& counting = reign.routine->counting;
    const auto& tallies = tallies_of(rule, counting);
    if (is_out_of_reach(rule, tallies, counting)) return std::nullopt;
    const auto watch = watch_rule(rule, years_.of(rule), tallies, counting);
    for (auto i = reign.begin; i < reign.end; ++i) {
      if (!watch->is_met(years_.own.school_days[i])) continue;
      Finding finding;
      finding.rule = rule.id;
      finding.routine = reign.routine->id;
      finding.version = reign.routine->version;
      finding.source = rule.source;
      finding.first_met = years_.own.school_days[i];
      finding.entries = watch->entries();
      finding.evidence = watch->evidence();
      return finding;
    }
    return std::nullopt;
  }

  const Years& years_;
  Tallies own_tallies_;
  Tallies both_tallies_;
  Date as_of_;
};

std::vector<Finding> find_with(const Routines& routines, const Years& years, Exempt exempt,
                               const Date& as_of) {
  std::vector<Finding> findings;
  Evaluation evaluation(years, exempt, as_of);
  const auto reigns = reigns_until(routines, years.own, as_of);
  for (const auto& reign : reigns)
    evaluation.add_first_met(reign, findings);
  const auto* now = in_force(routines, as_of);
  for (auto& finding : findings) {
    const auto* rule = now ? find_rule(*now, finding.rule) : nullptr;
    if (rule) {
      evaluation.settle(finding, *now, *rule, true);
      continue;
    }
    // The version in force has dropped the rule: it is counted by the last words it had, and no longer met.
    for (auto reign = reigns.rbegin(); reign != reigns.rend() && !rule; ++reign) {
      rule = find_rule(*reign->routine, finding.rule);
      if (rule) evaluation.settle(finding, *reign->routine, *rule, false);
    }
  }
  return findings;
}

/// The last day of the decisions behind a finding that stands only without them; nullopt when it is past.
std::optional<Date> exempted_until(const PupilYear& year, const Finding& finding, const Date& as_of) {
  std::optional<Date> until;
  for (const auto& entry : year.entries) {
    if (std::find(finding.entries.begin(), finding.entries.end(), entry.id) == finding.entries.end())
      continue;
    for (const auto& exemption : year.exemptions) {
      if (!covers(exemption, entry)) continue;
      const Date end = exemption.period.to.value_or(last_day(year.year));
      if (!until || *until < end) until = end;
    }
  }
  if (until && *until < as_of) return std::nullopt;
  return until;
}

/// What exemptions alone keep from standing.
void add_exempted(const Routines& routines, const Years& years, const Date& as_of,
                  std::vector<Finding>& findings) {
  const auto stands = [&](const Finding& exempted) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& finding) { return finding.rule == exempted.rule; });
  };
  std::vector<Finding> added;
  for (auto& finding : find_with(routines, years, Exempt::counted, as_of)) {
    if (stands(finding)) continue;
    finding.exempted_until = exempted_until(years.longest(), finding, as_of);
    if (!finding.exempted_until) continue;
    finding.met_now = false;
    added.push_back(std::move(finding));
  }
  findings.insert(findings.end(), added.begin(), added.end());
}

}  // namespace

std::vector<Finding> find(const Routines& routines, const PupilYear& year, const Date& as_of) {
  const Date day = std::min(as_of, last_day(year.year));
  const Years years(year);
  auto findings = find_with(routines, years, Exempt::left_out, day);
  if (without_exempt(years.longest()) != towards_thresholds(years.longest()))
    add_exempted(routines, years, day, findings);
  std::sort(findings.begin(), findings.end(),
            [](const Finding& a, const Finding& b) { return a.rule < b.rule; });
  return findings;
}

}  // namespace tilstede::routine
