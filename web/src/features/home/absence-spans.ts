// A home's list of absence: whole days that follow each other stand as one line. Pure.
import { nextWeekday } from '../../i18n/dates.ts'
import type { Schemas } from '../../api/client.ts'

type Entry = Schemas['Entry']

export interface Span {
  from: string
  to: string
  days: number
  /** The newest entry, whose words stand for all of them. */
  entry: Entry
}

/** Newest first. What is presence after all is left out; what counts as none by a decision is told. */
export function spansOf(entries: readonly Entry[]): Span[] {
  const spans: Span[] = []
  for (const entry of shown(entries)) {
    const last = spans.at(-1)
    if (last && isSameAbsence(last, entry)) {
      last.from = entry.date
      last.days += 1
    } else {
      spans.push({ from: entry.date, to: entry.date, days: 1, entry })
    }
  }
  return spans
}

function shown(entries: readonly Entry[]): Entry[] {
  const days = new Map(entries.filter((entry) => entry.kind === 'day').map((day) => [day.date, day]))
  return entries
    .filter((entry) => entry.kind !== 'present' || entry.decision)
    .filter((entry) => !isWithin(entry, days.get(entry.date)))
    .sort((a, b) => b.date.localeCompare(a.date) || (a.lesson ?? 0) - (b.lesson ?? 0))
}

/** A lesson missed on a day missed whole is no absence more, unless it tells the home something of its own. */
function isWithin(entry: Entry, day: Entry | undefined): boolean {
  return day !== undefined && entry.kind === 'lesson' && (entry.note_home === null || entry.note_home === day.note_home)
}

/** The school day before, with all the same said of it. A note is read alone, and a holiday breaks the span. */
function isSameAbsence({ from, entry: newer }: Span, older: Entry): boolean {
  return (
    newer.kind === 'day' &&
    older.kind === 'day' &&
    nextWeekday(older.date, 1) === from &&
    newer.documentation === older.documentation &&
    newer.reason === older.reason &&
    newer.note_home === null &&
    older.note_home === null
  )
}
