import { expect, test } from 'vitest'

import { bodyOf, emptyWish, missing } from './wish.ts'

test('what is missing is asked for in the order of the page', () => {
  const wish = emptyWish('leave', [])
  expect(missing(wish)).toBe('pupils')
  const child = { ...wish, pupils: new Set(['ada']) }
  expect(missing(child)).toBe('from')
  expect(missing({ ...child, from: '2024-11-05', to: '2024-11-04' })).toBe('order')
  expect(missing({ ...child, from: '2024-11-05' })).toBe('reason')
  expect(missing({ ...child, from: '2024-11-05', reason: ' reise ' })).toBeNull()
})

test('a single day needs no reason, and takes none along', () => {
  const wish = { ...emptyWish('single_day', ['ada']), from: '2024-11-05', reason: 'skrevet før' }
  expect(missing(wish)).toBeNull()
  expect(bodyOf(wish)).toEqual({ kind: 'single_day', pupils: ['ada'], from: '2024-11-05', to: '2024-11-05' })
})
