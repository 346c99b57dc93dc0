#include "substitute/holder_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/problems.hpp"
#include "access/write_once_use_cases.hpp"
#include "attendance/attendance_use_cases.hpp"
#include "platform/crypto/crypto.hpp"
#include "substitute/lesson_place_use_cases.hpp"
#include "substitute/short_code.hpp"
#include "substitute/substitute_problems.hpp"
#include "substitute/substitute_store.hpp"

namespace tilstede::substitute {
namespace {

using access::Actor;
using attendance::EntryKind;
using nlohmann::json;

constexpr std::size_t kSessionBytes = 32;

Actor holder_of(const SubstituteLink& link) {
  access::Relation relation;
  relation.role = access::Role::substitute;
  relation.period = {link.date, link.date};
  relation.school_class = link.school_class;
  Actor actor;
  actor.account = link.made_by;
  actor.relations = {relation};
  actor.link_holder = access::LinkHolder{link.id.value, link.substitute.value_or(PersonalText{})};
  return actor;
}

std::string hash_of_session(std::string_view session) {
  return session.empty() ? "" : crypto::sha256_hex(session);
}

std::optional<SubstituteLink> find(db::Tx& tx, const OpenWish& wish) {
  if (!wish.token.empty()) return store::find_by_token(tx, crypto::sha256_hex(wish.token));
  return store::find_by_code(tx, crypto::sha256_hex(normalised_code(wish.code)));
}

void record_opened(db::Tx& tx, const Context& context, const SubstituteLink& link) {
  const json payload{
      {"class", to_text(link.school_class)}, {"date", to_text(link.date)}, {"lesson", link.lesson}};
  access::record(tx, context, link.made_by,
                 {"substitute_link.opened", "substitute_link", to_text(link.id), payload.dump()});
}

bool is_absence(EntryKind kind) {
  return kind == EntryKind::lesson || kind == EntryKind::day;
}

// Whom a plan for adapted schooling has somewhere else is neither absent nor present here; that there is a
// plan is not for a substitute to see.
bool is_expected(const attendance::RegisterPupil& pupil) {
  return !pupil.plan || !pupil.plan->is_not_expected;
}

bool is_reported(const attendance::RegisterPupil& pupil) {
  if (pupil.entry) return is_absence(pupil.entry->content.kind);
  return !pupil.messages.empty() || (pupil.day_entry && is_absence(pupil.day_entry->content.kind));
}

ListedPupil listed(const attendance::RegisterPupil& pupil) {
  return {pupil.pupil,        pupil.given_name,
          pupil.family_name,  pupil.told_apart_by,
          is_reported(pupil), pupil.entry ? std::optional(pupil.entry->id) : std::nullopt};
}

void add_word_of_home(attendance::Content& content, const attendance::RegisterPupil& pupil) {
  if (!is_absence(content.kind) || pupil.messages.empty()) return;
  content.reported_by = attendance::ReportedBy::guardian;
  content.is_documented = pupil.messages.back().documents;
  content.reason = pupil.messages.back().reason;
}

/// The home's word goes with the mark, though the substitute sees no more of it than that there is one. Whom
/// the home has told of, and the substitute let stand so, is absent.
void add_words_of_homes(const Context& context, attendance::Batch& batch, const attendance::Register& view) {
  for (const attendance::RegisterPupil& pupil : view.pupils) {
    if (!is_expected(pupil)) continue;
    const auto mark = std::ranges::find(batch.marks, pupil.pupil, &attendance::Mark::pupil);
    if (mark != batch.marks.end()) {
      add_word_of_home(mark->content, pupil);
    } else if (!pupil.messages.empty() && !pupil.entry && !pupil.day_entry) {
      attendance::Mark told{context.ids.next_id<EntryId>(), pupil.pupil, {}, {}};
      told.content.kind = batch.lesson == 0 ? EntryKind::day : EntryKind::lesson;
      add_word_of_home(told.content, pupil);
      batch.marks.push_back(std::move(told));
    }
  }
}

Result<void, Problem> may_use(const std::optional<SubstituteLink>& link, const std::string& session_hash,
                              const Context& context) {
  if (!link) return refused(link_unknown());
  // A repeat of what was registered is answered again.
  if (link->used_at) return {};
  auto closed = why_closed(*link, session_hash, context.clock.now(), context.clock.today());
  if (closed) return refused(std::move(*closed));
  return {};
}

}  // namespace

Result<Opened, Problem> open_link(const Context& context, const OpenWish& wish) {
  const auto old_hash = hash_of_session(wish.session);
  return context.database.write([&](db::Tx& tx) -> Result<Opened, Problem> {
    auto link = find(tx, wish);
    if (!link) return refused(link_unknown());
    auto closed = why_closed(*link, old_hash, context.clock.now(), context.clock.today());
    if (closed) return refused(std::move(*closed));
    if (link->opened_at) return Opened{std::move(*link), wish.session};
    const auto session = crypto::random_hex(kSessionBytes);
    link->session_hash = crypto::sha256_hex(session);
    link->csrf_token = crypto::random_hex(kSessionBytes);
    link->substitute = wish.name;
    link->opened_at = context.clock.now();
    if (!store::open(tx, *link)) return refused(link_taken());
    record_opened(tx, context, *link);
    return Opened{std::move(*link), session};
  });
}

Result<SubstituteLink, Problem> link_of_session(const Context& context, std::string_view session) {
  const auto hash = hash_of_session(session);
  auto link = hash.empty()
                  ? std::nullopt
                  : context.database.read([&](db::Tx& tx) { return store::find_by_session(tx, hash); });
  if (!link) return refused(link_unknown());
  return std::move(*link);
}

Result<HolderView, Problem> read_list(const Context& context, const SubstituteLink& link) {
  auto closed = why_closed(link, link.session_hash, context.clock.now(), context.clock.today());
  if (closed) return refused(std::move(*closed));
  auto place = context.database.read([&](db::Tx& tx) {
    return find_place(tx, {link.school_class, link.date, link.lesson});
  });
  if (!place) return refused(access::not_found());
  const auto view =
      attendance::open_register(context, holder_of(link), {link.school_class, link.date, link.lesson});
  if (!view) return refused(view.error());
  HolderView list{link, std::move(*place), {}};
  for (const attendance::RegisterPupil& pupil : view->pupils) {
    if (is_expected(pupil)) list.pupils.push_back(listed(pupil));
  }
  return list;
}

Result<access::StoredAnswer, Problem> register_once(const Context& context, const http::Request& request,
                                                    std::string_view session, const HolderMarks& marks,
                                                    const attendance::OnPupilYearChanged& on_changed) {
  const auto session_hash = hash_of_session(session);
  const auto link = link_of_session(context, session);
  if (!link) return refused(link.error());
  const Actor holder = holder_of(*link);
  attendance::Batch batch{link->school_class, link->date, link->lesson, marks.seen, marks.marks};
  if (!link->used_at) {
    const auto view =
        attendance::open_register(context, holder, {batch.school_class, batch.date, batch.lesson});
    if (view) add_words_of_homes(context, batch, *view);
  }
  const auto is_allowed = [&](db::Tx& tx) {
    return may_use(store::find_by_session(tx, session_hash), session_hash, context);
  };
  const auto write = [&](db::Tx& tx) -> Result<access::StoredAnswer, Problem> {
    // First, so that two tabs of one device wait for each other here.
    if (!store::mark_used(tx, link->id, context.clock.now())) return refused(link_used());
    auto answer = attendance::register_in(tx, context, holder, batch, on_changed);
    if (!answer) return refused(std::move(answer.error()));
    return access::StoredAnswer{200, holder_answer_json(*answer)};
  };
  return access::write_once(context, holder, request, is_allowed, write);
}

}  // namespace tilstede::substitute
