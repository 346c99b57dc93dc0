import { setupI18n, type Messages } from '@lingui/core'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

import { compileCatalogue } from '../../icu-plugin.ts'

import { dateInWords, dateOfInstant, dateShort, isDate, mondayOf, nextWeekday, schoolYearOf, schoolYearStart, spanInWords, timeOfDay } from './dates.ts'
import type { Translate } from './index.tsx'
import { languages, type Language } from './languages.ts'

function translate(language: Language): Translate {
  const { messages } = compileCatalogue(readFileSync(new URL(`./home/${language}.icu.json`, import.meta.url), 'utf8'))
  const { locales } = languages[language]
  const catalogue = setupI18n({ locale: language, locales, messages: { [language]: messages as Messages } })
  return (key, values) => catalogue._(key, values)
}

const t = translate('nn')

it('says dates in the language of the page, also where the browser does not know it', () => {
  expect(dateInWords(t, '2024-10-29')).toBe('tysdag 29. oktober')
  expect(dateShort(t, '2024-10-31')).toBe('to. 31. okt.')
})

it('says a span of days with the month once where it is the same', () => {
  expect(spanInWords(t, '2024-09-05', '2024-09-17')).toBe('5.–17. september')
  expect(spanInWords(t, '2024-09-28', '2024-10-02')).toBe('28. september – 2. oktober')
})

it.each([
  ['nb', 'torsdag 31. oktober', 'to. 31. okt.', '5.–17. september'],
  ['en', 'Thursday 31 October', 'Th 31 Oct', '5–17 September'],
  ['pl', 'czwartek, 31 października', 'czw. 31 paź', '5–17 września'],
  ['uk', 'четвер, 31 жовтня', 'чт, 31 жовт.', '5–17 вересня'],
  ['ar', 'الخميس 31 أكتوبر', 'خميس 31 أكتوبر', 'من 5 إلى 17 سبتمبر'],
  ['so', 'Khamiis, 31 Oktoobar', 'Kha 31 Okt', '5–17 Sebtembar'],
  ['lt', 'spalio 31 d., ketvirtadienis', 'spal. 31 d., kt', 'rugsėjo 5–17 d.'],
  ['ti', 'ሓሙስ፣ 31 ጥቅምቲ', 'ሓሙ 31 ጥቅ', '5–17 መስከረም'],
] as const)('says dates as one does in %s', (language, words, short, span) => {
  const say = translate(language)
  expect(dateInWords(say, '2024-10-31')).toBe(words)
  expect(dateShort(say, '2024-10-31')).toBe(short)
  expect(spanInWords(say, '2024-09-05', '2024-09-17')).toBe(span)
})

it.each([
  ['pl', ['1 dzień', '2 dni', '5 dni', '22 dni']],
  ['uk', ['1 день', '2 дні', '5 днів', '22 дні']],
  ['ar', ['يوم واحد', 'يومان', '5 أيام', '22 يومًا']],
  ['so', ['1 maalin', '2 maalmood', '5 maalmood', '22 maalmood']],
  ['lt', ['1 diena', '2 dienos', '5 dienos', '22 dienos']],
  ['ti', ['1 መዓልቲ', '2 መዓልታት', '5 መዓልታት', '22 መዓልታት']],
] as const)('counts days as one does in %s', (language, words) => {
  const say = translate(language)
  expect([1, 2, 5, 22].map((count) => say('children.days', { count }))).toEqual(words)
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
