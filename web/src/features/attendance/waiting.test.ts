import { expect, it } from 'vitest'

import { emptyQueue, type QueueState } from './mark-queue.ts'
import { noWaiting, waitingOf } from './waiting.ts'

const queueOf = (classId: string, change: Partial<QueueState>) => ({
  slot: { classId, date: '2024-10-31', lesson: 1 },
  state: { ...emptyQueue, ...change },
})

it('adds up what waits, and calls it kept only when all of it is', () => {
  expect(waitingOf([queueOf('a', {})])).toEqual(noWaiting)
  const kept = queueOf('a', { pending: 2, isKept: true })
  expect(waitingOf([kept, queueOf('b', {})])).toMatchObject({ count: 2, isKept: true })
  expect(waitingOf([kept, queueOf('b', { pending: 1 })])).toMatchObject({ count: 3, isKept: false })
})

it('names the registers that wait for a person, not those that wait for the network', () => {
  const trouble = (retrying: boolean) => ({ pending: 1, trouble: { code: 'x', retrying } })
  const issues = new Map([['p', { status: 'conflict' as const, code: null, draft: {} as never, entry: null }]])
  const sum = waitingOf([queueOf('refused', trouble(false)), queueOf('away', trouble(true)), queueOf('conflict', { issues })])
  expect(sum.asking.map((slot) => slot.classId)).toEqual(['refused', 'conflict'])
})
