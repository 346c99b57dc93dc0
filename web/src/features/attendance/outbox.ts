// Every register's queue of the one who is signed in. What waits lies on the device under the account's id, and is
// sent only by a session of that account: the session's token goes with each request, and the server knows whose it is.
import type { QueryClient } from '@tanstack/react-query'

import { client, csrfToken, hasSessionOf, ProblemError, unwrap } from '../../api/client.ts'
import { newId } from '../../api/ids.ts'
import { sessionQuery } from '../../api/queries.ts'
import type { WaitingRow } from '../../offline/database.ts'
import { device } from '../../offline/device.ts'
import { thisTab, withTabs } from '../../offline/tabs.ts'
import { MarkQueue, type Batch, type BatchAnswer, type QueueContent } from './mark-queue.ts'
import { withAnswer, type Register } from './register-model.ts'
import { noWaiting, waitingOf, type Slot, type WaitingSum } from './waiting.ts'

interface Known {
  slot: Slot
  queue: MarkQueue
  /** Of its row on the device: a queue's own, so that no other's content is ever laid over. */
  rowId: string
}

const queues = new Map<string, Known>()
const takenOver = new Set<string>()
const listeners = new Set<() => void>()
let account: string | null = null
let sum: WaitingSum = noWaiting

// A device that cannot store in this time must not hold up what the network would take.
const storingMs = 2_000
const sendingMs = 30_000

export function queueFor(queryClient: QueryClient, slot: Slot): MarkQueue {
  const name = nameOf(slot)
  const known = queues.get(name)
  if (known) return known.queue
  const owner = account
  const rowId = newId()
  const queue = new MarkQueue(
    { date: slot.date, lesson: slot.lesson },
    {
      newId,
      later(task, ms) {
        const timer = setTimeout(task, ms)
        return () => clearTimeout(timer)
      },
      send: (key, batch) => send(queryClient, owner, slot.classId, key, batch),
      onAnswer: (batch, answer) => showAnswer(queryClient, slot, batch, answer),
      keep: (content) => keep(owner, rowId, slot, content),
    },
  )
  queue.subscribe(recount)
  queues.set(name, { slot, queue, rowId })
  return queue
}

/** From here on the queues are this account's; another's leave the page's memory and stay on the device. */
export function belongTo(accountId: string): void {
  if (account === accountId) return
  closeOutbox()
  account = accountId
}

/** Fetches what lies on the device from queues that live no more, and sends all that waits. */
export async function sendWaiting(queryClient: QueryClient): Promise<void> {
  const owner = account
  if (owner === null) return
  await withTabs(async (isAlive) => {
    const live = new Set([...queues.values()].map(({ rowId }) => rowId))
    const rows = await device.adoptWaiting(owner, thisTab, (row) => live.has(row.id) || (row.tab !== thisTab && isAlive(row.tab)))
    for (const row of rows) if (account === owner) await takeOver(queryClient, row)
  })
  for (const { queue } of queues.values()) queue.retryNow()
}

async function takeOver(queryClient: QueryClient, row: WaitingRow): Promise<void> {
  if (takenOver.has(row.id)) return
  takenOver.add(row.id)
  const queue = queueFor(queryClient, row.slot)
  await queue.absorb(row.content as QueueContent)
  // Else the row stays, and is sent once more when the page is opened next; the server knows its keys.
  if (queue.state.isKept) await device.forgetWaiting(row.id)
}

async function keep(owner: string | null, id: string, slot: Slot, content: QueueContent | null): Promise<boolean> {
  if (owner === null) return false
  const row: WaitingRow = { id, account_id: owner, tab: thisTab, slot, count: content ? waitingIn(content) : 0, content }
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, storingMs, false))
  return Promise.race([device.keepWaiting(row), late])
}

/** Marks, completed registers and open questions: what signing out would lose. */
function waitingIn({ requests, waiting, seen, issues }: QueueContent): number {
  const underWay = requests.reduce((count, { batch }) => count + batch.marks.length + (batch.seen.length > 0 ? 1 : 0), 0)
  return underWay + waiting.size + (seen ? 1 : 0) + issues.size
}

function nameOf(slot: Slot): string {
  return [slot.classId, slot.date, slot.lesson ?? 'day'].join(' ')
}

async function send(
  queryClient: QueryClient,
  owner: string | null,
  classId: string,
  key: string,
  batch: Batch,
): Promise<BatchAnswer> {
  const post = () => {
    if (owner === null || !hasSessionOf(owner)) throw new ProblemError(401, 'not-signed-in', null)
    return unwrap(
      client.POST('/api/classes/{class_id}/register', {
        params: { path: { class_id: classId }, header: { 'Idempotency-Key': key, 'X-CSRF-Token': csrfToken() } },
        body: batch,
        signal: AbortSignal.timeout(sendingMs),
      }),
    )
  }
  // The page was opened without a network, and no session has been read yet.
  if (csrfToken() === '') await readSession(queryClient)
  try {
    return await post()
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'csrf-token-wrong')) throw error
    // Somebody signed in in another tab. If it is the same person the teacher need not know.
    await readSession(queryClient)
    return post()
  }
}

async function readSession(queryClient: QueryClient): Promise<void> {
  const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
  if (session !== null && csrfToken() === '') throw new ProblemError(0, 'network', null)
}

function showAnswer(queryClient: QueryClient, { classId, date }: Slot, batch: Batch, answer: BatchAnswer): void {
  // What was read before this answer must not lay itself over it afterwards.
  void queryClient.cancelQueries(
    { queryKey: ['register', classId, date], predicate: (query) => query.state.data !== undefined },
    { revert: false, silent: true },
  )
  // A mark of the whole day shows on each of the day's lessons.
  queryClient.setQueriesData<Register>({ queryKey: ['register', classId, date] }, (register) =>
    register && withAnswer(register, batch.lesson, batch.marks, answer),
  )
  // One from the device lacks the messages: now the whole can be had.
  void queryClient.invalidateQueries({
    queryKey: ['register', classId, date],
    predicate: (query) => (query.state.data as Register | undefined)?.partial !== undefined,
  })
  void queryClient.invalidateQueries({ queryKey: ['my-classes'] })
  void queryClient.invalidateQueries({ queryKey: ['review', classId] })
  void queryClient.invalidateQueries({ queryKey: ['from-home', classId] })
  for (const flag of answer.flags) void queryClient.invalidateQueries({ queryKey: ['flags', flag.pupil_id] })
}

export function waitingNow(): WaitingSum {
  return sum
}

export function subscribeWaiting(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function recount(): void {
  sum = waitingOf([...queues.values()].map(({ slot, queue }) => ({ slot, state: queue.state })))
  for (const listener of listeners) listener()
}

/** How much no server has confirmed yet, in this tab and in others. */
export async function unsentCount(): Promise<number> {
  return Math.max(sum.count, account === null ? 0 : await device.waitingCount(account))
}

/** Out of the page's memory; the device keeps what it has. */
export function closeOutbox(): void {
  for (const { queue } of queues.values()) queue.stop()
  queues.clear()
  takenOver.clear()
  account = null
  recount()
}
