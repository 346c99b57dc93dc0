#include "owner/figures_use_cases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "access/may.hpp"
#include "access/problems.hpp"
#include "access/read_log_use_cases.hpp"
#include "owner/facts_store.hpp"
#include "owner/publication_store.hpp"
#include "owner/published.hpp"

namespace tilstede::owner {
namespace {

using access::Action;
using access::Actor;

std::string text_of(const Keys& keys) {
  std::string text;
  for (const Key key : keys)
    text += fmt::format("{}{}", text.empty() ? "" : ",", name_of(key));
  return text;
}

Problem wrong_day(std::string code, std::string detail) {
  return {422,
          "invalid-request",
          "The query is not as expected.",
          "",
          {{"?until", std::move(code), std::move(detail)}}};
}

Problem not_published() {
  return {
      422,
      "figures-not-published",
      "Not among the published figures",
      "Published are the tables by nothing, area, school, grade, gender, school and grade, grade and gender, "
      "month, weekday or documented, each also by school_year.",
      {}};
}

// --- inside ---

bool may_read(const Actor& actor, const Enrolled& enrolled, const Date& today) {
  access::Subject subject;
  if (!enrolled.has_left) subject.places.push_back({enrolled.school, enrolled.area, enrolled.grade, {}});
  return access::may(actor, Action::read_figures, subject, today).has_value();
}

// Whether there is any school of which the actor may read figures.
bool is_inside(const Actor& actor, const Date& today) {
  return std::ranges::any_of(actor.relations, [&](const access::Relation& relation) {
    access::Subject subject;
    if (relation.school || relation.area)
      subject.places.push_back({relation.school.value_or(SchoolId{}), relation.area, relation.grade, {}});
    return access::may(actor, Action::read_figures, subject, today).has_value();
  });
}

/// The year and day asked about, as far as the question says them.
struct Day {
  SchoolYear year;
  std::optional<Date> until;
};

Result<Day, Problem> day_of(const FigureQuestion& question, const Date& today) {
  const SchoolYear year = question.year.value_or(school_year_of(question.until.value_or(today)));
  if (question.until && school_year_of(*question.until) != year)
    return refused(wrong_day("not-in-school-year", "Expected a day of the school year that is asked for."));
  if (today < first_day(year))
    return refused(wrong_day("not-begun", "The school year that is asked for has not begun."));
  return Day{year, question.until};
}

FigureAnswer inside(const Context& context, Snapshots& snapshots, const Actor& actor,
                    const FigureQuestion& question, const Day& day) {
  const Date today = context.clock.today();
  // What is yet to come is not told of.
  const Date until = std::min({today, last_day(day.year), day.until.value_or(last_day(day.year))});
  const Facts facts =
      snapshots.facts({day.year, until}, has(question.keys, Key::school_year),
                      [&](const Enrolled& enrolled) { return may_read(actor, enrolled, today); });
  return {Audience::inside, sheet_of(tabulate(facts, question.keys, question.measure)), day.year, until,
          std::nullopt};
}

// --- outside ---

Keys without_year(Keys keys) {
  std::erase(keys, Key::school_year);
  return keys;
}

Keys canonical(const Keys& keys) {
  for (const Keys& table : published_tables()) {
    if (std::ranges::is_permutation(table, keys)) return table;
  }
  return keys;
}

std::vector<store::PublishedTable> tables_of(const Facts& facts) {
  std::vector<store::PublishedTable> tables;
  for (const Measure measure : {Measure::days, Measure::hours, Measure::late}) {
    for (const Table& table : publish(facts, measure, kLeastPupils))
      tables.push_back({std::string(name_of(measure)), text_of(table.keys), rows_to_json(sheet_of(table))});
  }
  return tables;
}

// Frozen when it is first asked for, all tables from the same facts.
void publish_once(const Context& context, Snapshots& snapshots, const YearUntil& day) {
  if (context.database.read([&](db::Tx& tx) { return store::is_published(tx, day.year, day.until); })) return;
  const Facts facts = snapshots.facts(day, false, everybody);
  if (facts.years.empty()) return;
  const auto tables = tables_of(facts);
  context.database.write(
      [&](db::Tx& tx) { store::publish(tx, day.year, day.until, context.clock.now(), tables); });
}

std::optional<FigureSheet> published_sheet(const Context& context, const YearUntil& day, const Keys& keys,
                                           Measure measure) {
  const auto rows = context.database.read([&](db::Tx& tx) {
    return store::published_rows(tx, day.year, day.until, std::string(name_of(measure)), text_of(keys));
  });
  if (!rows) return std::nullopt;
  return FigureSheet{keys, measure, rows_from_json(*rows)};
}

// The same month's last day of each year.
std::vector<YearUntil> published_days(const Context& context, const YearUntil& newest, bool is_repeated) {
  auto days = years_until(context.database.read(store::school_years), newest, is_repeated);
  for (YearUntil& day : days)
    day.until = Date{day.until.year() / day.until.month() / std::chrono::last};
  return days;
}

Result<FigureAnswer, Problem> outside(const Context& context, Snapshots& snapshots,
                                      const FigureQuestion& question, Day day) {
  if (!is_published(question.keys)) return refused(not_published());
  const Date today = context.clock.today();
  if (!day.until) day.until = newest_published_day(day.year, today);
  // In August nothing of the new year is published yet.
  if (!day.until && !question.year) {
    --day.year.begins;
    day.until = newest_published_day(day.year, today);
  }
  if (!day.until || !is_published_day(*day.until, today))
    return refused(
        wrong_day("not-published", "Figures are published as of the last day of a month that is over."));
  const bool is_repeated = has(question.keys, Key::school_year);
  const Keys keys = canonical(without_year(question.keys));
  FigureSheet sheet{keys, question.measure, {}};
  if (is_repeated) sheet.keys.insert(sheet.keys.begin(), Key::school_year);
  for (const YearUntil& of_year : published_days(context, {day.year, *day.until}, is_repeated)) {
    publish_once(context, snapshots, of_year);
    const auto found = published_sheet(context, of_year, keys, question.measure);
    if (!found) continue;
    if (is_repeated) {
      append_year(sheet, *found, of_year.year);
    } else {
      sheet.rows = found->rows;
    }
  }
  return FigureAnswer{Audience::outside, in_order(sheet, question.keys), day.year, *day.until, kLeastPupils};
}

std::size_t pupils_in(const FigureSheet& sheet) {
  double pupils = 0;
  for (const SheetRow& row : sheet.rows)
    pupils += row.numbers.front().value_or(0);
  return static_cast<std::size_t>(pupils);
}

void log(const Context& context, const Actor& actor, const FigureQuestion& question,
         const FigureAnswer& answer) {
  access::record_read(
      context, actor,
      {"figures.read", "figures", std::string(name_of(answer.audience)),
       fmt::format(R"({{"by":"{}","measure":"{}","date":"{}","pupils":{}}})", text_of(question.keys),
                   name_of(question.measure), to_text(answer.until), pupils_in(answer.sheet))});
}

}  // namespace

Result<FigureAnswer, Problem> read_figures(const Context& context, Snapshots& snapshots, const Actor& actor,
                                           const FigureQuestion& question) {
  const Date today = context.clock.today();
  const bool may_inside = is_inside(actor, today);
  const Audience audience = question.audience.value_or(may_inside ? Audience::inside : Audience::outside);
  if (audience == Audience::inside && !may_inside) return refused(access::not_allowed());
  if (audience == Audience::outside) {
    if (const auto may = access::may(actor, Action::read_published_figures, {}, today); !may)
      return refused(may.error());
  }
  const auto day = day_of(question, today);
  if (!day) return refused(day.error());
  auto answer = audience == Audience::inside
                    ? Result<FigureAnswer, Problem>(inside(context, snapshots, actor, question, *day))
                    : outside(context, snapshots, question, *day);
  if (answer) log(context, actor, question, *answer);
  return answer;
}

}  // namespace tilstede::owner
