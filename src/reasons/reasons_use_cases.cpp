#include "reasons/reasons_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/may.hpp"
#include "access/problems.hpp"
#include "access/write_once_use_cases.hpp"
#include "people/lock.hpp"
#include "reasons/reasons_json.hpp"
#include "reasons/reasons_store.hpp"

namespace tilstede::reasons {
namespace {

using access::Actor;
using access::StoredAnswer;
using nlohmann::json;

access::IsAllowed may_edit(const Context& context, const Actor& actor) {
  return [&](db::Tx&) { return access::may(actor, access::Action::edit_reasons, {}, context.clock.today()); };
}

const Reason* find(const std::vector<Reason>& catalogue, const std::string& code) {
  const auto found = std::ranges::find(catalogue, code, &Reason::code);
  return found == catalogue.end() ? nullptr : &*found;
}

void record(db::Tx& tx, const Context& context, const std::optional<AccountId>& actor, const char* action,
            const std::string& code, const json& payload) {
  access::record(tx, context, actor, {action, "reason", code, payload.dump()});
}

void reweigh(db::Tx& tx, const std::string& code, const people::OnPupilYearsChanged& on_changed) {
  const auto keys = store::pupil_years_with(tx, code);
  if (!keys.empty()) on_changed(tx, keys);
}

}  // namespace

std::vector<Reason> catalogue(db::Tx& tx) {
  return store::catalogue(tx);
}

std::vector<Reason> list_reasons(const Context& context) {
  return context.database.read([](db::Tx& tx) { return store::catalogue(tx); });
}

Change write_reason(db::Tx& tx, const Context& context, const std::optional<AccountId>& actor,
                    const Reason& wish, const people::OnPupilYearsChanged& on_changed) {
  const auto known = store::catalogue(tx);
  const Reason* const before = find(known, wish.code);
  if (!before) {
    store::insert(tx, wish);
    record(tx, context, actor, "reason.added", wish.code, {{"after", json_of(wish)}});
    return Change::added;
  }
  if (*before == wish) return Change::none;
  const bool is_reweighed = weighs_otherwise(*before, wish);
  // Whoever registers now has read the old weight, or waits here and reads the new one.
  if (is_reweighed) people::lock_all_pupils(tx);
  store::update(tx, wish);
  record(tx, context, actor, "reason.changed", wish.code,
         {{"before", json_of(*before)}, {"after", json_of(wish)}});
  if (is_reweighed) reweigh(tx, wish.code, on_changed);
  return Change::changed;
}

Result<StoredAnswer, Problem> add_reason(const Context& context, const Actor& actor,
                                         const http::Request& request, Reason wish) {
  wish = settled(std::move(wish));
  const auto write = [&](db::Tx& tx) -> Result<StoredAnswer, Problem> {
    const auto known = store::catalogue(tx);
    if (wish.code.empty()) wish.code = code_for(wish.name.nb, known);
    if (auto problem = problem_of(wish, known, true)) return refused(std::move(*problem));
    write_reason(tx, context, actor.account, wish, {});
    return StoredAnswer{201, json_of(wish).dump()};
  };
  return access::write_once(context, actor, request, may_edit(context, actor), write);
}

Result<StoredAnswer, Problem> change_reason(const Context& context, const Actor& actor,
                                            const http::Request& request, Reason wish,
                                            const people::OnPupilYearsChanged& on_changed) {
  wish = settled(std::move(wish));
  const auto write = [&](db::Tx& tx) -> Result<StoredAnswer, Problem> {
    const auto known = store::catalogue(tx);
    if (!find(known, wish.code)) return refused(access::not_found());
    if (auto problem = problem_of(wish, known, false)) return refused(std::move(*problem));
    write_reason(tx, context, actor.account, wish, on_changed);
    return StoredAnswer{200, json_of(wish).dump()};
  };
  return access::write_once(context, actor, request, may_edit(context, actor), write);
}

Result<StoredAnswer, Problem> order_reasons(const Context& context, const Actor& actor,
                                            const http::Request& request,
                                            const std::vector<std::string>& codes) {
  const auto write = [&](db::Tx& tx) -> Result<StoredAnswer, Problem> {
    if (auto problem = problem_of_order(codes, store::catalogue(tx))) return refused(std::move(*problem));
    store::set_order(tx, codes);
    record(tx, context, actor.account, "reasons.ordered", "catalogue", {{"codes", codes}});
    return StoredAnswer{200, to_json(store::catalogue(tx))};
  };
  return access::write_once(context, actor, request, may_edit(context, actor), write);
}

}  // namespace tilstede::reasons
