import { describe, expect, it } from 'vitest'

import { ProblemError } from '../../api/client.ts'
import { MarkQueue, type Batch, type BatchAnswer, type QueueContent } from './mark-queue.ts'
import { presentDraft, type Draft } from './register-model.ts'

const absent: Draft = { ...presentDraft, kind: 'absent' }
const late: Draft = { ...presentDraft, kind: 'late', minutes: 5 }

interface Sent {
  key: string
  batch: Batch
  answer: (answer: BatchAnswer) => void
  fail: (error: unknown) => void
}

interface Kept {
  content: QueueContent | null
  done: (isKept: boolean) => void
}

/** A queue whose server answers, whose clock moves and whose device (if it has one) stores when the test says so. */
function bench({ withDevice = false } = {}) {
  const kept: Kept[] = []
  const sent: Sent[] = []
  const timers: { task: () => void; ms: number; isOff: boolean }[] = []
  let ids = 0
  const queue = new MarkQueue(
    { date: '2024-10-31', lesson: 1 },
    {
      newId: () => `id-${(ids += 1)}`,
      send: (key, batch) =>
        new Promise((answer, fail) => {
          sent.push({ key, batch, answer, fail })
        }),
      later(task, ms) {
        const timer = { task, ms, isOff: false }
        timers.push(timer)
        return () => (timer.isOff = true)
      },
      onAnswer: () => {},
      ...(withDevice && {
        keep: (content: QueueContent | null) =>
          new Promise<boolean>((done) => {
            kept.push({ content: structuredClone(content), done })
          }),
      }),
    },
  )
  return { queue, sent, timers, kept }
}

function entryOf(batch: Batch, index: number, id = batch.marks[index]?.mark_id ?? '') {
  const mark = batch.marks[index]
  return {
    entry_id: id,
    date: batch.date,
    lesson: batch.lesson,
    kind: 'lesson' as const,
    minutes: null,
    documentation: mark?.documentation ?? 'undocumented',
    reason: null,
    reported_by: 'unknown' as const,
    note_home: null,
    recorded_at: '2024-10-31T07:31:00Z',
    recorded_by: 'Kari Nes',
    origin: 'teacher' as const,
    supersedes: null,
  }
}

function saved(batch: Batch): BatchAnswer {
  return {
    results: batch.marks.map((mark, index) => ({
      mark_id: mark.mark_id,
      status: 'saved',
      code: null,
      entry: entryOf(batch, index),
    })),
    flags: [],
    registration: batch.seen.length > 0 ? { by: 'Kari Nes', at: '2024-10-31T07:32:00Z' } : null,
  }
}

/** Lets what is awaited inside the queue go on. */
async function settle() {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
}

function last(sent: Sent[]): Sent {
  const request = sent.at(-1)
  if (!request) throw new Error('nothing was sent')
  return request
}

describe('the mark queue', () => {
  it('counts a tap as pending before anything is awaited', () => {
    const { queue } = bench()
    queue.put('a', absent, null)
    expect(queue.state.pending).toBe(1)
    expect(queue.state.marks.get('a')).toEqual(absent)
  })

  it('sends the first tap at once and is empty when it is answered', async () => {
    const { queue, sent } = bench()
    queue.put('a', absent, 'seen-entry')
    expect(last(sent).batch).toMatchObject({ lesson: 1, seen: [], marks: [{ pupil_id: 'a', based_on: 'seen-entry' }] })
    last(sent).answer(saved(last(sent).batch))
    await settle()
    expect(queue.state).toMatchObject({ pending: 0, savedAt: '2024-10-31T07:31:00Z', trouble: null })
    expect(queue.state.marks.size).toBe(0)
  })

  it('gathers the taps made meanwhile in one request, of each pupil the last', async () => {
    const { queue, sent } = bench()
    queue.put('a', absent, null)
    queue.put('b', absent, null)
    queue.put('b', late, null)
    queue.put('c', absent, null)
    expect(sent).toHaveLength(1)
    expect(queue.state.pending).toBe(3)
    last(sent).answer(saved(last(sent).batch))
    await settle()
    expect(sent).toHaveLength(2)
    expect(last(sent).batch.marks.map((mark) => [mark.pupil_id, mark.kind])).toEqual([['b', 'late'], ['c', 'absent']])
  })

  it('bases a second tap on the entry that the first becomes', async () => {
    const { queue, sent } = bench()
    queue.put('a', absent, null)
    const first = last(sent).batch
    queue.put('a', late, null)
    last(sent).answer(saved(first))
    await settle()
    expect(last(sent).batch.marks[0]?.based_on).toBe(first.marks[0]?.mark_id)
  })

  it('bases a waiting tap on what stands when the first was already there under another id', async () => {
    const { queue, sent } = bench()
    queue.put('a', absent, null)
    queue.put('a', late, null)
    const { batch, answer } = last(sent)
    const mark_id = batch.marks[0]?.mark_id ?? ''
    answer({ results: [{ mark_id, status: 'already', code: null, entry: entryOf(batch, 0, 'older') }], flags: [], registration: null })
    await settle()
    expect(last(sent).batch.marks[0]?.based_on).toBe('older')
  })

  it('repeats the very same request when no answer came, because it may have been saved', async () => {
    const { queue, sent, timers } = bench()
    queue.put('a', absent, null)
    last(sent).fail(new ProblemError(0, 'network', null))
    await settle()
    expect(queue.state).toMatchObject({ pending: 1, trouble: { code: 'network', retrying: true } })
    timers[0]?.task()
    expect(sent).toHaveLength(2)
    expect(sent[1]?.key).toBe(sent[0]?.key)
    expect(sent[1]?.batch).toEqual(sent[0]?.batch)
    last(sent).answer(saved(last(sent).batch))
    await settle()
    expect(queue.state).toMatchObject({ pending: 0, trouble: null })
  })

  it('waits longer each time, and starts over after an answer', async () => {
    const { queue, sent, timers } = bench()
    queue.put('a', absent, null)
    for (let time = 0; time < 3; time += 1) {
      last(sent).fail(new ProblemError(503, 'too-busy', null))
      await settle()
      timers.at(-1)?.task()
    }
    expect(timers.map((timer) => timer.ms)).toEqual([1_000, 2_000, 5_000])
    last(sent).answer(saved(last(sent).batch))
    await settle()
    queue.put('b', absent, null)
    last(sent).fail(new ProblemError(503, 'too-busy', null))
    await settle()
    expect(timers.at(-1)?.ms).toBe(1_000)
  })

  it('tries at once when the teacher taps again, and calls the waiting off', async () => {
    const { queue, sent, timers } = bench()
    queue.put('a', absent, null)
    last(sent).fail(new ProblemError(0, 'network', null))
    await settle()
    queue.put('b', absent, null)
    expect(timers[0]?.isOff).toBe(true)
    expect(sent).toHaveLength(2)
    expect(last(sent).batch.marks.map((mark) => mark.pupil_id)).toEqual(['a'])
    expect(queue.state.pending).toBe(2)
  })

  it('keeps what a refused request held until the teacher gives it up', async () => {
    const { queue, sent, timers } = bench()
    queue.put('a', absent, null)
    last(sent).fail(new ProblemError(403, 'not-allowed', null))
    await settle()
    expect(timers).toHaveLength(0)
    expect(queue.state).toMatchObject({ pending: 1, trouble: { code: 'not-allowed', retrying: false } })
    queue.discard()
    expect(queue.state).toMatchObject({ pending: 0, trouble: null })
  })

  it('says that the register is being made while the rest is on its way', async () => {
    const { queue, sent } = bench()
    queue.seePresent('a', true)
    queue.putAll([{ pupilId: 'b', draft: absent, basedOn: null }], ['a', 'b'])
    expect(queue.state).toMatchObject({ registering: true, pending: 2 })
    expect(last(sent).batch.seen).toEqual(['a', 'b'])
    last(sent).answer(saved(last(sent).batch))
    await settle()
    expect(queue.state).toMatchObject({ registering: false, pending: 0, savedAt: '2024-10-31T07:32:00Z' })
    expect(queue.state.present.size).toBe(0)
  })

  it('keeps a conflict with the newer entry, until the teacher chooses', async () => {
    const { queue, sent } = bench()
    queue.put('a', absent, null)
    const { batch, answer } = last(sent)
    const newer = entryOf(batch, 0, 'newer')
    const mark_id = batch.marks[0]?.mark_id ?? ''
    answer({ results: [{ mark_id, status: 'conflict', code: 'changed-since-seen', entry: newer }], flags: [], registration: null })
    await settle()
    expect(queue.state.issues.get('a')).toEqual({ status: 'conflict', code: 'changed-since-seen', draft: absent, entry: newer })
    queue.put('a', absent, newer.entry_id)
    expect(queue.state.issues.size).toBe(0)
    expect(last(sent).batch.marks[0]?.based_on).toBe('newer')
  })

  it('keeps a refused mark with its code', async () => {
    const { queue, sent } = bench()
    queue.put('a', late, null)
    const mark_id = last(sent).batch.marks[0]?.mark_id ?? ''
    last(sent).answer({
      results: [{ mark_id, status: 'refused', code: 'minutes-longer-than-lesson', entry: null }],
      flags: [],
      registration: null,
    })
    await settle()
    expect(queue.state.issues.get('a')).toMatchObject({ status: 'refused', code: 'minutes-longer-than-lesson' })
    queue.settleIssue('a')
    expect(queue.state.issues.size).toBe(0)
  })

  it('tells of flags that were raised, not of those that went', async () => {
    const { queue, sent } = bench()
    queue.put('a', absent, null)
    last(sent).answer({
      ...saved(last(sent).batch),
      flags: [
        { pupil_id: 'a', rule: 'days-5', change: 'raised' },
        { pupil_id: 'a', rule: 'late-5', change: 'withdrawn' },
      ],
    })
    await settle()
    expect(queue.state.raised).toEqual([{ pupilId: 'a', rule: 'days-5' }])
    queue.settleRaised('a', 'days-5')
    expect(queue.state.raised).toEqual([])
  })
})

/** Stores what is asked to be stored until nothing more is asked. */
async function store(kept: Kept[], isKept = true) {
  for (let done = 0; done < kept.length; done += 1) {
    kept[done]?.done(isKept)
    await settle()
  }
}

describe('what the device keeps of a queue', () => {
  it('is stored before it is sent, and is said to be kept only then', async () => {
    const { queue, sent, kept } = bench({ withDevice: true })
    queue.put('a', absent, null)
    await settle()
    expect(sent).toHaveLength(0)
    expect(queue.state).toMatchObject({ pending: 1, isKept: false })
    await store(kept)
    expect(sent).toHaveLength(1)
    expect(queue.state).toMatchObject({ pending: 1, isKept: true })
    expect(kept[0]?.content?.requests[0]?.key).toBe(sent[0]?.key)
    expect(kept[0]?.content?.requests[0]?.batch).toEqual(sent[0]?.batch)
  })

  it('has the taps made while a request is under way', async () => {
    const { queue, kept } = bench({ withDevice: true })
    queue.put('a', absent, null)
    await store(kept)
    queue.put('b', late, 'seen-entry')
    expect(queue.state.isKept).toBe(false)
    expect([...(kept.at(-1)?.content?.waiting.entries() ?? [])]).toMatchObject([['b', { basedOn: 'seen-entry', draft: late }]])
  })

  it('is sent all the same where the device will not store, and is not said to be kept', async () => {
    const { queue, sent, kept } = bench({ withDevice: true })
    queue.put('a', absent, null)
    await store(kept, false)
    expect(sent).toHaveLength(1)
    expect(queue.state.isKept).toBe(false)
  })

  it('is gone from the device when all is answered', async () => {
    const { queue, sent, kept } = bench({ withDevice: true })
    queue.put('a', absent, null)
    await store(kept)
    last(sent).answer(saved(last(sent).batch))
    await settle()
    expect(kept.at(-1)?.content).toBeNull()
  })

  it('goes out again after a crash as the very same request, and the waiting taps after it', async () => {
    const before = bench({ withDevice: true })
    before.queue.put('a', absent, null)
    await store(before.kept)
    before.queue.put('a', late, null)
    before.queue.put('b', absent, null)
    const content = before.kept.at(-1)?.content
    if (!content) throw new Error('nothing was kept')

    const after = bench()
    void after.queue.absorb(content)
    expect(after.queue.state).toMatchObject({ pending: 3 })
    after.queue.retryNow()
    expect(last(after.sent).key).toBe(before.sent[0]?.key)
    expect(last(after.sent).batch).toEqual(before.sent[0]?.batch)
    last(after.sent).answer(saved(last(after.sent).batch))
    await settle()
    expect(last(after.sent).batch.marks.map((mark) => [mark.pupil_id, mark.based_on])).toEqual([
      ['a', before.sent[0]?.batch.marks[0]?.mark_id],
      ['b', null],
    ])
  })

  it('does not lay an older tap over one that was made meanwhile', async () => {
    const before = bench({ withDevice: true })
    before.queue.put('a', absent, null)
    before.queue.put('b', absent, null)
    const { queue, sent } = bench()
    queue.put('c', absent, null)
    queue.put('b', late, null)
    void queue.absorb(before.kept.at(-1)?.content as QueueContent)
    expect(queue.state.marks.get('b')).toEqual(late)
    expect(queue.state.pending).toBe(3)
    expect(sent).toHaveLength(1)
  })

  it('has a conflict until the teacher has chosen, without the reason and the notes of the newer entry', async () => {
    const { queue, sent, kept } = bench({ withDevice: true })
    queue.put('a', absent, null)
    await store(kept)
    const { batch, answer } = last(sent)
    const newer = { ...entryOf(batch, 0, 'newer'), reason: 'illness', note_home: 'Feber', note_internal: 'Ring' }
    const mark_id = batch.marks[0]?.mark_id ?? ''
    answer({ results: [{ mark_id, status: 'conflict', code: 'changed-since-seen', entry: newer }], flags: [], registration: null })
    await settle()
    expect(kept.at(-1)?.content?.issues.get('a')).toMatchObject({
      draft: absent,
      entry: { entry_id: 'newer', recorded_by: 'Kari Nes', reason: null, note_home: null, note_internal: null },
    })
    queue.settleIssue('a')
    expect(kept.at(-1)?.content).toBeNull()
  })

  it('stays as it is when another person signs in: nothing more is sent, stored or taken away', async () => {
    const { queue, sent, kept, timers } = bench({ withDevice: true })
    queue.put('a', absent, null)
    await store(kept)
    const writes = kept.length
    queue.stop()
    last(sent).fail(new ProblemError(0, 'network', null))
    await settle()
    queue.retryNow()
    await settle()
    expect(timers).toHaveLength(0)
    expect(sent).toHaveLength(1)
    expect(kept).toHaveLength(writes)
  })
})
