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

/** All of it at once, in the order of the page. */
export function missing(wish: Wish): Missing[] {
  const found: Missing[] = []
  if (wish.pupils.size === 0) found.push('pupils')
  if (wish.from === '') found.push('from')
  else if (lastDay(wish) < wish.from) found.push('order')
  if (wish.kind !== 'single_day' && wish.reason.trim() === '') found.push('reason')
  return found
}

export function bodyOf(wish: Wish) {
  const { kind, from } = wish
  const pupils = [...wish.pupils]
  const said = kind === 'single_day' ? {} : { reason: wish.reason.trim(), teaching: wish.teaching.trim() || null }
  return { kind, pupils, from, to: lastDay(wish), ...said }
}

/** Days within `span`, and not all of it. */
export function areFewer({ from, to }: Schemas['LeaveDates'], span: Schemas['LeaveDates']): boolean {
  const isAll = from === span.from && to === span.to
  return !isAll && span.from <= from && from <= to && to <= span.to
}
