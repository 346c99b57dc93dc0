import type { Schemas } from '../api/client.ts'
import type { Translate } from '../i18n/index.tsx'
import { kindInWords } from './entry-words.ts'

/** What had been seen, of an entry that counts no absence. */
export function observedInWords(t: Translate, entry: Schemas['Entry'] | null): string | null {
  const kind = entry?.decision?.observed
  if (!entry || !kind) return null
  return t('outside.seen', { what: kindInWords(t, { kind, lesson: entry.lesson, minutes: entry.minutes }) })
}
