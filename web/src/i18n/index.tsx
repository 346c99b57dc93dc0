// The page's languages. A key is typed by the bokmaal catalogue; i18n.test.ts holds the others to it.
import { i18n, type Messages } from '@lingui/core'
import { useLingui } from '@lingui/react'

import type nb from './nb.icu.json'

export type Key = keyof typeof nb
export type Language = 'nb' | 'nn' | 'en'
export type Values = Record<string, string | number>
export type Translate = (key: Key, values?: Values) => string

export const languages: { code: Language; name: string }[] = [
  { code: 'nb', name: 'Bokmål' },
  { code: 'nn', name: 'Nynorsk' },
  { code: 'en', name: 'English' },
]

// Compiled while building (icu-plugin.ts): what arrives is not the text that TypeScript sees.
const load: Record<Language, () => Promise<{ default: unknown }>> = {
  nb: () => import('./nb.icu.json'),
  nn: () => import('./nn.icu.json'),
  en: () => import('./en.icu.json'),
}

const storageKey = 'lang'

function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((language) => language.code === text)
}

/** What was chosen on this device, else the first of the browser's languages that we have. */
export function firstLanguage(chosen: string | null, wanted: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen
  for (const tag of wanted) {
    const code = tag.slice(0, 2).toLowerCase()
    if (code === 'no') return 'nb'
    if (isLanguage(code)) return code
  }
  return 'nb'
}

export async function startLanguage(): Promise<void> {
  await activate(firstLanguage(readChoice(), navigator.languages))
}

export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Storage is switched off: the choice then lasts as long as the page.
  }
  await activate(language)
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

async function activate(language: Language): Promise<void> {
  const catalogue = await load[language]()
  i18n.loadAndActivate({ locale: language, messages: catalogue.default as Messages })
  document.documentElement.lang = language
}

export function useText(): { t: Translate; language: Language } {
  const { i18n: current } = useLingui()
  return { t: (key, values) => current._(key, values), language: current.locale as Language }
}
