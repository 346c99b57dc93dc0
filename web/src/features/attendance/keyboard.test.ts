import { expect, it } from 'vitest'

import { keyAction } from './keyboard.ts'
import { choices } from './register-model.ts'

it.each([
  ['1', 3, { mark: 'present', focus: 4 }],
  ['2', 3, { mark: 'absent', focus: 4 }],
  ['3', 27, { mark: 'late', focus: 27 }],
  ['ArrowDown', 0, { focus: 1 }],
  ['ArrowDown', 27, { focus: 27 }],
  ['ArrowUp', 0, { focus: 0 }],
  ['Home', 12, { focus: 0 }],
  ['End', 12, { focus: 27 }],
  ['Enter', 5, { open: true }],
  ['4', 5, null],
  ['Tab', 5, null],
  ['ArrowRight', 5, null],
])('takes %s at pupil %i of 28', (key, index, action) => {
  expect(keyAction(key, index, 28, choices)).toEqual(action)
})
