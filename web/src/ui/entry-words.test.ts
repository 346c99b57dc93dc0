import { setupI18n, type Messages } from '@lingui/core'
import { expect, it } from 'vitest'

import type { Translate } from '../i18n/index.tsx'
import nb from '../i18n/home/nb.icu.json'
import { kindInWords } from './entry-words.ts'

const catalogue = setupI18n({ locale: 'nb', messages: { nb: nb as unknown as Messages } })
const t: Translate = (key, values) => catalogue._(key, values)

it('names a lesson once, and tells part of it from the whole', () => {
  expect(kindInWords(t, { kind: 'lesson', lesson: 2 })).toBe('2. time')
  expect(kindInWords(t, { kind: 'lesson', lesson: 2, minutes: 15 })).toBe('Del av timen, 15 min, 2. time')
  expect(kindInWords(t, { kind: 'lesson', lesson: null })).toBe('Hele timen')
  expect(kindInWords(t, { kind: 'lesson', lesson: null, minutes: 15 })).toBe('Del av timen, 15 min')
})

it('says when somebody came late or left', () => {
  expect(kindInWords(t, { kind: 'late', lesson: 1, minutes: 10 })).toBe('Kom for sent, 10 min, 1. time')
  expect(kindInWords(t, { kind: 'day', lesson: null, minutes: null })).toBe('Hele dagen')
})
