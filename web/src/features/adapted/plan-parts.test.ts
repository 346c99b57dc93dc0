import { describe, expect, it } from 'vitest'

import { linesOf, partsOf, type Line } from './plan-parts.ts'

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
