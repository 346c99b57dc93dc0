#include "owner/facts.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace tilstede::owner {
namespace {

constexpr std::string_view kNoReason = "none";
constexpr std::string_view kSeveralReasons = "several";
constexpr std::string_view kGenders[] = {"female", "male", "other", "unknown"};

using EntryById = std::map<EntryId, const engine::Entry*>;

int index_of(const std::vector<std::string>& reasons, const std::string& code) {
  const auto found = std::ranges::find(reasons, code);
  if (!code.empty() && found != reasons.end()) return static_cast<int>(found - reasons.begin());
  return static_cast<int>(reasons.size()) - 2;
}

bool makes_day_or_hours(const engine::Ground& ground) {
  return ground.counts_in(engine::Series::days) || ground.counts_in(engine::Series::hours);
}

std::optional<int> common_reason(const engine::DayTally& tally, const EntryById& entries,
                                 const std::vector<std::string>& reasons) {
  std::optional<int> common;
  for (const engine::Ground& ground : tally.grounds) {
    if (!makes_day_or_hours(ground)) continue;
    const int reason = index_of(reasons, entries.at(ground.entry)->reason);
    if (common && *common != reason) return static_cast<int>(reasons.size()) - 1;
    common = reason;
  }
  return common;
}

void add_late(std::vector<Fact>& facts, const engine::DayTally& tally, const EntryById& entries,
              const std::vector<std::string>& reasons) {
  for (const engine::Ground& ground : tally.grounds) {
    if (!ground.counts_in(engine::Series::late_arrivals)) continue;
    const engine::Entry& entry = *entries.at(ground.entry);
    facts.push_back({tally.date, 0, 0, 1, entry.is_documented, index_of(reasons, entry.reason)});
  }
}

}  // namespace

std::string_view name_of(Gender gender) {
  return kGenders[static_cast<int>(gender)];
}

Gender parse_gender(std::string_view text) {
  const auto* const found = std::ranges::find(kGenders, text);
  return found == std::end(kGenders) ? Gender::unknown : static_cast<Gender>(found - std::begin(kGenders));
}

std::vector<std::string> with_reasons_of_dates(std::vector<std::string> codes) {
  codes.emplace_back(kNoReason);
  codes.emplace_back(kSeveralReasons);
  return codes;
}

std::vector<Fact> facts_of(const engine::PupilYear& year, const engine::Counting& counting,
                           const std::vector<std::string>& reasons) {
  EntryById entries;
  for (const engine::Entry& entry : year.entries)
    entries.emplace(entry.id, &entry);
  std::vector<Fact> facts;
  for (const engine::DayTally& tally : engine::tally(year, counting)) {
    if (const auto reason = common_reason(tally, entries, reasons)) {
      facts.push_back(
          {tally.date, tally.is_day ? 1 : 0, tally.missed_minutes, 0, tally.is_documented, *reason});
    }
    add_late(facts, tally, entries, reasons);
  }
  return facts;
}

Date same_day_in(SchoolYear year, const Date& date) {
  const Date moved = (date.year() + std::chrono::years(year.begins - school_year_of(date).begins)) /
                     date.month() / date.day();
  return moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last};
}

}  // namespace tilstede::owner
