import { expect, it } from 'vitest'

import { byDate, daysOf } from './gaps.ts'

const gap = (date: string, lesson: number) => ({ class_id: 'c', class_name: '8A', date, lesson, starts: '08:00', subject: '' })

it('shows the newest day first, and its lessons in order', () => {
  const days = byDate([gap('2024-10-30', 1), gap('2024-10-30', 2), gap('2024-10-31', 1)])
  expect(days.map(([date, lessons]) => [date, lessons.map((one) => one.lesson)])).toEqual([
    ['2024-10-31', [1]],
    ['2024-10-30', [1, 2]],
  ])
})

it('goes back two weeks unless a choice is made', () => {
  expect(daysOf(undefined)).toBe(14)
  expect(daysOf(13)).toBe(14)
  expect(daysOf(60)).toBe(60)
})
