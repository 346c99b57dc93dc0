#include "substitute/handovers_use_cases.hpp"

#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/class_subject.hpp"
#include "access/may.hpp"
#include "access/problems.hpp"
#include "access/write_once_use_cases.hpp"
#include "attendance/attendance_use_cases.hpp"
#include "people/class_use_cases.hpp"
#include "substitute/handover_store.hpp"
#include "substitute/substitute_link.hpp"
#include "substitute/substitute_problems.hpp"

namespace tilstede::substitute {
namespace {

using access::Actor;
using nlohmann::json;

/// A lesson that nobody registered is not forgotten over a weekend or two.
constexpr int kDaysBack = 14;

HandoverView view_of(db::Tx& tx, Handover handover, LessonPlace place) {
  const auto names = people::account_names(tx, {handover.handed_by});
  const auto name = names.find(handover.handed_by);
  return {handover, std::move(place), name == names.end() ? PersonalText{} : name->second};
}

void record(db::Tx& tx, const Context& context, const Actor& actor, const char* action,
            const Handover& handover) {
  const json payload{{"class", to_text(handover.school_class)},
                     {"date", to_text(handover.date)},
                     {"lesson", handover.lesson}};
  access::record(tx, context, actor.account,
                 {action, "lesson_handover", to_text(handover.id), payload.dump()});
}

bool is_registered(db::Tx& tx, const Handover& handover) {
  return attendance::is_registered(tx, handover.school_class, handover.date, handover.lesson);
}

std::optional<LessonPlace> place_of(db::Tx& tx, const Handover& handover) {
  return find_place(tx, {handover.school_class, handover.date, handover.lesson});
}

}  // namespace

Result<access::StoredAnswer, Problem> hand_over(const Context& context, const Actor& actor,
                                                const http::Request& request, const LessonWish& wish) {
  std::optional<LessonPlace> place;
  const auto is_allowed = [&](db::Tx& tx) -> Result<void, Problem> {
    auto found = place_to_hand_over(tx, context, actor, wish);
    if (!found) return refused(found.error());
    place = std::move(*found);
    return {};
  };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    const Handover handover{context.ids.next_id<HandoverId>(),
                            wish.school_class,
                            wish.date,
                            wish.lesson,
                            actor.account,
                            context.clock.now(),
                            {}};
    if (is_registered(tx, handover)) return refused(lesson_registered());
    if (const auto standing = store::open_handover(tx, handover))
      return access::StoredAnswer{200, to_json(view_of(tx, *standing, std::move(*place)))};
    store::insert_handover(tx, handover);
    record(tx, context, actor, "lesson.handed_over", handover);
    return access::StoredAnswer{201, to_json(view_of(tx, handover, std::move(*place)))};
  };
  return access::write_once(context, actor, request, is_allowed, write);
}

std::vector<HandoverView> list_handovers(const Context& context, const Actor& actor) {
  const Date today = context.clock.today();
  return context.database.read([&](db::Tx& tx) {
    std::vector<HandoverView> views;
    const Period period{add_days(today, -kDaysBack), add_days(today, kDaysAheadMax)};
    for (const Handover& handover : store::open_handovers(tx, period)) {
      auto place = place_of(tx, handover);
      if (!place || !may_hand_over(context, actor, place->school_class) || is_registered(tx, handover))
        continue;
      views.push_back(view_of(tx, handover, std::move(*place)));
    }
    return views;
  });
}

Result<HandoverView, Problem> take_back(const Context& context, const Actor& actor, const HandoverId& id) {
  return context.database.write([&](db::Tx& tx) -> Result<HandoverView, Problem> {
    const auto handover = store::find_handover(tx, id);
    if (!handover) return refused(access::not_found());
    auto place = place_of(tx, *handover);
    if (!place) return refused(access::not_found());
    const auto allowed = access::may(actor, access::Action::hand_over_lesson,
                                     access::subject_of(place->school_class), context.clock.today());
    if (!allowed) return refused(allowed.error());
    store::take_back(tx, id, context.clock.now());
    record(tx, context, actor, "lesson.taken_back", *handover);
    return view_of(tx, *handover, std::move(*place));
  });
}

}  // namespace tilstede::substitute
