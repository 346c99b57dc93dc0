#include "routine/what_if.hpp"

#include <algorithm>
#include <cassert>
#include <set>

#include "routine/what_if_sweep.hpp"

namespace tilstede::routine {
namespace {

/// The form of the tasks that are meetings.
constexpr std::string_view kMeetingForm = "meeting-minutes";

const Words kAnyStepWords = {"Et hvilket som helst trinn", "Kva som helst trinn", "Any step"};

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// The days of the year up to `until` that a version rules; nullopt when there are none.
std::optional<Period> days_ruled(const Routine& routine, SchoolYear year, const Date& until) {
  const Date from = std::max(routine.valid.from, first_day(year));
  const Date to = std::min(routine.valid.to.value_or(until), until);
  if (to < from) return std::nullopt;
  return Period{from, to};
}

void add_task(Tasks& tasks, const Task& task) {
  switch (task.strength) {
    case Strength::shall:
      ++tasks.shall;
      break;
    case Strength::should:
      ++tasks.should;
      break;
    case Strength::may:
      ++tasks.may;
      break;
  }
  if (task.form == kMeetingForm) ++tasks.meetings;
}

Change change_between(const Date& proposed, const Date& in_force) {
  if (proposed == in_force) return Change::same;
  return proposed < in_force ? Change::is_earlier : Change::is_later;
}

void add_change(StepRow& row, Change change) {
  if (change == Change::is_new) ++row.is_new;
  if (change == Change::is_gone) ++row.is_gone;
  if (change == Change::is_earlier) ++row.is_earlier;
  if (change == Change::is_later) ++row.is_later;
}

/// When the step is reached without this rule.
std::optional<Date> reached_by_others(const Step& step, const std::string& rule,
                                      const std::vector<Finding>& findings) {
  std::optional<Date> first;
  for (const auto& finding : findings) {
    if (finding.exempted_until || finding.rule == rule || !holds(step.when_any, finding.rule)) continue;
    if (!first || finding.first_met < *first) first = finding.first_met;
  }
  return first;
}

std::optional<Date> earlier_of(const std::optional<Date>& a, const std::optional<Date>& b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

std::string_view name_of(Change change) {
  switch (change) {
    case Change::is_new:
      return "new";
    case Change::is_gone:
      return "gone";
    case Change::is_earlier:
      return "earlier";
    case Change::is_later:
      return "later";
    case Change::same:
      return "same";
    case Change::other_step:
      return "other-step";
  }
  return "";
}

WhatIfTally::WhatIfTally(const Routines& in_force, const WhatIfQuestion& question,
                         std::vector<School> schools)
    : in_force_(in_force), proposed_(always(question.proposed)) {
  const auto& proposed = proposed_.versions.front();
  answer_.year = question.year;
  answer_.until = std::min(question.until, last_day(question.year));
  answer_.routine = proposed.id;
  answer_.version = proposed.version;
  answer_.name = proposed.name;
  answer_.schools = std::move(schools);
  for (const auto& school : answer_.schools)
    places_.emplace(school.id, static_cast<SchoolPlace>(places_.size()));
  answer_.steps.emplace_back(kAnyStep, kAnyStepWords);
  has_step_.push_back({1, 1});
  add_steps_of(proposed, Side::proposed);
  for (const auto& version : in_force_.versions) {
    const auto days = days_ruled(version, answer_.year, answer_.until);
    if (!days) continue;
    answer_.in_force.push_back({version.id, version.version, *days});
    add_steps_of(version, Side::in_force);
  }
  for (int school = kAllSchools; school < static_cast<int>(answer_.schools.size()); ++school) {
    for (const auto& [step, words] : answer_.steps)
      answer_.by_step.push_back({school, step, {}, 0, 0, 0, 0});
  }
  for (const auto& variation : question.variations)
    add_varied(variation);
}

void WhatIfTally::add_steps_of(const Routine& routine, Side side) {
  for (const auto& step : routine.steps) {
    const auto [at, is_added] = step_order_.try_emplace(step.id, answer_.steps.size());
    if (is_added) {
      answer_.steps.emplace_back(step.id, step.text);
      has_step_.emplace_back();
    }
    auto& has = has_step_[at->second];
    (side == Side::proposed ? has.proposed : has.in_force) = 1;
  }
}

void WhatIfTally::add_varied(const Variation& variation) {
  const auto& routine = proposed_.versions.front();
  Varied varied;
  varied.rule = find_rule(routine, variation.rule);
  assert(varied.rule);
  varied.values = values_of(variation);
  varied.row = answer_.variants.size();
  for (const auto& step : routine.steps) {
    if (holds(step.when_any, variation.rule)) varied.steps.push_back(&step);
  }
  for (const int value : varied.values) {
    for (int school = kAllSchools; school < static_cast<int>(answer_.schools.size()); ++school) {
      for (const auto* step : varied.steps)
        answer_.variants.push_back({variation.rule, value, school, 0, step->id, 0});
      if (varied.steps.empty()) answer_.variants.push_back({variation.rule, value, school, 0, "", 0});
    }
  }
  varied_.push_back(std::move(varied));
}

SchoolPlace WhatIfTally::place_of(const WhatIfPupil& pupil, const Date& date) const {
  const auto stay = std::find_if(pupil.stays.begin(), pupil.stays.end(),
                                 [&](const Stay& each) { return covers(each.period, date); });
  assert(stay != pupil.stays.end());
  return places_.at(stay->school);
}

WhatIfTally::Reach WhatIfTally::reach_of(const Routines& routines, const std::vector<Finding>& findings,
                                         const WhatIfPupil& pupil) const {
  Reach reach;
  const auto add = [&](std::size_t at, const Step& step, const Date& date) {
    auto& reached = reach[at];
    if (reached.step && reached.date <= date) return;
    reached = {&step, date, place_of(pupil, date)};
  };
  for (const auto& finding : findings) {
    if (finding.exempted_until) continue;
    const auto* version = in_force(routines, finding.first_met);
    assert(version);
    for (const auto& step : version->steps) {
      if (!holds(step.when_any, finding.rule)) continue;
      add(step_order_.at(step.id), step, finding.first_met);
      add(0, step, finding.first_met);
    }
  }
  return reach;
}

void WhatIfTally::add(const WhatIfPupil& pupil) {
  count_pupil(pupil);
  const auto findings = find(proposed_, pupil.year, answer_.until);
  const auto proposed = reach_of(proposed_, findings, pupil);
  const auto in_force = reach_of(in_force_, find(in_force_, pupil.year, answer_.until), pupil);
  count(proposed, Side::proposed);
  count(in_force, Side::in_force);
  compare(pupil, proposed, in_force);
  for (const auto& varied : varied_)
    vary(varied, pupil, findings);
}

void WhatIfTally::count_pupil(const WhatIfPupil& pupil) {
  ++answer_.pupils;
  std::set<SchoolId> schools;
  for (const auto& stay : pupil.stays)
    schools.insert(stay.school);
  for (const auto& school : schools)
    ++answer_.schools[static_cast<std::size_t>(places_.at(school))].pupils;
}

void WhatIfTally::count(const Reach& reach, Side side) {
  const auto of_side = [&](Sides& sides) -> int& {
    return side == Side::proposed ? sides.proposed : sides.in_force;
  };
  for (const auto& [step, reached] : reach) {
    for (const auto school : {kAllSchools, reached.school}) {
      ++of_side(weeks_[{school, week_of(reached.date), step}]);
      ++of_side(answer_.by_step[step_row(school, step)].pupils);
      if (step == 0) continue;
      for (const auto& task : reached.step->tasks) {
        auto& row = work_[{school, task.role}];
        add_task(side == Side::proposed ? row.proposed : row.in_force, task);
      }
    }
  }
}

void WhatIfTally::compare(const WhatIfPupil& pupil, const Reach& proposed, const Reach& in_force) {
  for (std::size_t step = 0; step < answer_.steps.size(); ++step) {
    const auto there = proposed.find(step);
    const auto here = in_force.find(step);
    const bool is_proposed = there != proposed.end();
    const bool is_in_force = here != in_force.end();
    if (!is_proposed && !is_in_force) continue;
    PupilRow row;
    row.pupil_source_id = pupil.source_id;
    row.step = answer_.steps[step].first;
    row.school = is_proposed ? there->second.school : here->second.school;
    if (is_proposed) row.proposed = there->second.date;
    if (is_in_force) row.in_force = here->second.date;
    const bool stands_in_both = has_step_[step] == Sides{1, 1};
    if (is_proposed && is_in_force)
      row.change = change_between(*row.proposed, *row.in_force);
    else if (!stands_in_both && !(is_proposed ? in_force : proposed).empty())
      row.change = Change::other_step;
    else
      row.change = is_proposed ? Change::is_new : Change::is_gone;
    for (const auto school : {kAllSchools, row.school})
      add_change(answer_.by_step[step_row(school, step)], row.change);
    answer_.by_pupil.push_back(std::move(row));
  }
}

void WhatIfTally::vary(const Varied& varied, const WhatIfPupil& pupil, const std::vector<Finding>& findings) {
  const auto& counting = proposed_.versions.front().counting;
  const auto risen = rises(pupil.year, *varied.rule, counting, answer_.until, varied.values.front());
  std::vector<std::optional<Date>> by_others;
  for (const auto* step : varied.steps)
    by_others.push_back(reached_by_others(*step, varied.rule->id, findings));
  // A rule that no step names has rows all the same, with an empty step.
  if (varied.steps.empty()) by_others.emplace_back();
  for (std::size_t step = 0; step < by_others.size(); ++step) {
    if (risen.empty() && !by_others[step]) continue;
    for (std::size_t value = 0; value < varied.values.size(); ++value) {
      const auto met = first_met(risen, varied.values[value]);
      count_variant(varied, value, step, pupil, met, &VariantRow::pupils);
      if (varied.steps.empty()) continue;
      count_variant(varied, value, step, pupil, earlier_of(met, by_others[step]), &VariantRow::step_pupils);
    }
  }
}

void WhatIfTally::count_variant(const Varied& varied, std::size_t value, std::size_t step,
                                const WhatIfPupil& pupil, const std::optional<Date>& date,
                                int VariantRow::*number) {
  if (!date) return;
  const auto steps = std::max<std::size_t>(1, varied.steps.size());
  const auto begin = varied.row + value * (answer_.schools.size() + 1) * steps + step;
  for (const auto school : {kAllSchools, place_of(pupil, *date)})
    ++(answer_.variants[begin + static_cast<std::size_t>(school + 1) * steps].*number);
}

std::size_t WhatIfTally::step_row(SchoolPlace school, std::size_t step) const {
  return static_cast<std::size_t>(school + 1) * answer_.steps.size() + step;
}

WhatIf WhatIfTally::finish() {
  for (const auto& [key, pupils] : weeks_) {
    const auto& [school, week, step] = key;
    answer_.by_week.push_back({school, week, answer_.steps[step].first, pupils});
  }
  for (const auto& [key, row] : work_)
    answer_.work.push_back({key.first, key.second, row.proposed, row.in_force});
  return std::move(answer_);
}

void keep_municipality(WhatIf& answer) {
  const auto is_of_a_school = [](const auto& row) { return row.school != kAllSchools; };
  std::erase_if(answer.by_week, is_of_a_school);
  std::erase_if(answer.by_step, is_of_a_school);
  std::erase_if(answer.work, is_of_a_school);
  std::erase_if(answer.variants, is_of_a_school);
  for (auto& row : answer.by_pupil)
    row.school = kAllSchools;
  answer.schools.clear();
}

}  // namespace tilstede::routine
