#include "routine/flags_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "attendance/effective_use_cases.hpp"
#include "calendar/timetable_use_cases.hpp"
#include "people/enrolment_use_cases.hpp"
#include "people/lock.hpp"
#include "routine/flag_store.hpp"
#include "routine/pupil_years_use_cases.hpp"

namespace tilstede::routine {
namespace {

using attendance::FlagChange;
using nlohmann::json;

/// Pupil-years held in memory at a time.
constexpr std::size_t kLoadedMost = 2000;
/// Pupils locked by one transaction of the night, so that teachers do not wait for it.
constexpr std::size_t kLockedMost = 200;

template <class T>
std::vector<std::vector<T>> in_chunks(const std::vector<T>& all, std::size_t most) {
  std::vector<std::vector<T>> chunks;
  for (std::size_t begin = 0; begin < all.size(); begin += most) {
    const auto end = std::min(all.size(), begin + most);
    chunks.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(begin),
                        all.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return chunks;
}

/// What happened in one school year may be within a window of the next.
void add_next_years(std::vector<attendance::PupilYearKey>& keys, SchoolYear last) {
  const auto count = keys.size();
  for (std::size_t i = 0; i < count; ++i) {
    const SchoolYear next{keys[i].year.begins + 1};
    if (next <= last) keys.push_back({keys[i].pupil, next});
  }
}

std::map<SchoolYear, std::vector<PupilId>> by_year(std::vector<attendance::PupilYearKey> keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::map<SchoolYear, std::vector<PupilId>> pupils;
  for (const auto& key : keys)
    pupils[key.year].push_back(key.pupil);
  return pupils;
}

/// Writes the changes of many pupils: new flags in one insert, one audit event per pupil and kind of change.
class FlagWriter {
 public:
  FlagWriter(db::Tx& tx, const Context& context) : tx_(tx), context_(context), now_(context.clock.now()) {}

  void write(const engine::PupilYear& year, const FlagPlan& plan) {
    json raised = json::array();
    json exempted = json::array();
    json withdrawn = json::array();
    for (const auto& finding : plan.raise) {
      raised_.push_back(
          {context_.ids.next_id<FlagId>(), year.pupil, year.year, finding, now_, std::nullopt, ""});
      if (finding.exempted_until) {
        exempted.push_back(told(finding));
      } else {
        raised.push_back(told(finding));
        changes_.push_back({year.pupil, finding.rule, true});
      }
    }
    for (const auto& [flag, finding] : plan.update) {
      store::update_flag(tx_, flag.id, finding, now_);
      const bool was_exempted = flag.finding.exempted_until.has_value();
      if (was_exempted == finding.exempted_until.has_value()) continue;
      (was_exempted ? raised : exempted).push_back(told(finding));
      changes_.push_back({year.pupil, finding.rule, was_exempted});
    }
    for (const auto& [flag, because] : plan.withdraw) {
      store::withdraw_flag(tx_, flag.id, because, now_);
      auto what = told(flag.finding);
      what["because"] = name_of(because);
      withdrawn.push_back(std::move(what));
      // What was only shown as exempted went when it became so.
      if (!flag.finding.exempted_until) changes_.push_back({year.pupil, flag.finding.rule, false});
    }
    record("flag.raised", year, std::move(raised));
    record("flag.exempted", year, std::move(exempted));
    record("flag.withdrawn", year, std::move(withdrawn));
  }

  std::vector<FlagChange> finish() {
    store::insert_flags(tx_, raised_, now_);
    return std::move(changes_);
  }

 private:
  static json told(const Finding& finding) {
    return {{"rule", finding.rule},
            {"routine", finding.routine},
            {"version", finding.version},
            {"first_met", to_text(finding.first_met)},
            {"count", finding.count}};
  }

  void record(const char* action, const engine::PupilYear& year, json flags) {
    if (flags.empty()) return;
    const json payload{{"school_year", to_text(year.year)}, {"flags", std::move(flags)}};
    access::record(tx_, context_, std::nullopt, {action, "pupil", to_text(year.pupil), payload.dump()});
  }

  db::Tx& tx_;
  const Context& context_;
  Instant now_;
  std::vector<Flag> raised_;
  std::vector<FlagChange> changes_;
};

void reevaluate_pupils(db::Tx& tx, const Context& context, const Routines& routines,
                       const std::vector<PupilId>& pupils, SchoolYear year, FlagWriter& writer) {
  const Date today = context.clock.today();
  std::map<PupilId, std::vector<Flag>> standing;
  for (auto& flag : store::standing_flags(tx, pupils, year))
    standing[flag.pupil].push_back(std::move(flag));
  for (const auto& pupil_year : load_pupil_years(tx, context, pupils, year, reach_of(routines))) {
    writer.write(pupil_year, plan_flags(routines, pupil_year, today, standing[pupil_year.pupil]));
  }
}

/// What is shown says the subject's name; what is stored holds its code.
void name_subject(Flag& flag, const std::map<std::string, std::string>& names) {
  if (!flag.finding.evidence) return;
  const auto name = names.find(flag.finding.evidence->subject);
  if (name != names.end()) flag.finding.evidence->subject = name->second;
}

std::vector<FlagView> views_of(db::Tx& tx, const Routines& routines, std::vector<Flag> flags) {
  std::vector<EntryId> ids;
  for (const auto& flag : flags)
    ids.insert(ids.end(), flag.finding.entries.begin(), flag.finding.entries.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::map<EntryId, engine::Entry> entries;
  if (!ids.empty()) {
    for (auto& entry : attendance::entries_behind(tx, ids))
      entries.emplace(entry.id, std::move(entry));
  }
  const auto subjects = calendar::subject_names(tx);
  std::vector<FlagView> views;
  for (auto& flag : flags) {
    name_subject(flag, subjects);
    FlagView view{std::move(flag), {}, {}};
    view.text = words_of(routines, view.flag.finding);
    for (const auto& id : view.flag.finding.entries) {
      const auto found = entries.find(id);
      if (found != entries.end()) view.entries.push_back(found->second);
    }
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

std::vector<FlagChange> reevaluate(db::Tx& tx, const Context& context, const Routines& routines,
                                   const std::vector<attendance::PupilYearKey>& keys) {
  FlagWriter writer(tx, context);
  auto touched = keys;
  if (crosses_years(routines)) add_next_years(touched, school_year_of(context.clock.today()));
  for (const auto& [year, pupils] : by_year(std::move(touched))) {
    for (const auto& chunk : in_chunks(pupils, kLoadedMost)) {
      reevaluate_pupils(tx, context, routines, chunk, year, writer);
    }
  }
  return writer.finish();
}

void evaluate_everybody(const Context& context, const Routines& routines) {
  const SchoolYear year = school_year_of(context.clock.today());
  const auto pupils = context.database.read([&](db::Tx& tx) { return people::pupils_in(tx, year); });
  for (const auto& chunk : in_chunks(pupils, kLockedMost)) {
    context.database.write([&](db::Tx& tx) {
      std::vector<PupilId> ids;
      std::vector<attendance::PupilYearKey> keys;
      for (const auto& pupil : chunk) {
        ids.push_back(pupil.id);
        keys.push_back({pupil.id, year});
      }
      people::lock_pupils(tx, ids);
      reevaluate(tx, context, routines, keys);
    });
  }
}

Result<std::vector<FlagView>, Problem> list_flags(const Context& context, const Routines& routines,
                                                  const access::Actor& actor, const PupilId& pupil) {
  const Date today = context.clock.today();
  auto views = context.database.read([&](db::Tx& tx) -> Result<std::vector<FlagView>, Problem> {
    const auto subject = access::subject_of_pupil(tx, pupil, today);
    if (!subject) return refused(access::not_found());
    const auto allowed = access::may(actor, access::Action::read_flags, *subject, today);
    if (!allowed) return refused(allowed.error());
    return views_of(tx, routines, store::flags_of(tx, pupil));
  });
  if (views) {
    const json payload{{"flags", views->size()}};
    access::record_read(context, actor, {"flags.read", "pupil", to_text(pupil), payload.dump()});
  }
  return views;
}

std::map<PupilId, std::vector<FlagView>> standing_flags(db::Tx& tx, const Routines& routines,
                                                        const std::vector<PupilId>& pupils, SchoolYear year) {
  std::map<PupilId, std::vector<FlagView>> by_pupil;
  for (auto& view : views_of(tx, routines, store::standing_flags(tx, pupils, year))) {
    by_pupil[view.flag.pupil].push_back(std::move(view));
  }
  return by_pupil;
}

}  // namespace tilstede::routine
