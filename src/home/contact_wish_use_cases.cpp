#include "home/contact_wish_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/may.hpp"
#include "access/problems.hpp"
#include "access/subject_use_cases.hpp"
#include "home/contact_wish_store.hpp"
#include "people/homes_use_cases.hpp"

namespace tilstede::home {
namespace {

using access::Actor;
using nlohmann::json;

ContactWish save(db::Tx& tx, const Context& context, const Actor& actor, const GuardianId& guardian,
                 const ContactWish& wish) {
  store::write_contact_wish(tx, guardian, wish, actor.account, context.clock.now());
  const json payload{{"channel", name_of(wish.channel)}, {"interpreter", wish.needs_interpreter}};
  access::record(tx, context, actor.account,
                 {"contact.wished", "guardian", to_text(guardian), payload.dump()});
  return wish;
}

}  // namespace

Result<ContactWish, Problem> wish_contact(const Context& context, const Actor& actor,
                                          const ContactWish& wish) {
  if (!actor.guardian) return refused(access::not_allowed());
  return context.database.write([&](db::Tx& tx) -> Result<ContactWish, Problem> {
    return save(tx, context, actor, *actor.guardian, wish);
  });
}

Result<ContactWish, Problem> record_contact_wish(const Context& context, const Actor& actor,
                                                 const PupilId& pupil, const GuardianId& guardian,
                                                 const ContactWish& wish) {
  const Date today = context.clock.today();
  return context.database.write([&](db::Tx& tx) -> Result<ContactWish, Problem> {
    const auto subject = access::subject_of_pupil(tx, pupil, today);
    if (!subject) return refused(access::not_found());
    const auto may = access::may(actor, access::Action::record_message, *subject, today);
    if (!may) return refused(may.error());
    const auto guardians = people::guardians_of(tx, pupil);
    if (std::ranges::find(guardians, guardian, &people::Guardian::id) == guardians.end()) {
      return refused(access::not_found());
    }
    return save(tx, context, actor, guardian, wish);
  });
}

}  // namespace tilstede::home
