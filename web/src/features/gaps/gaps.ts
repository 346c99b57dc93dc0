// Gaps in the order they are read.
import type { Schemas } from '../../api/client.ts'

type Gap = Schemas['Gap']

export const daysChoices = [1, 7, 14, 30, 60]
const daysDefault = 14

/** What the address asks for, as one of the choices. */
export function daysOf(days: number | undefined): number {
  return days !== undefined && daysChoices.includes(days) ? days : daysDefault
}

/** The newest day first, its lessons in order. */
export function byDate(lessons: Gap[]): [string, Gap[]][] {
  const days = new Map<string, Gap[]>()
  for (const gap of lessons) days.set(gap.date, [...(days.get(gap.date) ?? []), gap])
  return [...days].toSorted(([a], [b]) => b.localeCompare(a))
}
