// An absence with what it was before: who said what, when, and why it was corrected. Pure.
import type { Schemas } from '../../api/client.ts'

export type Entry = Schemas['Entry']

export interface Story {
  /** What stands now; a `present` was taken back. */
  now: Entry
  /** What it was before, the newest first. */
  before: Entry[]
}

/** One story for each date and lesson, the newest date first. */
export function storiesOf(entries: readonly Entry[]): Story[] {
  const byId = new Map(entries.map((entry) => [entry.entry_id, entry]))
  return entries
    .filter((entry) => !entry.superseded_by)
    .map((now) => ({ now, before: chainOf(now, byId) }))
    .sort((a, b) => b.now.date.localeCompare(a.now.date) || (a.now.lesson ?? 0) - (b.now.lesson ?? 0))
}

function chainOf(entry: Entry, byId: ReadonlyMap<string, Entry>): Entry[] {
  const chain: Entry[] = []
  for (let id = entry.supersedes; id !== null; ) {
    const earlier = byId.get(id)
    if (!earlier) break
    chain.push(earlier)
    id = earlier.supersedes
  }
  return chain
}
