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

interface InWords {
  kind: Schemas['EntryKind']
  lesson: number | null
  minutes?: number | null
}

/** Hele dagen · 3. time · Del av timen, 15 min, 3. time · Kom for sent, 10 min, 1. time */
export function kindInWords(t: Translate, { kind, lesson, minutes }: InWords): string {
  if (kind === 'lesson' && !minutes && lesson !== null) return t('kind.lesson_no', { lesson })
  const words = [t(kind === 'lesson' && minutes ? 'kind.lesson_part' : kindKeys[kind])]
  if (minutes) words.push(t('kind.minutes', { count: minutes }))
  if (lesson !== null) words.push(t('kind.in_lesson', { lesson }))
  return words.join(', ')
}

export type Reasons = readonly { code: string; name: Schemas['Words'] }[]

export function reasonName(reasons: Reasons | undefined, code: string | null, language: Language): string | null {
  if (code === null) return null
  return reasons?.find((reason) => reason.code === code)?.name[language] ?? null
}

/** Who registered: with a link, the substitute and who made it. */
export function registrarWords(t: Translate, { by, substitute }: { by: string; substitute?: string | null }): string {
  return substitute ? t('reg.by_substitute', { substitute, by }) : by
}
