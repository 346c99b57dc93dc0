#include "substitute/links_use_cases.hpp"

#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/class_subject.hpp"
#include "access/may.hpp"
#include "access/problems.hpp"
#include "people/class_use_cases.hpp"
#include "platform/clock/oslo.hpp"
#include "platform/crypto/crypto.hpp"
#include "substitute/short_code.hpp"
#include "substitute/substitute_store.hpp"

namespace tilstede::substitute {
namespace {

using access::Actor;
using nlohmann::json;

constexpr std::size_t kTokenBytes = 32;

LinkView view_of(db::Tx& tx, SubstituteLink link, LessonPlace place, Instant now) {
  const auto names = people::account_names(tx, {link.made_by});
  const auto name = names.find(link.made_by);
  const auto state = state_of(link, now);
  return {std::move(link), std::move(place), state, name == names.end() ? PersonalText{} : name->second};
}

void record(db::Tx& tx, const Context& context, const Actor& actor, const char* action,
            const SubstituteLink& link) {
  const json payload{
      {"class", to_text(link.school_class)}, {"date", to_text(link.date)}, {"lesson", link.lesson}};
  access::record(tx, context, actor.account, {action, "substitute_link", to_text(link.id), payload.dump()});
}

SubstituteLink link_to(const Context& context, const Actor& actor, const LessonPlace& place) {
  SubstituteLink link;
  link.id = context.ids.next_id<SubstituteLinkId>();
  link.school_class = place.school_class.id;
  link.date = place.date;
  link.lesson = place.lesson;
  link.made_by = actor.account;
  link.made_at = context.clock.now();
  link.expires_at = oslo::instant_of(place.date, expiry_minute(place.ends));
  return link;
}

LessonWish wish_of(const SubstituteLink& link) {
  return {link.school_class, link.date, link.lesson};
}

}  // namespace

Result<MadeLink, Problem> make_link(const Context& context, const Actor& actor, const LessonWish& wish) {
  return context.database.write([&](db::Tx& tx) -> Result<MadeLink, Problem> {
    auto place = place_to_hand_over(tx, context, actor, wish);
    if (!place) return refused(place.error());
    const auto token = crypto::random_hex(kTokenBytes);
    const auto code = short_code(crypto::random_hex(kCodeLength));
    auto link = link_to(context, actor, *place);
    store::withdraw_unused(tx, link, actor.account, link.made_at);
    store::insert_link(tx, {link, crypto::sha256_hex(token), crypto::sha256_hex(code)});
    record(tx, context, actor, "substitute_link.made", link);
    return MadeLink{view_of(tx, std::move(link), std::move(*place), context.clock.now()), token, code};
  });
}

std::vector<LinkView> list_links(const Context& context, const Actor& actor) {
  return context.database.read([&](db::Tx& tx) {
    std::vector<LinkView> views;
    for (SubstituteLink& link : store::links_from(tx, context.clock.today())) {
      auto place = find_place(tx, wish_of(link));
      if (!place || !may_hand_over(context, actor, place->school_class)) continue;
      views.push_back(view_of(tx, std::move(link), std::move(*place), context.clock.now()));
    }
    return views;
  });
}

Result<LinkView, Problem> withdraw_link(const Context& context, const Actor& actor,
                                        const SubstituteLinkId& id) {
  return context.database.write([&](db::Tx& tx) -> Result<LinkView, Problem> {
    const auto link = store::find_link(tx, id);
    if (!link) return refused(access::not_found());
    auto place = find_place(tx, wish_of(*link));
    if (!place) return refused(access::not_found());
    const auto allowed = access::may(actor, access::Action::hand_over_lesson,
                                     access::subject_of(place->school_class), context.clock.today());
    if (!allowed) return refused(allowed.error());
    store::withdraw(tx, id, actor.account, context.clock.now());
    record(tx, context, actor, "substitute_link.withdrawn", *link);
    return view_of(tx, store::find_link(tx, id).value(), std::move(*place), context.clock.now());
  });
}

}  // namespace tilstede::substitute
