// What is on its way to the server from one register (a class, a date, a lesson or the whole day).
// One request at a time: it is frozen with its key until it is answered, because it may have been saved although
// no answer came. Taps made meanwhile wait; of one pupil the last tap wins. Nothing leaves the queue unanswered.
import { isTransient, ProblemError, type Schemas } from '../../api/client.ts'
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

const retryMs = [1_000, 2_000, 5_000, 10_000, 30_000]

export const emptyQueue: QueueState = {
  marks: new Map(),
  present: new Set(),
  registering: false,
  pending: 0,
  trouble: null,
  savedAt: null,
  issues: new Map(),
  raised: [],
}

export class MarkQueue {
  state: QueueState = emptyQueue
  #waiting = new Map<string, Waiting>()
  #seen: string[] | null = null
  #request: Request | null = null
  #isSending = false
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
    this.#publish()
    this.retryNow()
  }

  /** Seen as present while the register is still incomplete: kept here, stored with the rest. */
  seePresent(pupilId: string, isPresent: boolean): void {
    const present = new Set(this.state.present)
    if (isPresent) present.add(pupilId)
    else present.delete(pupilId)
    this.#publish({ present })
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
    this.#request = null
    this.#waiting.clear()
    this.#seen = null
    this.#failures = 0
    this.#publish({ trouble: null })
  }

  settleIssue(pupilId: string): void {
    const issues = new Map(this.state.issues)
    issues.delete(pupilId)
    this.#publish({ issues })
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
    return request
  }

  async #send(): Promise<void> {
    if (this.#isSending || this.#callOff) return
    this.#request ??= this.#freeze()
    if (!this.#request) return
    this.#isSending = true
    this.#publish()
    try {
      const answer = await this.#deps.send(this.#request.key, this.#request.batch)
      this.#isSending = false
      this.#take(this.#request, answer)
    } catch (error) {
      this.#isSending = false
      this.#fail(error)
      return
    }
    void this.#send()
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
    this.#request = null
    this.#failures = 0
    // First the register, then the queue: else the row would show the old entry for a moment.
    this.#deps.onAnswer(request.batch, answer)
    this.#publish({
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
    if (retrying) {
      const wait = retryMs[Math.min(this.#failures, retryMs.length - 1)] ?? 30_000
      this.#failures += 1
      this.#callOff = this.#deps.later(this.retryNow, wait)
    }
    this.#publish({ trouble: { code, retrying } })
  }

  #publish(change: Partial<QueueState> = {}): void {
    const marks = new Map(this.#request?.drafts)
    for (const [pupilId, { draft }] of this.#waiting) marks.set(pupilId, draft)
    const registering = this.#seen !== null || (this.#request?.batch.seen.length ?? 0) > 0
    const underWay = (this.#request?.batch.marks.length ?? 0) + ((this.#request?.batch.seen.length ?? 0) > 0 ? 1 : 0)
    this.state = {
      ...this.state,
      ...change,
      marks,
      registering,
      pending: this.#waiting.size + (this.#seen === null ? 0 : 1) + underWay,
    }
    for (const listener of this.#listeners) listener()
  }
}

function savedAtOf(answer: BatchAnswer): string | null {
  const instants = answer.results.flatMap((result) =>
    result.status !== 'refused' && result.entry ? [result.entry.recorded_at] : [],
  )
  if (answer.registration) instants.push(answer.registration.at)
  return instants.sort().at(-1) ?? null
}
