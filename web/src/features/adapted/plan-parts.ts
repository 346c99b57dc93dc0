// A plan's parts as people say them: on these weekdays, in these lessons, there. Pure.
import type { Schemas } from '../../api/client.ts'

export type PlanPart = Schemas['PlanPart']
export type Expected = Schemas['Expected']

/** One line of the plan. Without lessons it is of the whole day. */
export interface Line {
  weekdays: number[]
  date: string | null
  lessons: number[]
  expected: Expected
}

export function partsOf(lines: readonly Line[]): PlanPart[] {
  return lines.flatMap(({ weekdays, date, lessons, expected }) => {
    const days: Pick<PlanPart, 'weekday' | 'date'>[] = date ? [{ weekday: null, date }] : weekdays.map((weekday) => ({ weekday, date: null }))
    const times: (number | null)[] = lessons.length > 0 ? lessons : [null]
    return days.flatMap((day) => times.map((lesson) => ({ ...day, lesson, expected })))
  })
}

/** Parts of one day and place are one line; days alike are one line too. */
export function linesOf(parts: readonly PlanPart[]): Line[] {
  const ofDay = new Map<string, Line>()
  for (const { weekday, date, lesson, expected } of parts) {
    const key = [weekday, date, expected, lesson === null].join()
    const line = ofDay.get(key) ?? { weekdays: weekday ? [weekday] : [], date: date ?? null, lessons: [], expected }
    if (lesson !== null) line.lessons.push(lesson)
    ofDay.set(key, line)
  }
  const lines = new Map<string, Line>()
  for (const line of ofDay.values()) {
    line.lessons.sort((a, b) => a - b)
    const key = [line.date, line.expected, line.lessons.join('-')].join()
    const alike = line.date ? undefined : lines.get(key)
    if (alike) alike.weekdays = [...alike.weekdays, ...line.weekdays].sort((a, b) => a - b)
    else lines.set(key, line)
  }
  return [...lines.values()]
}

export function isWhole({ weekdays, date }: Line): boolean {
  return weekdays.length > 0 || date !== null
}
