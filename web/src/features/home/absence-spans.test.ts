import { expect, it } from 'vitest'

import { spansOf } from './absence-spans.ts'
import type { Schemas } from '../../api/client.ts'

type Entry = Schemas['Entry']

function day(date: string, change: Partial<Entry> = {}): Entry {
  return {
    entry_id: date, date, lesson: null, kind: 'day', minutes: null, documentation: 'documented', reason: 'illness',
    reported_by: 'guardian', note_home: null, recorded_at: `${date}T07:00:00Z`, recorded_by: 'Kari', origin: 'teacher',
    supersedes: null, ...change,
  }
}

const lines = (entries: Entry[]) => spansOf(entries).map(({ from, to, days }) => [from, to, days])

it('joins whole days that follow each other, over a weekend too, newest first', () => {
  const entries = [day('2024-09-05'), day('2024-09-06'), day('2024-09-09'), day('2024-10-01')]
  expect(lines(entries)).toEqual([
    ['2024-10-01', '2024-10-01', 1],
    ['2024-09-05', '2024-09-09', 3],
  ])
})

it('keeps apart what is not said alike', () => {
  const undocumented = day('2024-09-06', { documentation: 'undocumented' })
  const other = day('2024-09-10', { reason: 'leave' })
  const noted = day('2024-09-12', { note_home: 'Ring oss.' })
  expect(spansOf([day('2024-09-05'), undocumented, day('2024-09-09'), other, day('2024-09-11'), noted])).toHaveLength(6)
})

it('never joins lessons, and leaves out who was there after all', () => {
  const lesson = (date: string) => day(date, { kind: 'lesson', lesson: 2 })
  expect(lines([lesson('2024-09-05'), lesson('2024-09-06'), day('2024-09-09', { kind: 'present' })])).toHaveLength(2)
})

it('leaves out a lesson of a day that is missed whole, unless its note says more', () => {
  const lesson = (date: string, note_home: string | null = null) => day(date, { kind: 'lesson', lesson: 4, note_home })
  expect(lines([lesson('2024-09-05'), day('2024-09-05'), lesson('2024-09-06')])).toEqual([
    ['2024-09-06', '2024-09-06', 1],
    ['2024-09-05', '2024-09-05', 1],
  ])
  expect(lines([lesson('2024-09-05', 'Ring oss.'), day('2024-09-05')])).toHaveLength(2)
  expect(lines([lesson('2024-09-05', 'Ring oss.'), day('2024-09-05', { note_home: 'Ring oss.' })])).toHaveLength(1)
  expect(lines([lesson('2024-09-05'), day('2024-09-05', { kind: 'present' })])).toHaveLength(1)
})
