#include "nation/rules.hpp"

#include "engine/kernels/instruction_set.hpp"
#include "nation/rule_blocks.hpp"

namespace tilstede::bench {

const std::array<std::string_view, kFirsts> kFirstNames = {"three_in_month",  "three_in_30_days",
                                                           "ten_in_3_months", "days_5",
                                                           "days_10",         "days_20",
                                                           "hours_5",         "hours_10",
                                                           "hours_20",        "late_5",
                                                           "late_10",         "late_20",
                                                           "tenth_of_days",   "three_in_10_school_days",
                                                           "ten_in_15_weeks", "weekday_pattern",
                                                           "edge_pattern",    "subject_pattern",
                                                           "rising",          "three_short_spells",
                                                           "ten_in_a_row"};

const std::array<std::string_view, kCounts> kCountNames = {
    "in_month",   "in_30_days",        "in_3_months", "days",         "in_15_weeks",   "in_28_days",
    "in_84_days", "most_of_a_weekday", "edge_days",   "short_spells", "longest_spell", "all_days"};

const std::array<std::string_view, kWideCounts> kWideCountNames = {"hours", "late", "most_of_a_subject",
                                                                   "all_hours", "all_late"};

FindingColumns::FindingColumns(std::size_t pupils) {
  for (auto& column : first)
    column = engine::ByteColumn(pupils);
  for (auto& column : count)
    column = engine::ByteColumn(pupils);
  for (auto& column : wide)
    column.assign(pupils, 0);
}

Findings FindingColumns::at(engine::Place place) const {
  Findings findings;
  for (std::size_t i = 0; i < first.size(); ++i)
    findings.first[i] = first[i].data()[place];
  for (std::size_t i = 0; i < count.size(); ++i)
    findings.count[i] = count[i].data()[place];
  for (std::size_t i = 0; i < wide.size(); ++i)
    findings.wide[i] = wide[i][place];
  return findings;
}

PupilEntries entries_at(const engine::Columns& columns, engine::Place place) {
  const auto part = [&](const engine::EntryColumn& column, const engine::ByteColumn& bytes) {
    const std::span entries(bytes.data() + column.begin(place), bytes.data() + column.end(place));
    // Five lists in five places: let memory fetch them all at once.
    __builtin_prefetch(entries.data());
    return entries;
  };
  return {.days = part(columns.days, columns.days.day),
          .hour_days = part(columns.hours, columns.hours.day),
          .hour_details = part(columns.hours, columns.hours.detail),
          .late = part(columns.late, columns.late.day),
          .exempt_details = part(columns.exempt, columns.exempt.detail)};
}

namespace {

void find_days(const engine::Columns& columns, const RuleTables& tables, engine::Place first,
               engine::Place last, FindingColumns& findings, engine::InstructionSet set) {
  switch (set) {
#if defined(__x86_64__)
    case engine::InstructionSet::avx512:
      return find_days_avx512(columns, tables, first, last, findings);
    case engine::InstructionSet::avx2:
      return find_days_avx2(columns, tables, first, last, findings);
#endif
    default:
      return find_days_baseline(columns, tables, first, last, findings);
  }
}

}  // namespace

void find_all(const engine::Columns& columns, const RuleTables& tables, engine::Place first,
              engine::Place last, FindingColumns& findings, engine::InstructionSet set) {
  find_days(columns, tables, first, last, findings, set);
  if (first < last) find_pupils(columns, tables, first, last, findings);
}

}  // namespace tilstede::bench
