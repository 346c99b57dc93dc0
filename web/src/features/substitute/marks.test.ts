import { expect, test } from 'vitest'

import { choicesIn, counted, marksOf, type ListedPupil } from './marks.ts'

function pupil(pupil_id: string, is_reported = false, entry_id: string | null = null): ListedPupil {
  return { pupil_id, given_name: pupil_id, family_name: '', told_apart_by: null, is_reported, entry_id }
}

const pupils = [pupil('ada'), pupil('bo', true, 'e1'), pupil('cleo', true)]
let next = 0
const newId = () => `m${++next}`

test('whom the home has told of is absent until seen, and is no mark of its own', () => {
  expect(counted(new Map(), pupils)).toEqual({ present: 1, absent: 2, late: 0 })
  expect(marksOf(new Map(), pupils, newId)).toEqual([])
})

test('only what the substitute says differently is sent, on what stands', () => {
  const choices = new Map([['ada', 'late'], ['bo', 'present'], ['cleo', 'absent']] as const)
  expect(marksOf(choices, pupils, newId)).toEqual([
    { mark_id: 'm1', pupil_id: 'ada', based_on: null, kind: 'late' },
    { mark_id: 'm2', pupil_id: 'bo', based_on: 'e1', kind: 'present' },
  ])
})

test('what was kept comes back for the same lesson and the same class only', () => {
  const kept = JSON.stringify({ lesson: '2024-10-31 3', choices: [['ada', 'late'], ['dag', 'absent']] })
  expect(choicesIn(kept, '2024-10-31 3', pupils)).toEqual(new Map([['ada', 'late']]))
  expect(choicesIn(kept, '2024-10-31 4', pupils)).toEqual(new Map())
  expect(choicesIn(null, '2024-10-31 3', pupils)).toEqual(new Map())
})
