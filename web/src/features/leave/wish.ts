// What is filled in about a leave, and what is missing in it. Pure.
import type { Schemas } from '../../api/client.ts'

export interface Wish {
  kind: Schemas['LeaveKind']
  pupils: ReadonlySet<string>
  from: string
  to: string
  reason: string
  teaching: string
}

export type Missing = 'pupils' | 'from' | 'order' | 'reason'

export function emptyWish(kind: Wish['kind'], pupils: readonly string[]): Wish {
  return { kind, pupils: new Set(pupils), from: '', to: '', reason: '', teaching: '' }
}

/** One day unless a last day is said. */
export function lastDay({ from, to }: Wish): string {
  return to === '' ? from : to
}

export function missing(wish: Wish): Missing | null {
  if (wish.pupils.size === 0) return 'pupils'
  if (wish.from === '') return 'from'
  if (lastDay(wish) < wish.from) return 'order'
  if (wish.kind !== 'single_day' && wish.reason.trim() === '') return 'reason'
  return null
}

export function bodyOf(wish: Wish) {
  const { kind, from } = wish
  const pupils = [...wish.pupils]
  const said = kind === 'single_day' ? {} : { reason: wish.reason.trim(), teaching: wish.teaching.trim() || null }
  return { kind, pupils, from, to: lastDay(wish), ...said }
}
