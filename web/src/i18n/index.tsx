// The page's texts. A key is typed by the bokmaal catalogues; catalogues.test.ts holds the others to them. The texts that
// a home meets stand in home/, in nine languages; the rest stands in staff/, in three.
import { i18n, type Messages } from '@lingui/core'
import { useLingui } from '@lingui/react'

import type homeTexts from './home/nb.icu.json'
import { firstLanguage, isStaffLanguage, languages, type Audience, type Language, type StaffLanguage } from './languages.ts'
import type staffTexts from './staff/nb.icu.json'

export type { Language, StaffLanguage } from './languages.ts'
export type Key = keyof typeof homeTexts | keyof typeof staffTexts
export type Values = Record<string, string | number>
export type Translate = (key: Key, values?: Values) => string

/** Compiled while building (icu-plugin.ts): what arrives is not the text that TypeScript sees. */
interface Catalogue {
  default: Messages
  /** How many texts nobody has read since a machine wrote them. */
  unread: number
}

const load = (catalogue: Promise<unknown>) => catalogue as Promise<Catalogue>

const home: Record<Language, () => Promise<Catalogue>> = {
  nb: () => load(import('./home/nb.icu.json')),
  nn: () => load(import('./home/nn.icu.json')),
  en: () => load(import('./home/en.icu.json')),
  pl: () => load(import('./home/pl.icu.json')),
  uk: () => load(import('./home/uk.icu.json')),
  ar: () => load(import('./home/ar.icu.json')),
  so: () => load(import('./home/so.icu.json')),
  lt: () => load(import('./home/lt.icu.json')),
  ti: () => load(import('./home/ti.icu.json')),
}

const staff: Record<StaffLanguage, () => Promise<Catalogue>> = {
  nb: () => load(import('./staff/nb.icu.json')),
  nn: () => load(import('./staff/nn.icu.json')),
  en: () => load(import('./staff/en.icu.json')),
}

const storageKey = 'lang'
const unread = new Map<string, number>()
let spokenTo: { audience: Audience; ready: Promise<void> } | null = null
let newest: Language = 'nb'

/** Resolves when the texts for them are there. Whoever works here is spoken to in a language that all texts exist in,
 *  whatever a home has chosen on the same device. */
export function speakTo(audience: Audience): Promise<void> {
  if (spokenTo?.audience !== audience) {
    spokenTo = { audience, ready: show(firstLanguage(readChoice(), navigator.languages, audience), audience) }
    spokenTo.ready.catch(() => (spokenTo = null))
  }
  return spokenTo.ready
}

export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Storage is switched off: the choice then lasts as long as the page.
  }
  await show(language, spokenTo?.audience ?? 'home')
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

async function show(language: Language, audience: Audience): Promise<void> {
  newest = language
  const withStaff = audience === 'staff' && isStaffLanguage(language)
  const [own, more] = await Promise.all([home[language](), withStaff ? staff[language]() : null])
  // Another choice has been made while this one was on its way.
  if (newest !== language) return
  const { dir, locales } = languages[language]
  unread.set(language, own.unread)
  i18n.loadAndActivate({ locale: language, locales, messages: { ...own.default, ...more?.default } })
  Object.assign(document.documentElement, { lang: language, dir })
}

// A text that should have been in home/, and that the tests have not found: better in bokmaal than as a bare key.
const filledIn = new Set<Language>()
i18n.on('missing', ({ locale }) => {
  const language = locale as Language
  if (filledIn.has(language)) return
  filledIn.add(language)
  void staff[isStaffLanguage(language) ? language : 'nb']().then((more) => i18n.load(language, more.default))
})

interface Text {
  t: Translate
  /** Of the words that the municipality or the server gives, which exist in three languages. */
  language: StaffLanguage
  /** Of the page. */
  locale: Language
  isMachineMade: boolean
}

export function useText(): Text {
  const { i18n: current } = useLingui()
  const locale = current.locale as Language
  return {
    t: (key, values) => current._(key, values),
    language: isStaffLanguage(locale) ? locale : 'nb',
    locale,
    isMachineMade: (unread.get(locale) ?? 0) > 0,
  }
}
