import { describe, expect, it } from 'vitest'

import { storiesOf, type Entry } from './entry-history.ts'

function entry(entry_id: string, date: string, change: Partial<Entry> = {}): Entry {
  return {
    entry_id, date, lesson: 1, kind: 'lesson', minutes: null, documentation: 'undocumented', reason: null,
    reported_by: 'unknown', note_home: null, recorded_at: `${date}T07:00:00Z`, recorded_by: 'Kari', origin: 'teacher',
    supersedes: null, superseded_by: null, ...change,
  }
}

describe('the history of an absence', () => {
  it('is what stands, with what it was before, the newest first', () => {
    const stories = storiesOf([
      entry('a', '2024-10-30', { superseded_by: 'b' }),
      entry('b', '2024-10-30', { supersedes: 'a', superseded_by: 'c', kind: 'late' }),
      entry('c', '2024-10-30', { supersedes: 'b', kind: 'present' }),
      entry('d', '2024-10-31'),
    ])
    expect(stories.map((one) => one.now.entry_id)).toEqual(['d', 'c'])
    expect(stories[1]?.before.map((one) => one.entry_id)).toEqual(['b', 'a'])
  })

  it('stops where what came before is of another school year', () => {
    expect(storiesOf([entry('b', '2024-10-30', { supersedes: 'gone' })])[0]?.before).toEqual([])
  })
})
