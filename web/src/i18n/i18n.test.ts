// The catalogues hold together: the same keys, the same placeholders, and real translations.
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

import { firstLanguage } from './index.tsx'

type Catalogue = Record<string, string>
const read = (language: string): Catalogue =>
  JSON.parse(readFileSync(new URL(`./${language}.icu.json`, import.meta.url), 'utf8'))
const catalogues = { nb: read('nb'), nn: read('nn'), en: read('en') }

/** Equal in bokmaal and English for a reason: a name, a unit, a pattern. */
const sameInEnglish = new Set(['app.name', 'fig.median', 'fig.median_unit', 'home.lesson_time', 'kind.minutes', 'lesson.short', 'review.mark'])

/** Nynorsk shares much with bokmaal; what differs must not be lost by copying a line. */
const leastShareDifferingInNynorsk = 0.55

type Token = string | [string, string?, unknown?]

/** Names of placeholders and, for plurals, the kind. */
function placeholders(message: string): string[] {
  const found = new Set<string>()
  const walk = (tokens: unknown) => {
    if (!Array.isArray(tokens)) return
    for (const token of tokens as Token[]) {
      if (!Array.isArray(token)) continue
      found.add([token[0], token[1]].filter((part) => typeof part === 'string').join(' '))
      if (token[2] && typeof token[2] === 'object') Object.values(token[2]).forEach(walk)
    }
  }
  walk(compileMessage(message))
  return [...found].sort()
}

it.each(['nn', 'en'] as const)('%s has the keys of nb, in the same order', (language) => {
  expect(Object.keys(catalogues[language])).toEqual(Object.keys(catalogues.nb))
})

it.each(['nn', 'en'] as const)('%s has the placeholders of nb', (language) => {
  for (const [key, message] of Object.entries(catalogues.nb)) {
    expect(placeholders(catalogues[language][key] ?? ''), key).toEqual(placeholders(message))
  }
})

it('has no empty text', () => {
  for (const catalogue of Object.values(catalogues)) {
    expect(Object.entries(catalogue).filter(([, message]) => message.trim() === '')).toEqual([])
  }
})

it('says it in English where it says it in English', () => {
  const same = Object.keys(catalogues.nb).filter((key) => catalogues.en[key] === catalogues.nb[key])
  expect(same.filter((key) => !sameInEnglish.has(key))).toEqual([])
})

it('says it in nynorsk where nynorsk differs', () => {
  const keys = Object.keys(catalogues.nb)
  const differing = keys.filter((key) => catalogues.nn[key] !== catalogues.nb[key])
  expect(differing.length / keys.length).toBeGreaterThan(leastShareDifferingInNynorsk)
  const bokmaalOnly = /\b(ikke|hvem|hva|hvorfor|jeg|noen|skole[nr]?|fravær|føringer|elever|timer|dager)\b/i
  expect(keys.filter((key) => bokmaalOnly.test(catalogues.nn[key] ?? ''))).toEqual([])
})

it('starts in the language chosen, else in the first of the browser that we have', () => {
  expect(firstLanguage('nn', ['en-GB'])).toBe('nn')
  expect(firstLanguage(null, ['de-DE', 'no-NO', 'en-GB'])).toBe('nb')
  expect(firstLanguage(null, ['en-US'])).toBe('en')
  expect(firstLanguage('xx', ['de-DE'])).toBe('nb')
})
