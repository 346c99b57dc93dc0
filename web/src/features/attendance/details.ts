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
