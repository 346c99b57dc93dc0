#include <algorithm>
#include <cstdio>

#include "commands/commands.hpp"
#include "owner/figure_workbook_use_cases.hpp"
#include "owner/published.hpp"
#include "owner/snapshot_use_cases.hpp"
#include "routine/files_use_cases.hpp"

namespace tilstede::commands {
namespace {

owner::YearUntil asked_of(const StatisticsArguments& arguments, const Date& today) {
  const SchoolYear year = arguments.school_year.value_or(school_year_of(arguments.until.value_or(today)));
  const Date until = std::min(arguments.until.value_or(std::min(today, last_day(year))), last_day(year));
  if (until < first_day(year)) throw Refusal("--until lies before the school year begins");
  return {year, until};
}

owner::Facts facts_of(const Program& program, const owner::YearUntil& asked, bool is_repeated) {
  const routine::Routines routines = routine::load_routines(routine_file(program.config()));
  return program.context().database.read([&](db::Tx& tx) {
    return owner::load_facts(tx, program.context(), routines, asked, is_repeated, owner::everybody);
  });
}

void print(const owner::FigureAnswer& answer, const std::string& format) {
  const std::string text = format == "xlsx"   ? owner::workbook_of(answer)
                           : format == "json" ? owner::to_json(answer.sheet)
                                              : owner::to_csv(answer.sheet);
  std::fwrite(text.data(), 1, text.size(), stdout);
}

}  // namespace

int statistics(const StatisticsArguments& arguments) {
  const auto keys = owner::parse_keys(arguments.by);
  if (!keys) throw Refusal("--by: " + keys.error());
  const auto measure = owner::parse_measure(arguments.measure);
  if (!measure) throw Refusal("--measure: " + measure.error());
  if (arguments.suppress && !owner::can_be_suppressed(*keys))
    throw Refusal(
        "--suppress: month, weekday and documented stand alone, and reason is never published; see --help");
  const Program program(arguments.common, Schema::existing);
  const auto asked = asked_of(arguments, program.context().clock.today());
  const owner::Facts facts = facts_of(program, asked, owner::has(*keys, owner::Key::school_year));
  owner::Table table = owner::tabulate(facts, *keys, *measure);
  if (arguments.suppress) owner::suppress(table, facts, *arguments.suppress);
  const auto audience = arguments.suppress ? owner::Audience::outside : owner::Audience::inside;
  print({audience, owner::sheet_of(table), asked.year, asked.until, arguments.suppress}, arguments.format);
  return 0;
}

}  // namespace tilstede::commands
