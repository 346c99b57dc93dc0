import { expect, it } from 'vitest'

import type { Translate } from '../../i18n/index.tsx'
import { partInWords } from './message-words.ts'

const t: Translate = (key, values) => (key === 'lesson.number' ? `${values?.['lesson']}. time` : key)

it('names lessons as the rest of the pages do', () => {
  const part = { from: '2024-10-31', to: '2024-10-31', from_time: null, until_time: null }
  expect(partInWords(t, { ...part, lessons: [3] })).toBe('3. time')
  expect(partInWords(t, { ...part, lessons: [2, 3] })).toBe('2. time, 3. time')
})
