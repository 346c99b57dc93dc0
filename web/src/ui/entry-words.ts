// An absence in words, the same on every page.
import type { Schemas } from '../api/client.ts'
import type { Key, Language, Translate } from '../i18n/index.tsx'

const kindKeys: Record<Schemas['EntryKind'], Key> = {
  day: 'kind.day',
  lesson: 'kind.lesson',
  late: 'kind.late',
  left_early: 'kind.left_early',
  present: 'kind.present',
}

export const reportedByKeys: Record<Schemas['ReportedBy'], Key> = {
  guardian: 'reported.guardian',
  pupil: 'reported.pupil',
  staff: 'reported.staff',
  nobody: 'reported.nobody',
  unknown: 'reported.unknown',
}

/** Hele dagen · 3. time · Sent, 10 min, 1. time */
export function kindInWords(
  t: Translate,
  entry: { kind: Schemas['EntryKind']; lesson: number | null; minutes?: number | null },
): string {
  const words = [t(kindKeys[entry.kind])]
  if (entry.minutes) words.push(t('kind.minutes', { count: entry.minutes }))
  if (entry.lesson !== null) words.push(t('kind.in_lesson', { lesson: entry.lesson }))
  return words.join(', ')
}

export type Reasons = readonly { code: string; name: Schemas['Words'] }[]

export function reasonName(reasons: Reasons | undefined, code: string | null, language: Language): string | null {
  if (code === null) return null
  return reasons?.find((reason) => reason.code === code)?.name[language] ?? null
}
