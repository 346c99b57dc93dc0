import { expect, test } from 'vitest'

import { listed, toggledAll, type Day } from './who.ts'

const pupil = (id: string, given_name: string, kind?: 'late' | 'left_early') => ({
  pupil_id: id,
  given_name,
  family_name: 'Ås',
  told_apart_by: null,
  is_decided: false,
  entry: kind ? { kind, minutes: 10 } : null,
})

const day: Day = {
  date: '2024-10-31',
  is_school_day: true,
  lessons: [1, 2],
  classes: [
    { class_id: '8a', name: '8A', school: 'Solvang', pupils: ['1', '2'] },
    { class_id: 'spa', name: '8 spansk', school: 'Solvang', pupils: ['2', '3'] },
  ],
  pupils: [pupil('1', 'Ada', 'late'), pupil('2', 'Bo', 'left_early'), pupil('3', 'Dina')],
  decisions: [],
}
const ids = (found: { pupil_id: string }[]) => found.map((one) => one.pupil_id)

test('who came late is registered, who went early is not', () => {
  expect(ids(listed(day, 'registered', ''))).toEqual(['1'])
})

test('a class shows its pupils, each under the first of its classes', () => {
  expect(listed(day, { classId: 'spa' }, '').map((one) => one.className)).toEqual(['8A', '8 spansk'])
})

test('a search looks among all, whatever is shown', () => {
  expect(ids(listed(day, 'registered', ' dina å'))).toEqual(['3'])
})

test('all ticked, then none', () => {
  const some = listed(day, { classId: '8a' }, '')
  const all = toggledAll(new Set(['3']), some)
  expect([...all].sort()).toEqual(['1', '2', '3'])
  expect([...toggledAll(all, some)]).toEqual(['3'])
})
