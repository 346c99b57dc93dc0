import { expect, test } from 'vitest'

import { areFewer, bodyOf, emptyWish, missing } from './wish.ts'

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

test('some of the days lie within all of them, and are fewer', () => {
  const all = { from: '2024-11-04', to: '2024-11-08' }
  expect(areFewer({ from: '2024-11-04', to: '2024-11-07' }, all)).toBe(true)
  expect(areFewer({ from: '2024-11-05', to: '2024-11-08' }, all)).toBe(true)
  expect(areFewer(all, all)).toBe(false)
  expect(areFewer({ from: '2024-11-04', to: '' }, all)).toBe(false)
  expect(areFewer({ from: '2024-11-03', to: '2024-11-07' }, all)).toBe(false)
  expect(areFewer({ from: '2024-11-07', to: '2024-11-05' }, all)).toBe(false)
})
