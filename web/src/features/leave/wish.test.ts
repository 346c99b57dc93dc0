import { expect, test } from 'vitest'

import { bodyOf, emptyWish, missing } from './wish.ts'

test('what is missing is asked for all at once, in the order of the page', () => {
  const wish = emptyWish('leave', [])
  expect(missing(wish)).toEqual(['pupils', 'from', 'reason'])
  const child = { ...wish, pupils: new Set(['ada']), reason: ' reise ' }
  expect(missing(child)).toEqual(['from'])
  expect(missing({ ...child, from: '2024-11-05', to: '2024-11-04', reason: ' ' })).toEqual(['order', 'reason'])
  expect(missing({ ...child, from: '2024-11-05' })).toEqual([])
})

test('a single day needs no reason, and takes none along', () => {
  const wish = { ...emptyWish('single_day', ['ada']), from: '2024-11-05', reason: 'skrevet før' }
  expect(missing(wish)).toEqual([])
  expect(bodyOf(wish)).toEqual({ kind: 'single_day', pupils: ['ada'], from: '2024-11-05', to: '2024-11-05' })
})
