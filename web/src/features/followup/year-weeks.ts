// The school year laid out in weeks, for the small calendar of each pupil. Pure; made once for the whole class.
import { addDays, mondayOf } from '../../i18n/dates.ts'

export interface Week {
  /** Monday to Friday; null outside the year so far. */
  days: ({ date: string; isSchoolDay: boolean } | null)[]
}

export interface HalfYear {
  /** Each month with how many weeks stand under it; named by a date in it. */
  months: { date: string; weeks: number }[]
  weeks: Week[]
}

/** Split at New Year, so that the year fits a phone. */
export function halfYears(firstDay: string, asOf: string, nonSchoolDays: readonly string[]): HalfYear[] {
  const closed = new Set(nonSchoolDays)
  const halves = new Map<string, HalfYear>()
  for (let monday = mondayOf(firstDay); monday <= asOf; monday = addDays(monday, 7)) {
    // A week belongs where its Friday is: the week of New Year opens the spring.
    const friday = addDays(monday, 4)
    const half = halves.get(friday.slice(0, 4)) ?? { months: [], weeks: [] }
    halves.set(friday.slice(0, 4), half)
    half.weeks.push({
      days: [0, 1, 2, 3, 4].map((weekday) => {
        const date = addDays(monday, weekday)
        return date < firstDay || date > asOf ? null : { date, isSchoolDay: !closed.has(date) }
      }),
    })
    const month = half.months.at(-1)
    if (month?.date.slice(0, 7) === friday.slice(0, 7)) month.weeks += 1
    else half.months.push({ date: friday, weeks: 1 })
  }
  return [...halves.values()]
}

/** How much of the day a mark takes: 3 the whole day, 2 two lessons or more, 1 less, 0 lateness and leaving early. */
export function levelOf(mark: { kind: 'day' | 'hours' | 'late' | 'left_early'; missed_minutes: number }): 0 | 1 | 2 | 3 {
  switch (mark.kind) {
    case 'day':
      return 3
    case 'hours':
      return mark.missed_minutes >= 90 ? 2 : 1
    case 'late':
    case 'left_early':
      return 0
  }
}
