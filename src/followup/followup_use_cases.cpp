#include "followup/followup_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/class_subject.hpp"
#include "access/may.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "attendance/attendance_use_cases.hpp"
#include "calendar/school_day_use_cases.hpp"
#include "people/class_use_cases.hpp"
#include "routine/flags_use_cases.hpp"
#include "routine/pupil_years_use_cases.hpp"

namespace tilstede::followup {
namespace {

using access::Action;
using access::Actor;
using nlohmann::json;
using people::ClassMember;
using people::SchoolClass;
using routine::Routine;
using routine::Routines;

// A school year that is over is looked at as of its last day.
Date as_of_in(SchoolYear year, const Date& today) {
  return std::min(today, last_day(year));
}

// Before the first version of the routine things are counted as the engine does by itself.
const Routine& routine_on(const Routines& routines, const Date& date) {
  static const Routine kNone;
  const Routine* const found = routine::in_force(routines, date);
  return found ? *found : kNone;
}

// --- the class review ---

PupilReview review_of(const ClassMember& member, const engine::PupilYear& year,
                      const engine::Counting& counting, const Date& as_of) {
  auto tallies = engine::tally(year, counting);
  std::erase_if(tallies, [&](const engine::DayTally& tally) { return tally.date > as_of; });
  PupilReview review;
  review.pupil = member.pupil;
  review.given_name = member.given_name;
  review.family_name = member.family_name;
  review.told_apart_by = member.told_apart_by;
  review.totals = engine::totals(tallies, first_day(year.year), as_of, counting);
  review.marks = day_marks(tallies);
  return review;
}

std::vector<PupilReview> load_pupils(db::Tx& tx, const Context& context, const Routines& routines,
                                     const std::vector<ClassMember>& members, SchoolYear year,
                                     const Date& as_of) {
  const auto ids = ids_of(members);
  const auto years = routine::load_pupil_years(tx, context, ids, year);
  auto flags = routine::standing_flags(tx, routines, ids, year);
  const engine::Counting& counting = routine_on(routines, as_of).counting;
  std::vector<PupilReview> pupils;
  for (std::size_t i = 0; i < members.size(); ++i) {
    pupils.push_back(review_of(members[i], years.at(i), counting, as_of));
    pupils.back().flags = std::move(flags[members[i].pupil]);
  }
  return pupils;
}

ClassReview load_review(db::Tx& tx, const Context& context, const Routines& routines,
                        const SchoolClass& school_class) {
  ClassReview review;
  review.school_class = school_class.id;
  review.name = school_class.name;
  review.school = school_class.school_name;
  review.year = school_class.year;
  review.as_of = as_of_in(review.year, context.clock.today());

  const auto days = calendar::school_days_of(tx, school_class.school, {first_day(review.year), review.as_of});
  review.first_day = days.empty() ? first_day(review.year) : days.front();
  review.non_school_days = non_school_days(days, review.as_of);

  const auto members = people::class_members(tx, school_class.id, review.as_of);
  review.pupils = load_pupils(tx, context, routines, members, review.year, review.as_of);
  sort_worst_first(review.pupils, routine_on(routines, review.as_of));
  return review;
}

// --- one pupil ---

PupilAbsence load_absence(db::Tx& tx, const Context& context, const Routines& routines,
                          const PupilQuestion& question) {
  const Date as_of = as_of_in(question.year, context.clock.today());
  const engine::Counting& counting = routine_on(routines, as_of).counting;
  const auto years = routine::load_pupil_years(tx, context, {question.pupil}, question.year);
  auto found = attendance::entries_of_pupil(tx, question.pupil, question.year, question.superseded);

  PupilAbsence absence;
  absence.pupil = question.pupil;
  absence.name = people::full_name(tx, question.pupil).value_or(PersonalText{});
  absence.year = question.year;
  absence.totals =
      engine::totals(engine::tally(years.front(), counting), first_day(question.year), as_of, counting);
  absence.entries = std::move(found.entries);
  absence.recorders = std::move(found.recorders);
  return absence;
}

access::AuditEvent pupil_read(const PupilAbsence& absence, attendance::Superseded superseded) {
  const json payload{{"page", "absence"},
                     {"school_year", to_text(absence.year)},
                     {"history", superseded == attendance::Superseded::included}};
  return {"pupil.read", "pupil", to_text(absence.pupil), payload.dump()};
}

}  // namespace

Result<ClassReview, Problem> review_class(const Context& context, const Routines& routines,
                                          const Actor& actor, const ClassId& id) {
  auto review = context.database.read([&](db::Tx& tx) -> Result<ClassReview, Problem> {
    const auto school_class = people::find_class(tx, id);
    if (!school_class) return refused(access::not_found());
    return access::may(actor, Action::review_class, access::subject_of(*school_class), context.clock.today())
        .map([&] { return load_review(tx, context, routines, *school_class); });
  });
  if (review) {
    access::record_class_read(context, actor, "review.read", id, review->as_of, review->pupils.size());
  }
  return review;
}

Result<PupilAbsence, Problem> read_pupil_absence(const Context& context, const Routines& routines,
                                                 const Actor& actor, const PupilQuestion& question) {
  const Date today = context.clock.today();
  auto absence = context.database.read([&](db::Tx& tx) -> Result<PupilAbsence, Problem> {
    const auto subject = access::subject_of_pupil(tx, question.pupil, today);
    if (!subject) return refused(access::not_found());
    return access::may(actor, Action::read_pupil_absence, *subject, today).map([&] {
      PupilAbsence loaded = load_absence(tx, context, routines, question);
      if (access::may(actor, Action::read_internal_notes, *subject, today)) {
        loaded.notes = attendance::InternalNotes::shown;
      }
      return loaded;
    });
  });
  if (absence) access::record_read(context, actor, pupil_read(*absence, question.superseded));
  return absence;
}

}  // namespace tilstede::followup
