// An absence in words, the same on every page.
import { i18n } from '@lingui/core'

import type { Schemas } from '../api/client.ts'
import type { Key, Language, StaffLanguage, Translate } from '../i18n/index.tsx'
import { isStaffLanguage } from '../i18n/languages.ts'

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
  return words.reduce((what, more) => t('kind.and_more', { what, more }))
}

export type Reasons = readonly { code: string; name: Schemas['Words'] }[]

/** The municipality's word in the languages it has; elsewhere ours, for a reason that we know. */
export function reasonInWords(
  { t, locale, language }: { t: Translate; locale: Language; language: StaffLanguage },
  reasons: Reasons | undefined,
  code: string | null,
): string | null {
  const key = `reason.${code}`
  if (isStaffLanguage(locale) || !(key in i18n.messages)) return reasonName(reasons, code, language)
  return t(key as Key)
}

export function reasonName(reasons: Reasons | undefined, code: string | null, language: StaffLanguage): string | null {
  if (code === null) return null
  return reasons?.find((reason) => reason.code === code)?.name[language] ?? null
}
