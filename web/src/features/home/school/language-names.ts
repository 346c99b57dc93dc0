// The languages of homes by name, in the page's own language.
import type { Key, Translate } from '../../../i18n/index.tsx'

const keys: Record<string, Key> = {
  nb: 'office.language_nb',
  no: 'office.language_nb',
  nn: 'office.language_nn',
  en: 'office.language_en',
  pl: 'office.language_pl',
  uk: 'office.language_uk',
  ar: 'office.language_ar',
  so: 'office.language_so',
  lt: 'office.language_lt',
  ti: 'office.language_ti',
}

/** Of another language only the code is known. */
export function languageName(t: Translate, code: string): string {
  const key = keys[code]
  return key ? t(key) : code
}
