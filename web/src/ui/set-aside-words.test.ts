import { expect, it } from 'vitest'

import type { Translate } from '../i18n/index.tsx'
import { setAsideInWords } from './set-aside-words.ts'

const t: Translate = (_, values) => `${values?.['reason']}: ikke fravær (vedtak)`

it('puts a reason into the sentence without what it ended with', () => {
  expect(setAsideInWords(t, 'Fylkesvegen var stengt.')).toBe('Fylkesvegen var stengt: ikke fravær (vedtak)')
  expect(setAsideInWords(t, 'Ferja gikk ikke ... ')).toBe('Ferja gikk ikke: ikke fravær (vedtak)')
  expect(setAsideInWords(t, 'Buss kl. 8.15 (rute 3)')).toBe('Buss kl. 8.15 (rute 3): ikke fravær (vedtak)')
})
