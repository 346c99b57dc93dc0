// Every register's queue, for as long as the page lives: leaving a lesson does not lose what waits in it.
import type { QueryClient } from '@tanstack/react-query'

import { client, csrfToken, ProblemError, unwrap } from '../../api/client.ts'
import { newId } from '../../api/ids.ts'
import { sessionQuery } from '../../api/queries.ts'
import { MarkQueue, type Batch, type BatchAnswer } from './mark-queue.ts'
import { withAnswer, type Register } from './register-model.ts'

const queues = new Map<string, MarkQueue>()

export function queueFor(
  queryClient: QueryClient,
  slot: { classId: string; date: string; lesson: number | null },
): MarkQueue {
  const name = [slot.classId, slot.date, slot.lesson ?? 'day'].join(' ')
  const known = queues.get(name)
  if (known) return known
  const queue = new MarkQueue(
    { date: slot.date, lesson: slot.lesson },
    {
      newId,
      later(task, ms) {
        const timer = setTimeout(task, ms)
        return () => clearTimeout(timer)
      },
      send: (key, batch) => send(queryClient, slot.classId, key, batch),
      onAnswer(batch, answer) {
        // What was read before this answer must not lay itself over it afterwards.
        void queryClient.cancelQueries(
          { queryKey: ['register', slot.classId, slot.date], predicate: (query) => query.state.data !== undefined },
          { revert: false, silent: true },
        )
        // A mark of the whole day shows on each of the day's lessons.
        queryClient.setQueriesData<Register>({ queryKey: ['register', slot.classId, slot.date] }, (register) =>
          register && withAnswer(register, batch.lesson, batch.marks, answer),
        )
        void queryClient.invalidateQueries({ queryKey: ['my-classes'] })
        void queryClient.invalidateQueries({ queryKey: ['review', slot.classId] })
        for (const flag of answer.flags) void queryClient.invalidateQueries({ queryKey: ['flags', flag.pupil_id] })
      },
    },
  )
  queues.set(name, queue)
  return queue
}

async function send(queryClient: QueryClient, classId: string, key: string, batch: Batch): Promise<BatchAnswer> {
  const post = () =>
    unwrap(
      client.POST('/api/classes/{class_id}/register', {
        params: { path: { class_id: classId }, header: { 'Idempotency-Key': key, 'X-CSRF-Token': csrfToken() } },
        body: batch,
      }),
    )
  try {
    return await post()
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'csrf-token-wrong')) throw error
    // Signed in again in another tab: the session has a new token, and the teacher need not know.
    await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
    return post()
  }
}

/** How much no server has confirmed yet. */
export function unsentCount(): number {
  let count = 0
  for (const queue of queues.values()) count += queue.state.pending
  return count
}

export function forgetQueues(): void {
  for (const queue of queues.values()) queue.discard()
  queues.clear()
}

export function sendWaiting(): void {
  for (const queue of queues.values()) queue.retryNow()
}
