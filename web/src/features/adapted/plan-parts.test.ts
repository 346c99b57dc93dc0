import { describe, expect, it } from 'vitest'

import { linesOf, partsOf, refusedIn, wrongIn, type Line } from './plan-parts.ts'

const groupRoom: Line = { weekdays: [1, 3], date: null, lessons: [1, 2], expected: 'group_room' }
const off: Line = { weekdays: [5], date: null, lessons: [], expected: 'not_expected' }
const oneDay: Line = { weekdays: [], date: '2024-11-05', lessons: [], expected: 'at_home' }

describe('the parts of a plan', () => {
  it('are one for each day and lesson', () => {
    expect(partsOf([groupRoom])).toHaveLength(4)
    expect(partsOf([off, oneDay])).toEqual([
      { weekday: 5, date: null, lesson: null, expected: 'not_expected' },
      { weekday: null, date: '2024-11-05', lesson: null, expected: 'at_home' },
    ])
  })

  it('read back as they were said', () => {
    expect(linesOf(partsOf([groupRoom, off, oneDay]))).toEqual([groupRoom, off, oneDay])
  })
})

describe('what is wrong in a plan', () => {
  const span = { from: '2024-11-01', until: '2024-12-20' }
  const noDay: Line = { ...off, weekdays: [] }
  const wordsOf = (wish: Parameters<typeof wrongIn>[0]) => wrongIn(wish).map(({ field, words }) => `${field} ${words}`)

  it('is told at each field, from the top', () => {
    expect(wordsOf({ from: '', until: '', lines: [off, noDay] })).toEqual([
      'from plan.from_missing', 'until plan.until_missing', 'line-1 plan.weekday_missing',
    ])
    expect(wordsOf({ ...span, lines: [groupRoom, off, oneDay] })).toEqual([])
  })

  it('is a last day before the first', () => {
    expect(wordsOf({ from: '2024-11-01', until: '2024-10-31', lines: [off, oneDay] })).toEqual(['until plan.order'])
  })

  it('is a date that is not said, or lies outside the plan', () => {
    const on = (date: string) => wordsOf({ ...span, lines: [{ ...oneDay, date }] })
    expect(on('')).toEqual(['line-0 plan.date_missing'])
    expect(on('2024-10-31')).toEqual(['line-0 plan.date_outside'])
    expect(on('2024-12-21')).toEqual(['line-0 plan.date_outside'])
    expect([...on('2024-11-01'), ...on('2024-12-20')]).toEqual([])
  })

  it('is what the server refuses, at the field that it names', () => {
    const place = (pointer: string, code: string) => ({ pointer, code, detail: '' })
    const places = [place('/from', 'plan-overlaps'), place('/until', 'too-long'), place('/parts/4', 'twice'), place('/parts/4', 'outside-plan'), place('/parts/9', 'twice')]
    expect(refusedIn([groupRoom, off], places)).toEqual([
      { field: 'from', words: 'plan.overlaps' },
      { field: 'until', words: 'plan.too_long' },
      { field: 'line-1', words: 'plan.twice' },
      { field: 'line-1', words: 'plan.date_outside' },
    ])
    expect(refusedIn([off], [place('/parts/0/date', 'date-malformed')])).toEqual([{ field: 'line-0', words: 'problem.invalid-request' }])
    expect(refusedIn([off], [place('/parts', 'empty'), place('/note', 'too-long')])).toEqual([])
  })
})
