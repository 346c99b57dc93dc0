import { expect, test } from 'vitest'

import { sweepAround, variantsIn, variantsOf, weeksOf, workOf, type WhatIf } from './what-if.ts'

const words = { nb: '', nn: '', en: '' }
const none: WhatIf = {
  school_year: '2023-24', until: '2024-07-31', routine: 'draft', version: '1', name: words,
  pupils: 0, in_force: [], step_texts: [], schools: [], weeks: [], steps: [], work: [], variants: [],
}

function week(name: string, pupils: number, school: string | null = null) {
  return { school_id: school, week: name, step: 'five', pupils, pupils_in_force: 1 }
}

test('weeks without anybody are there, over the turn of a year of 52 and of 53 weeks', () => {
  const answer = { ...none, weeks: [week('2024-W51', 2), week('2025-W02', 3), week('2024-W40', 9, 'haug')] }
  expect(weeksOf(answer, null, 'five').map(({ week: name, pupils }) => `${name} ${pupils}`)).toEqual([
    '2024-W51 2', '2024-W52 0', '2025-W01 0', '2025-W02 3',
  ])
  const long = { ...none, weeks: [week('2020-W52', 1), week('2021-W01', 1)] }
  expect(weeksOf(long, null, 'five').map((one) => one.week)).toEqual(['2020-W52', '2020-W53', '2021-W01'])
})

test('nobody in any week is no weeks', () => {
  expect(weeksOf(none, null, 'five')).toEqual([])
})

test('the work is that of the school alone', () => {
  const tasks = { shall: 3, should: 1, may: 0, meetings: 2 }
  const row = { role: 'contact-teacher' as const, proposed: tasks, in_force: { ...tasks, shall: 5 } }
  const answer = { ...none, work: [{ ...row, school_id: null }, { ...row, school_id: null }, { ...row, school_id: 'haug' }] }
  expect(workOf(answer, null, 'proposed')).toEqual({ shall: 6, meetings: 4 })
  expect(workOf(answer, 'haug', 'in_force')).toEqual({ shall: 5, meetings: 2 })
})

test('a sweep counts its thresholds, and begins around the one in the file', () => {
  expect(variantsIn({ rule: 'a', from: 5, to: 20, step: 1 })).toBe(16)
  expect(variantsIn({ rule: 'a', from: 5, to: 20, step: 6 })).toBe(3)
  expect(variantsIn({ rule: 'a', from: 6, to: 5, step: 1 })).toBe(0)
  expect(sweepAround('a', { value: 3, least: 1, most: 10_000 })).toEqual({ rule: 'a', from: 1, to: 13, step: 1 })
  expect(sweepAround('a', { value: 95, least: 0, most: 100 })).toEqual({ rule: 'a', from: 90, to: 100, step: 1 })
})

test('a threshold of two steps is one variant, and one of no step has none', () => {
  const row = { school_id: null, rule: 'a', value: 5, pupils: 4 }
  const answer = { ...none, variants: [{ ...row, step: 'five', step_pupils: 6 }, { ...row, step: 'ten', step_pupils: 7 }] }
  expect(variantsOf(answer, null)).toEqual([{ value: 5, pupils: 4, reaching: new Map([['five', 6], ['ten', 7]]) }])
  const alone = { ...none, variants: [{ ...row, step: null, step_pupils: null }] }
  expect(variantsOf(alone, null)[0]?.reaching.size).toBe(0)
})
