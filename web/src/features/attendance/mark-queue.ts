// What is on its way to the server from one register (a class, a date, a lesson or the whole day).
// One request at a time: it is frozen with its key until it is answered, because it may have been saved although
// no answer came. Taps made meanwhile wait; of one pupil the last tap wins. Nothing leaves the queue unanswered.
// All of it lies on the device too, so that a closed tab or a crash loses nothing.
import { isTransient, ProblemError, type Schemas } from '../../api/client.ts'
import { strippedEntry } from '../../offline/kept-lists.ts'
import type { Draft } from './register-model.ts'

export type Batch = Schemas['Batch']
export type BatchAnswer = Schemas['BatchAnswer']
type Result = BatchAnswer['results'][number]

export interface QueueDeps {
  send(key: string, batch: Batch): Promise<BatchAnswer>
  newId(): string
  /** Runs `task` after `ms`; gives back what calls it off. */
  later(task: () => void, ms: number): () => void
  onAnswer(batch: Batch, answer: BatchAnswer): void
  /** Lays what the queue holds on the device (null: nothing any more) and says whether it lies there. */
  keep?(content: QueueContent | null): Promise<boolean>
}

/** A mark that did not become what the teacher meant. */
export interface Issue {
  status: 'conflict' | 'refused'
  code: string | null
  draft: Draft
  entry: Schemas['Entry'] | null
}

export interface QueueState {
  /** What the page shows instead of the server's entry: waiting or under way. */
  marks: ReadonlyMap<string, Draft>
  present: ReadonlySet<string>
  registering: boolean
  pending: number
  /** What waits lies on the device: the page may be closed. */
  isKept: boolean
  /** Why nothing is sent now; `retrying` when the queue tries again by itself. */
  trouble: { code: string; retrying: boolean } | null
  savedAt: string | null
  issues: ReadonlyMap<string, Issue>
  raised: readonly { pupilId: string; rule: string }[]
}

interface Waiting {
  markId: string
  basedOn: string | null
  draft: Draft
}

interface Request {
  key: string
  batch: Batch
  drafts: Map<string, Draft>
}

/** What is laid on the device. */
export interface QueueContent {
  requests: Request[]
  waiting: Map<string, Waiting>
  seen: string[] | null
  present: Set<string>
  issues: Map<string, Issue>
}

const retryMs = [1_000, 2_000, 5_000, 10_000, 30_000]

export const emptyQueue: QueueState = {
  marks: new Map(),
  present: new Set(),
  registering: false,
  pending: 0,
  isKept: false,
  trouble: null,
  savedAt: null,
  issues: new Map(),
  raised: [],
}

export class MarkQueue {
  state: QueueState = emptyQueue
  #waiting = new Map<string, Waiting>()
  #seen: string[] | null = null
  #requests: Request[] = []
  #isSending = false
  #isStopped = false
  #isChanged = false
  #kept: Promise<void> | null = null
  #failures = 0
  #callOff: (() => void) | null = null
  readonly #listeners = new Set<() => void>()
  readonly #slot: { date: string; lesson: number | null }
  readonly #deps: QueueDeps

  constructor(slot: { date: string; lesson: number | null }, deps: QueueDeps) {
    this.#slot = slot
    this.#deps = deps
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  put(pupilId: string, draft: Draft, basedOn: string | null): void {
    this.putAll([{ pupilId, draft, basedOn }], null)
  }

  /** Several marks and, with `seen`, the word that the rest are present: one request. */
  putAll(marks: readonly { pupilId: string; draft: Draft; basedOn: string | null }[], seen: string[] | null): void {
    for (const mark of marks) this.#enqueue(mark.pupilId, mark.draft, mark.basedOn)
    if (seen) this.#seen = seen
    // Published before anything is awaited: "all saved" must not show while this tap is unsaved.
    this.#change()
    this.retryNow()
    this.#keep()
  }

  /** Takes over what another queue of the same register held and did not live to send; ends when it is kept here. */
  async absorb(content: QueueContent): Promise<void> {
    this.#requests.push(...content.requests)
    for (const [pupilId, mark] of content.waiting) if (!this.#waiting.has(pupilId)) this.#waiting.set(pupilId, mark)
    this.#seen ??= content.seen
    this.#change({
      present: new Set([...content.present, ...this.state.present]),
      issues: new Map([...content.issues, ...this.state.issues]),
    })
    this.#keep()
    await this.#kept
  }

  /** Seen as present while the register is still incomplete: kept here, stored with the rest. */
  seePresent(pupilId: string, isPresent: boolean): void {
    const present = new Set(this.state.present)
    if (isPresent) present.add(pupilId)
    else present.delete(pupilId)
    this.#change({ present })
    this.#keep()
  }

  retryNow = (): void => {
    this.#callOff?.()
    this.#callOff = null
    void this.#send()
  }

  /** Gives up what the server will not take. The page then shows what the server has. */
  discard(): void {
    if (this.#isSending) return
    this.#callOff?.()
    this.#callOff = null
    this.#requests = []
    this.#waiting.clear()
    this.#seen = null
    this.#failures = 0
    this.#change({ trouble: null })
    this.#keep()
  }

  /** Sends and keeps nothing more. What lies on the device stays there for its owner. */
  stop(): void {
    this.#isStopped = true
    this.#callOff?.()
    this.#callOff = null
  }

  settleIssue(pupilId: string): void {
    const issues = new Map(this.state.issues)
    issues.delete(pupilId)
    this.#change({ issues })
    this.#keep()
  }

  settleRaised(pupilId: string, rule: string): void {
    this.#publish({ raised: this.state.raised.filter((flag) => flag.pupilId !== pupilId || flag.rule !== rule) })
  }

  #enqueue(pupilId: string, draft: Draft, basedOn: string | null): void {
    this.#waiting.set(pupilId, { markId: this.#deps.newId(), basedOn, draft })
    const issues = new Map(this.state.issues)
    if (issues.delete(pupilId)) this.state = { ...this.state, issues }
  }

  #freeze(): Request | null {
    if (this.#waiting.size === 0 && this.#seen === null) return null
    const drafts = new Map<string, Draft>()
    const marks: Batch['marks'] = []
    for (const [pupilId, { markId, basedOn, draft }] of this.#waiting) {
      drafts.set(pupilId, draft)
      marks.push({ mark_id: markId, pupil_id: pupilId, based_on: basedOn, ...draft })
    }
    const request = { key: this.#deps.newId(), batch: { ...this.#slot, seen: this.#seen ?? [], marks }, drafts }
    this.#waiting = new Map()
    this.#seen = null
    this.#isChanged = true
    return request
  }

  async #send(): Promise<void> {
    if (this.#isSending || this.#callOff || this.#isStopped) return
    const request = this.#next()
    if (!request) return
    this.#isSending = true
    this.#publish()
    try {
      // On the device before it leaves it: a crash from here on repeats this very request.
      this.#keep()
      if (this.#kept) await this.#kept
      const answer = await this.#deps.send(request.key, request.batch)
      this.#isSending = false
      this.#take(request, answer)
    } catch (error) {
      this.#isSending = false
      this.#fail(error)
      return
    }
    void this.#send()
    this.#keep()
  }

  #next(): Request | undefined {
    if (this.#requests.length === 0) {
      const request = this.#freeze()
      if (request) this.#requests.push(request)
    }
    return this.#requests[0]
  }

  #take(request: Request, answer: BatchAnswer): void {
    const issues = new Map(this.state.issues)
    const pupilOf = new Map(request.batch.marks.map((mark) => [mark.mark_id, mark.pupil_id]))
    for (const result of answer.results) {
      const pupilId = pupilOf.get(result.mark_id)
      if (pupilId !== undefined) this.#takeResult(pupilId, result, request, issues)
    }
    const raised = answer.flags
      .filter((flag) => flag.change === 'raised')
      .map((flag) => ({ pupilId: flag.pupil_id, rule: flag.rule }))
    this.#requests = this.#requests.filter((one) => one !== request)
    this.#failures = 0
    // First the register, then the queue: else the row would show the old entry for a moment.
    this.#deps.onAnswer(request.batch, answer)
    this.#change({
      issues,
      raised: [...this.state.raised, ...raised],
      trouble: null,
      savedAt: savedAtOf(answer) ?? this.state.savedAt,
      present: request.batch.seen.length > 0 ? new Set() : this.state.present,
    })
  }

  #takeResult(pupilId: string, result: Result, request: Request, issues: Map<string, Issue>): void {
    const draft = request.drafts.get(pupilId)
    const waiting = this.#waiting.get(pupilId)
    const isSaved = result.status === 'saved' || result.status === 'already'
    // A tap made meanwhile saw the mark that was under way: it stands on the entry which that has become.
    if (waiting && isSaved) waiting.basedOn = result.entry?.entry_id ?? null
    if (!isSaved && draft) {
      const status = result.status === 'conflict' ? 'conflict' : 'refused'
      issues.set(pupilId, { status, code: result.code, draft, entry: result.entry })
    }
  }

  #fail(error: unknown): void {
    const code = error instanceof ProblemError ? error.code : 'unknown'
    const retrying = isTransient(error)
    if (retrying && !this.#isStopped) {
      const wait = retryMs[Math.min(this.#failures, retryMs.length - 1)] ?? 30_000
      this.#failures += 1
      this.#callOff = this.#deps.later(this.retryNow, wait)
    }
    this.#publish({ trouble: { code, retrying } })
  }

  #change(change: Partial<QueueState> = {}): void {
    this.#isChanged = true
    this.#publish({ ...change, isKept: false })
  }

  /** One write after another; `isKept` follows the newest. */
  #keep(): void {
    if (!this.#isChanged || this.#isStopped || !this.#deps.keep) return
    this.#isChanged = false
    const kept = this.#deps.keep(this.#content()).then((isKept) => {
      if (kept !== this.#kept) return
      this.#kept = null
      if (!this.#isChanged) this.#publish({ isKept })
    })
    this.#kept = kept
  }

  #content(): QueueContent | null {
    const { present, issues } = this.state
    if (this.state.pending === 0 && present.size === 0 && issues.size === 0) return null
    return {
      requests: [...this.#requests],
      waiting: new Map(this.#waiting),
      seen: this.#seen,
      present: new Set(present),
      issues: new Map([...issues].map(([pupilId, issue]) => [pupilId, strippedIssue(issue)])),
    }
  }

  #publish(change: Partial<QueueState> = {}): void {
    const drafts = [...this.#requests.map((request) => request.drafts), draftsOf(this.#waiting)]
    this.state = {
      ...this.state,
      ...change,
      marks: new Map(drafts.flatMap((some) => [...some])),
      registering: this.#seen !== null || this.#requests.some((request) => request.batch.seen.length > 0),
      pending: pendingOf(this.#requests, this.#waiting, this.#seen),
    }
    for (const listener of this.#listeners) listener()
  }
}

function draftsOf(waiting: ReadonlyMap<string, Waiting>): Map<string, Draft> {
  return new Map([...waiting].map(([pupilId, { draft }]) => [pupilId, draft]))
}

function pendingOf(requests: readonly Request[], waiting: ReadonlyMap<string, Waiting>, seen: string[] | null): number {
  const underWay = requests.reduce((sum, { batch }) => sum + batch.marks.length + (batch.seen.length > 0 ? 1 : 0), 0)
  return underWay + waiting.size + (seen === null ? 0 : 1)
}

// Who registered meanwhile is part of the question; why a pupil is away is not.
function strippedIssue(issue: Issue): Issue {
  return issue.entry ? { ...issue, entry: strippedEntry(issue.entry, issue.entry.recorded_by) } : issue
}

function savedAtOf(answer: BatchAnswer): string | null {
  const instants = answer.results.flatMap((result) =>
    result.status !== 'refused' && result.entry ? [result.entry.recorded_at] : [],
  )
  if (answer.registration) instants.push(answer.registration.at)
  return instants.sort().at(-1) ?? null
}
