// The languages that homes can be spoken to in, each by its own name.
export const homeLanguages: readonly { code: string; name: string }[] = [
  { code: 'nb', name: 'Bokmål' },
  { code: 'nn', name: 'Nynorsk' },
  { code: 'en', name: 'English' },
  { code: 'pl', name: 'Polski' },
  { code: 'uk', name: 'Українська' },
  { code: 'ar', name: 'العربية' },
  { code: 'so', name: 'Soomaali' },
  { code: 'lt', name: 'Lietuvių' },
  { code: 'ti', name: 'ትግርኛ' },
]
