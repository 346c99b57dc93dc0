// Which lesson is spoken of, and whether the actor may hand it to somebody else.
#pragma once

#include "access/actor.hpp"
#include "base/problem.hpp"
#include "base/result.hpp"
#include "platform/context.hpp"
#include "substitute/lesson_place.hpp"

namespace tilstede::substitute {

struct LessonWish {
  ClassId school_class;
  Date date{};
  /// 0: the whole day.
  int lesson = 0;
};

/// Nothing when there is no such class.
std::optional<LessonPlace> find_place(db::Tx& tx, const LessonWish& wish);

bool may_hand_over(const Context& context, const access::Actor& actor,
                   const people::SchoolClass& school_class);

/// For who may hand it over: today or soon, and a lesson of the timetable where there is one.
Result<LessonPlace, Problem> place_to_hand_over(db::Tx& tx, const Context& context,
                                                const access::Actor& actor, const LessonWish& wish);

}  // namespace tilstede::substitute
