import { setupI18n, type Messages } from '@lingui/core'
import { expect, it } from 'vitest'

import { dateInWords, dateOfInstant, dateShort, isDate, mondayOf, nextWeekday, schoolYearOf, schoolYearStart, spanInWords, timeOfDay } from './dates.ts'
import type { Translate } from './index.tsx'
import nn from './nn.icu.json'

const catalogue = setupI18n({ locale: 'nn', messages: { nn: nn as unknown as Messages } })
const t: Translate = (key, values) => catalogue._(key, values)

it('says dates in the language of the page, also where the browser does not know it', () => {
  expect(dateInWords(t, '2024-10-29')).toBe('tysdag 29. oktober')
  expect(dateShort(t, '2024-10-31')).toBe('to. 31. okt.')
})

it('says a span of days with the month once where it is the same', () => {
  expect(spanInWords(t, '2024-09-05', '2024-09-17')).toBe('5.–17. september')
  expect(spanInWords(t, '2024-09-28', '2024-10-02')).toBe('28. september – 2. oktober')
})

it('steps over weekends', () => {
  expect(nextWeekday('2024-11-01', 1)).toBe('2024-11-04')
  expect(nextWeekday('2024-11-04', -1)).toBe('2024-11-01')
})

it('finds the Monday of a week, and August of a school year', () => {
  expect(mondayOf('2024-11-03')).toBe('2024-10-28')
  expect(schoolYearStart('2024-10-31')).toBe('2024-08-01')
  expect(schoolYearStart('2025-06-20')).toBe('2024-08-01')
  expect(schoolYearOf('2025-06-20')).toBe('2024-25')
})

it('takes only whole dates', () => {
  expect(['2024-10-31', '2024-02-29'].map(isDate)).toEqual([true, true])
  const wrong = ['2024-13-01', '2024-13-99', '2024-02-31', '31.10.2024', '', 20241031]
  expect(wrong.filter(isDate)).toEqual([])
})

it('tells the time of Norway, in summer and in winter, and its date after midnight', () => {
  expect(timeOfDay('2024-10-31T07:31:00Z')).toBe('08:31')
  expect(timeOfDay('2024-09-02T06:31:00Z')).toBe('08:31')
  expect(dateOfInstant('2024-10-30T23:30:00Z')).toBe('2024-10-31')
})
