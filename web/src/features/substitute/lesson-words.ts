import type { Translate } from '../../i18n/index.tsx'

interface Lesson {
  lesson: number | null
  starts: string | null
  ends: string | null
  subject: string
}

/** 2. time · 09:00–09:45 · Matematikk */
export function lessonWords(t: Translate, { lesson, starts, ends, subject }: Lesson): string {
  const name = lesson === null ? t('reg.whole_day') : t('lesson.number', { lesson })
  return [name, starts && ends ? `${starts}–${ends}` : '', subject].filter(Boolean).join(' · ')
}
