// The languages of the page: nine for homes, three of them also for staff.
export type StaffLanguage = 'nb' | 'nn' | 'en'
export type Language = StaffLanguage | 'pl' | 'uk' | 'ar' | 'so' | 'lt' | 'ti'
/** Who the page speaks to. Before sign-in it is the home. */
export type Audience = 'home' | 'staff'

interface LanguageFacts {
  /** In the language itself: who needs the choice may not read the page. */
  name: string
  dir: 'ltr' | 'rtl'
  /** For plurals and numbers: a browser may not know the language, and then goes by one with the same forms. Digits as
   *  on clocks, tickets and timetables in Norway. */
  locales: string[]
}

export const languages: Record<Language, LanguageFacts> = {
  nb: { name: 'Bokmål', dir: 'ltr', locales: ['nb'] },
  nn: { name: 'Nynorsk', dir: 'ltr', locales: ['nn', 'nb'] },
  en: { name: 'English', dir: 'ltr', locales: ['en-GB'] },
  pl: { name: 'Polski', dir: 'ltr', locales: ['pl'] },
  uk: { name: 'Українська', dir: 'ltr', locales: ['uk'] },
  ar: { name: 'العربية', dir: 'rtl', locales: ['ar-u-nu-latn'] },
  so: { name: 'Soomaali', dir: 'ltr', locales: ['so', 'en'] },
  lt: { name: 'Lietuvių', dir: 'ltr', locales: ['lt'] },
  ti: { name: 'ትግርኛ', dir: 'ltr', locales: ['ti', 'am'] },
}

export const languagesFor: Record<Audience, readonly Language[]> = {
  home: Object.keys(languages) as Language[],
  staff: ['nb', 'nn', 'en'] satisfies StaffLanguage[],
}

export function isStaffLanguage(language: Language): language is StaffLanguage {
  return languagesFor.staff.includes(language)
}

/** What was chosen on this device, else the first of the browser's languages that we have. */
export function firstLanguage(chosen: string | null, wanted: readonly string[], audience: Audience): Language {
  const offered = languagesFor[audience]
  for (const tag of [chosen ?? '', ...wanted]) {
    const code = tag.slice(0, 2).toLowerCase()
    if (code === 'no') return 'nb'
    const found = offered.find((language) => language === code)
    if (found) return found
  }
  return 'nb'
}
