// The catalogues hold together: the same keys, the same placeholders, the plurals of the language, real translations.
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

import { readCatalogue } from '../../icu-plugin.ts'
import { firstLanguage, languagesFor, type Audience, type Language } from './languages.ts'

const read = (audience: Audience, language: Language) =>
  readCatalogue(readFileSync(new URL(`./${audience}/${language}.icu.json`, import.meta.url), 'utf8'))

/** Equal to bokmaal for a reason: a name, a unit, a pattern, a word that the languages share. */
const sameAsBokmaal: Partial<Record<Language, string[]>> = {
  en: ['app.name', 'home.lesson_time', 'kind.and_more', 'kind.minutes', 'lesson.short', 'fig.median', 'fig.median_unit', 'review.mark'],
  pl: ['app.name', 'home.lesson_time', 'kind.and_more', 'kind.minutes', 'lesson.short'],
  uk: ['app.name', 'kind.and_more', 'lesson.short'],
  ar: ['app.name', 'lesson.short'],
  so: ['app.name', 'kind.and_more', 'lesson.short'],
  lt: ['app.name', 'kind.and_more', 'lesson.short'],
  ti: ['app.name', 'lesson.short'],
}

/** Nynorsk shares much with bokmaal; what differs must not be lost by copying a line. */
const leastShareDifferingInNynorsk = 0.5

/** Texts in Latin letters within another script are only these. */
const latinEverywhere = /Tilstede|PPT|cookie|CSV|PDF/g

type Token = string | [string, string?, Record<string, unknown>?]

function* tokensOf(message: string): Generator<[string, string?, Record<string, unknown>?]> {
  const waiting: unknown[] = [compileMessage(message)]
  for (let tokens = waiting.pop(); tokens !== undefined; tokens = waiting.pop()) {
    if (!Array.isArray(tokens)) continue
    for (const token of tokens as Token[]) {
      if (!Array.isArray(token)) continue
      yield token
      if (token[2] && typeof token[2] === 'object') waiting.push(...Object.values(token[2]))
    }
  }
}

/** Names of placeholders and, for plurals, the kind. */
function placeholders(message: string): string[] {
  const found = [...tokensOf(message)].map(([name, kind]) => [name, kind].filter((part) => typeof part === 'string').join(' '))
  return [...new Set(found)].sort()
}

function missingPlurals(message: string, categories: string[]): string[] {
  return [...tokensOf(message)]
    .filter(([, kind]) => kind === 'plural')
    .flatMap(([name, , forms]) => categories.filter((category) => !(category in (forms ?? {}))).map((category) => `${name} ${category}`))
}

const all = (['home', 'staff'] as const).flatMap((audience) => languagesFor[audience].map((language) => ({ audience, language })))
const translated = all.filter(({ language }) => language !== 'nb')

describe.each(translated)('$audience/$language', ({ audience, language }) => {
  const nb = read(audience, 'nb').messages
  const { messages } = read(audience, language)

  const demanded = Object.keys(nb)

  it('has the keys of nb, in the same order', () => {
    expect(Object.keys(messages)).toEqual(demanded)
  })

  it('has the placeholders of nb', () => {
    const differing = demanded.filter((key) => placeholders(messages[key] ?? '').join() !== placeholders(nb[key] ?? '').join())
    expect(differing).toEqual([])
  })
})

it.each(all)('$audience/$language has no empty text, and every plural of its language', ({ audience, language }) => {
  const { messages } = read(audience, language)
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const wrong = Object.entries(messages).flatMap(([key, message]) => [
    ...(message.trim() === '' ? [`${key} is empty`] : []),
    ...missingPlurals(message, categories).map((missing) => `${key}: ${missing}`),
  ])
  expect(wrong).toEqual([])
})

it.each(translated.filter(({ language }) => language !== 'nn'))('$audience/$language says it in its own words', ({ audience, language }) => {
  const nb = read(audience, 'nb').messages
  const { messages } = read(audience, language)
  const same = Object.keys(nb).filter((key) => messages[key] === nb[key])
  expect(same.filter((key) => !sameAsBokmaal[language]?.includes(key))).toEqual([])
})

it.each(['home', 'staff'] as const)('%s/nn differs where nynorsk differs', (audience) => {
  const nb = read(audience, 'nb').messages
  const nn = read(audience, 'nn').messages
  const keys = Object.keys(nb)
  const differing = keys.filter((key) => nn[key] !== nb[key])
  expect(differing.length / keys.length).toBeGreaterThan(leastShareDifferingInNynorsk)
  const bokmaalOnly = /\b(ikke|hvem|hva|hvorfor|jeg|noen|skole[nr]?|fravær|føringer|elever|timer|dager)\b/i
  expect(keys.filter((key) => bokmaalOnly.test(nn[key] ?? ''))).toEqual([])
})

it.each([
  ['ar', /\p{Script=Arabic}/u],
  ['ti', /\p{Script=Ethiopic}/u],
  ['uk', /\p{Script=Cyrillic}/u],
] as const)('home/%s is written in its script', (language, script) => {
  const { messages } = read('home', language)
  const wrong = Object.entries(messages).filter(([key, message]) => {
    if (sameAsBokmaal[language]?.includes(key) || /^(date|kind\.and_more)/.test(key)) return false
    const words = message.replaceAll(latinEverywhere, '').replaceAll(/\{\w+(, plural,)?|(zero|one|two|few|many|other) \{/g, '')
    return !script.test(words) || /\p{Script=Latin}/u.test(words)
  })
  expect(wrong).toEqual([])
})

it('has a mark only where a machine has written, which nobody says of bokmaal', () => {
  expect(read('home', 'nb').unread).toEqual([])
  expect(readCatalogue('{"a":"~ Ja","b":"Nei"}')).toEqual({ messages: { a: 'Ja', b: 'Nei' }, unread: ['a'] })
})

it('starts in the language chosen, else in the first of the browser that we have', () => {
  expect(firstLanguage('nn', ['en-GB'], 'home')).toBe('nn')
  expect(firstLanguage(null, ['de-DE', 'no-NO', 'en-GB'], 'home')).toBe('nb')
  expect(firstLanguage(null, ['ar-EG', 'en-US'], 'home')).toBe('ar')
  expect(firstLanguage('xx', ['de-DE'], 'home')).toBe('nb')
})

it('speaks to staff in a language that all their texts exist in', () => {
  expect(firstLanguage('pl', ['en-GB'], 'staff')).toBe('en')
  expect(firstLanguage('pl', ['pl-PL'], 'staff')).toBe('nb')
  expect(firstLanguage('nn', ['en-GB'], 'staff')).toBe('nn')
})
