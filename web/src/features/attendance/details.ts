// The kinds of absence as the details sheet offers them, and what each becomes. Pure.
import type { Draft, Standing } from './register-model.ts'

export type DetailKind = 'day' | 'lesson' | 'part' | 'late' | 'left_early'

/** On the page of the whole day there is no lesson to be away from. */
export function detailKinds(lesson: number | null): DetailKind[] {
  return lesson === null ? ['day', 'late', 'left_early'] : ['day', 'lesson', 'part', 'late', 'left_early']
}

export function kindOf(standing: Standing, lesson: number | null): DetailKind {
  const kind = standing.draft?.kind
  if (kind === 'late' || kind === 'left_early') return kind
  if (lesson === null || standing.source === 'day') return 'day'
  return standing.draft?.minutes ? 'part' : 'lesson'
}

const dayMinutesMost = 600

/** How many minutes may be said: no more than the lesson lasts, where that is known. */
export function mostMinutes(lessonMinutes: number | null): number {
  return lessonMinutes ?? dayMinutesMost
}

/** Whether what was typed can stand. Part of a lesson is nothing without its minutes; the others may lack them. */
export function areMinutesRight(kind: DetailKind, minutes: string, most: number): boolean {
  if (kind === 'day' || kind === 'lesson') return true
  const typed = minutes.trim()
  if (typed === '') return kind !== 'part'
  return /^\d{1,4}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most
}

export function detailsOf(kind: DetailKind, minutes: string, draft: Draft): { draft: Draft; isWholeDay: boolean } {
  const count = Number.parseInt(minutes, 10)
  const hasMinutes = kind !== 'day' && kind !== 'lesson' && Number.isInteger(count)
  return {
    draft: {
      ...draft,
      kind: kind === 'late' || kind === 'left_early' ? kind : 'absent',
      minutes: hasMinutes ? count : null,
    },
    isWholeDay: kind === 'day',
  }
}
