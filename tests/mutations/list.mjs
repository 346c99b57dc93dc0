// Mistakes somebody could make in the engine and the rules, each of which a test must notice.
// `find` stands exactly once in `file`.
const engine = 'src/engine/'
const patterns = 'src/engine/patterns/'

export const mutations = [
  ['N days begin a day early', engine + 'windows.cpp', 'add_days(day, 1 - window.count)', 'add_days(day, -window.count)'],
  ['N weeks begin a day early', engine + 'windows.cpp', '1 - 7 * window.count', '-7 * window.count'],
  ['N months begin a day early', engine + 'windows.cpp', 'add_days(minus_months(day, window.count), 1)', 'minus_months(day, window.count)'],
  ['the day is not clamped to its month', engine + 'windows.cpp', 'std::min(day.day(), end.day())', '(void(end), day.day())'],
  ['the month begins on its second day', engine + 'windows.cpp', 'std::chrono::day(1)}', 'std::chrono::day(2)}'],
  ['N school days need one more', engine + 'windows.cpp', 'if (until_then < count)', 'if (until_then <= count)'],
  ['a window crosses 1 August', engine + 'windows.cpp', 'std::max(from, earliest)', 'std::min(from, day)'],
  ['the year before is not looked at', 'src/routine/rule_watch.cpp', 'if (!rule.crosses_years) return', 'if (!rule.crosses_years || year.before == nullptr) return'],
  ['the year before has no exemptions', 'src/routine/findings.cpp', 'both_tallies_(years.both, mask_of(years.both, exempt))', 'both_tallies_(years.both, Mask(years.both.entries.size(), true))'],
  ['leaving early misses the same lesson twice', engine + 'counting.cpp', 'static_cast<std::size_t>(entry.lesson) + 1; later', 'static_cast<std::size_t>(entry.lesson) + 2; later'],
  ['a day counts hours too', engine + 'counting.cpp', 'if (!tally.is_day) tally.missed_minutes += minutes;', 'tally.missed_minutes += minutes;'],
  ['an exemption is skipped', 'src/routine/findings.cpp', 'if (covers(exemption, year.entries[i])) mask[i] = false;', 'if (covers(exemption, year.entries[i])) mask[i] = mask[i];'],
  ['an exemption of one reason covers all', 'src/routine/findings.cpp', '(exemption.reasons.empty() || is_one_of(entry.reason, exemption.reasons))', '(exemption.reasons.empty() || !exemption.reasons.empty())'],
  ['a share over is not strict', 'src/routine/rule_watch.cpp', '100 * value > test_.value * school_days', '100 * value >= test_.value * school_days'],
  ['a share speaks a day late', 'src/routine/rule_watch.cpp', 'school_days >= test_.min_school_days && 100', 'school_days > test_.min_school_days && 100'],
  ['the first day a rule is met is missed', 'src/routine/findings.cpp', 'for (auto i = reign.begin; i < reign.end; ++i)', 'for (auto i = reign.begin + 1; i < reign.end; ++i)'],
  ['the share by chance is rounded down', patterns + 'critical_counts.cpp', '100 * seen.part + seen.whole - 1', '100 * seen.part'],
  ['more chance is spent than there is', patterns + 'critical_counts.cpp', 'budget / n * (n - 2) - spent', 'budget / n * (n - 2)'],
  ['five weekdays are one question', patterns + 'weekday.cpp', 'pattern.chance_ppm, kWeekdays)', 'pattern.chance_ppm, 1)'],
  ['the recent days of a rise are one more', patterns + 'rising.cpp', '>= days - kRecent', '>= days - kRecent - 1'],
  ['a day at school does not break a spell', patterns + 'spells.cpp', 'spells_.back().end + 1 == school_day->index', 'spells_.back().end + 2 >= school_day->index'],
  ['a holiday is a day shorter', patterns + 'no_show.cpp', 'year_.school_days[index]) - 1;', 'year_.school_days[index]);'],
].map(([name, file, find, replace]) => ({ name, file, find, replace }))
