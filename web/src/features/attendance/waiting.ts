// What waits in all the queues together, and which registers ask something of the teacher. Pure.
import type { QueueState } from './mark-queue.ts'

export interface Slot {
  classId: string
  date: string
  lesson: number | null
}

export interface WaitingSum {
  count: number
  /** All of it lies on the device: the page may be closed. */
  isKept: boolean
  /** Registers with a conflict, a refused mark or a refused request: they wait for a person, not for the network. */
  asking: Slot[]
}

export const noWaiting: WaitingSum = { count: 0, isKept: true, asking: [] }

export function waitingOf(queues: readonly { slot: Slot; state: QueueState }[]): WaitingSum {
  const waiting = queues.filter(({ state }) => state.pending > 0)
  return {
    count: waiting.reduce((count, { state }) => count + state.pending, 0),
    isKept: waiting.every(({ state }) => state.isKept),
    asking: queues
      .filter(({ state }) => state.issues.size > 0 || (state.trouble !== null && !state.trouble.retrying))
      .map(({ slot }) => slot),
  }
}
