// The school year laid out in weeks, for the small calendar of each pupil. Pure; made once for the whole class.
import { addDays, mondayOf } from '../../i18n/dates.ts'

export interface Week {
  /** Monday to Friday; null outside the year so far. */
  days: ({ date: string; isSchoolDay: boolean } | null)[]
}

export interface Quarter {
  /** Each month with how many weeks stand under it; named by a date in it. */
  months: { date: string; weeks: number }[]
  weeks: Week[]
}

// The last month of each part of the school year. None has more weeks than a phone is wide for days one can see.
const lastMonths = ['10', '12', '03', '07']

function quarterOf(date: string): string {
  const month = date.slice(5, 7)
  const last = lastMonths.find((one) => month <= one && (one > '07') === (month > '07'))
  return `${date.slice(0, 4)}-${last}`
}

/** The year so far in parts: to October, to New Year, to March, to summer. */
export function quarters(firstDay: string, asOf: string, nonSchoolDays: readonly string[]): Quarter[] {
  const closed = new Set(nonSchoolDays)
  const found = new Map<string, Quarter>()
  for (let monday = mondayOf(firstDay); monday <= asOf; monday = addDays(monday, 7)) {
    // A week belongs where its last day is: the week of New Year opens the spring.
    const friday = addDays(monday, 4)
    const last = friday < asOf ? friday : asOf
    const quarter = found.get(quarterOf(last)) ?? { months: [], weeks: [] }
    found.set(quarterOf(last), quarter)
    quarter.weeks.push({
      days: [0, 1, 2, 3, 4].map((weekday) => {
        const date = addDays(monday, weekday)
        return date < firstDay || date > asOf ? null : { date, isSchoolDay: !closed.has(date) }
      }),
    })
    const month = quarter.months.at(-1)
    if (month?.date.slice(0, 7) === last.slice(0, 7)) month.weeks += 1
    else quarter.months.push({ date: last, weeks: 1 })
  }
  return [...found.values()]
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
