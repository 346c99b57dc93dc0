// A plan's parts as people say them: on these weekdays, in these lessons, there. Pure.
import type { Place, Schemas } from '../../api/client.ts'
import type { Key } from '../../i18n/index.tsx'

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

export interface Wish {
  from: string
  until: string
  lines: readonly Line[]
}

/** A field of the sheet, whose id is `plan-<field>`. */
export type Field = 'from' | 'until' | `line-${number}`

export interface Wrong {
  field: Field
  words: Key
}

/** All that keeps the plan from being sent, in the order of the sheet. */
export function wrongIn({ from, until, lines }: Wish): Wrong[] {
  const found: Wrong[] = []
  if (from === '') found.push({ field: 'from', words: 'plan.from_missing' })
  if (until === '') found.push({ field: 'until', words: 'plan.until_missing' })
  else if (until < from) found.push({ field: 'until', words: 'plan.order' })
  for (const [at, line] of lines.entries()) {
    const words = wrongInLine(line, from, until)
    if (words) found.push({ field: `line-${at}`, words })
  }
  return found
}

function wrongInLine({ weekdays, date }: Line, from: string, until: string): Key | null {
  if (date === null) return weekdays.length === 0 ? 'plan.weekday_missing' : null
  if (date === '') return 'plan.date_missing'
  const isOutside = from !== '' && from <= until && (date < from || date > until)
  return isOutside ? 'plan.date_outside' : null
}

const refusals: Record<string, Key> = {
  'before-from': 'plan.order',
  'too-long': 'plan.too_long',
  'plan-overlaps': 'plan.overlaps',
  twice: 'plan.twice',
  'outside-plan': 'plan.date_outside',
}

/** What the server refused, at the fields that it names. */
export function refusedIn(lines: readonly Line[], places: readonly Place[]): Wrong[] {
  return places.flatMap(({ pointer, code }) => {
    const field = fieldAt(lines, pointer)
    return field ? [{ field, words: refusals[code] ?? 'problem.invalid-request' }] : []
  })
}

function fieldAt(lines: readonly Line[], pointer: string): Field | null {
  const [, top, part] = pointer.split('/')
  if (top === 'from' || top === 'until') return top
  if (top !== 'parts' || part === undefined) return null
  const at = lines.flatMap((line, place) => partsOf([line]).map(() => place))[Number(part)]
  return at === undefined ? null : `line-${at}`
}
