// The rule "ten days" says all that "five days" said: of one series only the furthest stands by itself. Pure.
import type { Schemas } from '../api/client.ts'

type Flag = Schemas['Flag']

export interface FoldedFlag {
  flag: Flag
  /** What was reached on the way, nearest first. */
  lower: Flag[]
}

/** In the order they came. A flag whose grounds are among those of one that stands alike goes into it. */
export function foldFlags(flags: readonly Flag[]): FoldedFlag[] {
  const folded: FoldedFlag[] = []
  const mostFirst = flags.toSorted((a, b) => b.entries.length - a.entries.length)
  for (const flag of mostFirst) {
    const higher = folded.find((one) => isWithin(flag, one.flag))
    if (higher) higher.lower.push(flag)
    else folded.push({ flag, lower: [] })
  }
  return folded.sort((a, b) => flags.indexOf(a.flag) - flags.indexOf(b.flag))
}

function isWithin(lower: Flag, higher: Flag): boolean {
  if (lower.entries.length === 0 || stateOf(lower) !== stateOf(higher) || lower.first_met > higher.first_met) return false
  const grounds = new Set(higher.entries.map((entry) => entry.entry_id))
  return lower.entries.every((entry) => grounds.has(entry.entry_id))
}

function stateOf(flag: Flag): string {
  return [flag.is_met_now, flag.exempted_until, flag.withdrawn_at].join()
}
