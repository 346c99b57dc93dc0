// A message from home in words, for guardians.
import type { Schemas } from '../../api/client.ts'
import { dateInWords, spanInWords } from '../../i18n/dates.ts'
import type { Key, StaffLanguage, Translate } from '../../i18n/index.tsx'
import { reasonName, type Reasons } from '../../ui/entry-words.ts'
import { isWholeDays, type HomeMessage } from './report-model.ts'

const reasonKeys: Partial<Record<string, Key>> = {
  illness: 'home.reason.illness',
  chronic_illness: 'home.reason.chronic_illness',
  appointment: 'home.reason.appointment',
  hospital: 'home.reason.hospital',
  institution: 'home.reason.institution',
  leave_without_application: 'home.reason.leave_without_application',
  other: 'home.reason.other',
}

/** In a home's words; what the municipality has added itself in the catalogue's. */
export function homeReason(t: Translate, reasons: Reasons | undefined, code: string | null, language: StaffLanguage): string | null {
  const key = code === null ? undefined : reasonKeys[code]
  return key ? t(key) : reasonName(reasons, code, language)
}

type Time = Pick<HomeMessage, 'from' | 'to' | 'lessons' | 'from_time' | 'until_time'>

export function daysInWords(t: Translate, { from, to }: Pick<Time, 'from' | 'to'>): string {
  return from === to ? dateInWords(t, from) : spanInWords(t, from, to)
}

export function partInWords(t: Translate, message: Time): string {
  if (isWholeDays(message)) return t('home.whole_day')
  const { from_time: from, until_time: until, lessons } = message
  if (from !== null && until !== null) return t('home.part_between', { from, until })
  if (from !== null) return t('home.part_from', { from })
  if (until !== null) return t('home.part_until', { until })
  return lessons.map((lesson) => t('lesson.number', { lesson })).join(', ')
}

export const refusalKeys: Record<Schemas['ReportCode'], Key> = {
  'ends-before-it-begins': 'home.refused_ends-before-it-begins',
  'lesson-not-in-timetable': 'home.refused_lesson-not-in-timetable',
  'no-lesson-at-that-time': 'home.refused_no-lesson-at-that-time',
  'no-school-those-days': 'home.refused_no-school-those-days',
  'not-enrolled': 'home.refused_not-enrolled',
  'outside-school-year': 'home.refused_outside-school-year',
  'part-of-several-days': 'home.refused_part-of-several-days',
  'reason-not-for-home': 'home.refused_reason-not-for-home',
  'too-far-ahead': 'home.refused_too-far-ahead',
  'too-long-ago': 'home.refused_too-long-ago',
}

/** How the school came to know, when the guardian did not write it here. */
export const cameKeys: Partial<Record<Schemas['Channel'], Key>> = {
  phone: 'home.came_phone',
  text_message: 'home.came_text',
  paper: 'home.came_paper',
  in_person: 'home.came_in_person',
}
