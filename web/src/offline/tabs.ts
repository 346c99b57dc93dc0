// What the browser's tabs settle among themselves: which of them live, and who writes. Each holds a lock with its name
// for as long as it lives, so that what a closed or crashed one left waiting is taken over by exactly one other.
import { newId } from '../api/ids.ts'

const prefix = 'tilstede-tab-'
export const thisTab = newId()

const locks = globalThis.navigator?.locks

export function holdTab(): void {
  void locks?.request(prefix + thisTab, () => new Promise(() => {}))
}

/** Runs `work` in one tab at a time; without locks (no secure context) every other tab counts as gone. */
export async function withTabs<T>(work: (isAlive: (tab: string) => boolean) => Promise<T>): Promise<T> {
  if (!locks) return work(() => false)
  return await locks.request('tilstede-adopt', async () => {
    const { held = [] } = await locks.query()
    const alive = new Set(held.map((lock) => lock.name))
    return work((tab) => alive.has(prefix + tab))
  })
}

let last: Promise<unknown> = Promise.resolve()

/** Runs `work` when no other that was given here is under way, in this tab or another; without locks in this tab. */
export async function writeAlone<T>(work: () => Promise<T>): Promise<T> {
  if (locks) return await locks.request('tilstede-write', work)
  const mine = last.then(work)
  last = mine.catch(() => {})
  return mine
}
