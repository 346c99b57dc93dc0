import { expect, it } from 'vitest'

import { quarters, levelOf } from './year-weeks.ts'

it('begins on the first school day and ends today', () => {
  const [autumn] = quarters('2024-08-20', '2024-08-28', [])
  expect(autumn?.weeks.map((week) => week.days.map((day) => day?.date.slice(8)))).toEqual([
    [undefined, '20', '21', '22', '23'],
    ['26', '27', '28', undefined, undefined],
  ])
})

it('marks the days without school', () => {
  const [autumn] = quarters('2024-10-07', '2024-10-11', ['2024-10-09'])
  expect(autumn?.weeks[0]?.days.map((day) => day?.isSchoolDay)).toEqual([true, true, false, true, true])
})

it('stands in four parts, none wider than 13 weeks, and the week of New Year opens the spring', () => {
  const parts = quarters('2024-08-19', '2025-06-20', [])
  expect(parts.map((part) => part.months.map((month) => month.date.slice(5, 7)).join(' '))).toEqual([
    '08 09 10',
    '11 12',
    '01 02 03',
    '04 05 06',
  ])
  expect(parts[2]?.weeks[0]?.days[0]?.date).toBe('2024-12-30')
  expect(Math.max(...parts.map((part) => part.weeks.length))).toBeLessThanOrEqual(13)
})

it('names each month over its weeks', () => {
  const [autumn] = quarters('2024-08-19', '2024-10-31', [])
  expect(autumn?.months.map((month) => [month.date.slice(0, 7), month.weeks])).toEqual([
    ['2024-08', 2],
    ['2024-09', 4],
    ['2024-10', 5],
  ])
})

it.each([
  ['day', 0, 3],
  ['hours', 90, 2],
  ['hours', 89, 1],
  ['late', 0, 0],
  ['left_early', 45, 0],
] as const)('draws %s with %i minutes at level %i', (kind, missed_minutes, level) => {
  expect(levelOf({ kind, missed_minutes })).toBe(level)
})
