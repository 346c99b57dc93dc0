#include "routine/routine_jobs.hpp"

#include <fmt/format.h>

#include "routine/flags_use_cases.hpp"

namespace tilstede::routine {
namespace {

constexpr std::string_view kSetting = "routine.evaluated";

std::string last_evaluated(db::Tx& tx) {
  auto rows = tx.query("select value from setting where key = $1", {kSetting});
  return rows.next() ? rows.get<std::string>(0) : "";
}

/// The day, and everything but the absence that decides what is found on it.
std::string what_rules(const Context& context, const Routines& routines) {
  std::string text = fmt::format("{} {}", to_text(context.clock.today()), context.config.lesson_minutes);
  for (const auto& version : routines.versions)
    text += fmt::format(" {} {} {}", version.id, version.version, version.digest);
  return text;
}

}  // namespace

void evaluate_new_day(const Context& context, const Routines& routines) {
  const auto now = what_rules(context, routines);
  if (context.database.read(last_evaluated) == now) return;
  evaluate_everybody(context, routines);
  // Last: a run that was cut short is made again.
  context.database.write([&](db::Tx& tx) {
    tx.execute(
        "insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = "
        "excluded.value",
        {kSetting, now});
  });
}

}  // namespace tilstede::routine
