// What stands for each pupil of a register, and what a tap makes of it. Pure; the page and the queue build on it.
// A tap becomes a Draft (what the teacher means); the queue makes it a mark with an id when it is sent.
import type { Schemas } from '../../api/client.ts'
import type { HeldRegister } from '../../offline/kept-lists.ts'

export type Register = HeldRegister
export type Pupil = Register['pupils'][number]
export type Entry = Schemas['Entry']
export type Message = Schemas['Message']
export type Choice = 'present' | 'absent' | 'late'

export interface Draft {
  kind: Schemas['Mark']['kind']
  minutes: number | null
  documentation: Schemas['Documentation']
  reason: string | null
  reported_by: Schemas['ReportedBy']
  note_home: string | null
  note_internal: string | null
  /** Why what stood is corrected, once its day is over. */
  correction: string | null
}

/** What the page shows for a pupil, and where that comes from. */
export interface Standing {
  choice: Choice | null
  /**
   * `day`: absent the whole day, said elsewhere. `message`: the home says so, and nobody has registered it yet.
   * `plan`: an agreed plan does not expect the pupil, who is neither missing nor seen.
   */
  source: 'mark' | 'entry' | 'day' | 'message' | 'present' | 'plan' | 'none'
  draft: Draft | null
}

/** What this page holds that the server has not answered yet. */
export interface Unsent {
  /** Marks of the lesson (or of the day, on the day's page). */
  marks: ReadonlyMap<string, Draft>
  /** On a lesson's page: marks of the whole day. */
  dayMarks: ReadonlyMap<string, Draft>
  /** Seen as present before the register is complete: nothing to store yet. */
  present: ReadonlySet<string>
  registering: boolean
}

export const presentDraft: Draft = {
  kind: 'present',
  minutes: null,
  documentation: 'undocumented',
  reason: null,
  reported_by: 'unknown',
  note_home: null,
  note_internal: null,
  correction: null,
}

export function choiceOf(kind: Draft['kind'] | Entry['kind']): Choice {
  switch (kind) {
    case 'present':
      return 'present'
    case 'late':
      return 'late'
    case 'absent':
    case 'day':
    case 'lesson':
    case 'left_early':
      return 'absent'
  }
}

export function draftOf(entry: Entry): Draft {
  return {
    kind: entry.kind === 'day' || entry.kind === 'lesson' ? 'absent' : entry.kind,
    minutes: entry.minutes,
    documentation: entry.documentation,
    reason: entry.reason,
    reported_by: entry.reported_by,
    note_home: entry.note_home,
    note_internal: entry.note_internal ?? null,
    correction: null,
  }
}

/** The newest message that says the pupil is away from this lesson (or the whole day). */
export function messageFor(pupil: Pupil, lesson: number | null): Message | null {
  return pupil.messages.findLast((message) => isAway(message, lesson)) ?? null
}

function isAway({ lessons, from_time, until_time }: Message, lesson: number | null): boolean {
  if (lessons.length === 0) return from_time === null && until_time === null
  return lesson !== null && lessons.includes(lesson)
}

export function standingOf(pupil: Pupil, register: Register, unsent: Unsent): Standing {
  const own = ownStanding(pupil, unsent)
  const day = dayDraft(pupil, unsent)
  if (day && (!own || isOfTheDay(pupil, day, unsent))) return { choice: choiceOf(day.kind), source: 'day', draft: day }
  if (own) return own
  if (pupil.plan?.is_not_expected) return { choice: null, source: 'plan', draft: null }
  if (unsent.present.has(pupil.pupil_id)) return { choice: 'present', source: 'present', draft: null }
  if (register.registration || unsent.registering) return { choice: 'present', source: 'present', draft: null }
  const proposed = proposalOf(pupil, register)
  if (proposed) return { choice: choiceOf(proposed.kind), source: 'message', draft: proposed }
  return { choice: null, source: 'none', draft: null }
}

/** What is said of the very slot of the register, whatever is said of the day. */
function ownStanding(pupil: Pupil, unsent: Unsent): Standing | null {
  const mark = unsent.marks.get(pupil.pupil_id)
  if (mark) return { choice: choiceOf(mark.kind), source: 'mark', draft: mark }
  if (pupil.entry) return { choice: choiceOf(pupil.entry.kind), source: 'entry', draft: draftOf(pupil.entry) }
  return null
}

/** Absence of the whole day, said on its own page or in the details of one of its lessons. */
function dayDraft(pupil: Pupil, unsent: Unsent): Draft | null {
  const mark = unsent.dayMarks.get(pupil.pupil_id)
  if (mark) return mark.kind === 'present' ? null : mark
  return pupil.day_entry?.kind === 'day' ? draftOf(pupil.day_entry) : null
}

/** Whether what is said of the lesson as well gives way to the day. */
function isOfTheDay(pupil: Pupil, day: Draft, unsent: Unsent): boolean {
  const { entry, day_entry } = pupil
  const mark = unsent.marks.get(pupil.pupil_id)
  if (mark) return saysTheSame(mark, day)
  if (unsent.dayMarks.has(pupil.pupil_id)) return true
  if (entry?.kind !== 'lesson' || !day_entry) return false
  // The details send both side by side: either may come to the server first.
  return entry.recorded_at < day_entry.recorded_at || saysTheSame(draftOf(entry), day)
}

function saysTheSame(one: Draft, other: Draft): boolean {
  const said = ({ kind, minutes, documentation, reason }: Draft) => JSON.stringify([kind, minutes, documentation, reason])
  return said(one) === said(other)
}

/** What the home has said, as a mark: who is told to come or go within the lesson came late, or left early. */
export function proposalOf(pupil: Pupil, register: Pick<Register, 'lesson' | 'lessons'>): Draft | null {
  const message = messageFor(pupil, register.lesson)
  if (!message) return null
  return { ...draftFor('absent', pupil, register.lesson, null), ...partMissed(message, register) }
}

function partMissed(message: Message, { lesson, lessons }: Pick<Register, 'lesson' | 'lessons'>): Pick<Draft, 'kind' | 'minutes'> {
  const whole = { kind: 'absent', minutes: null } as const
  const found = lessons.find((one) => one.lesson === lesson)
  if (!found) return whole
  const [starts, ends] = [minuteOfDay(found.starts), minuteOfDay(found.ends)]
  const from = Math.max(starts, message.from_time === null ? starts : minuteOfDay(message.from_time))
  const until = Math.min(ends, message.until_time === null ? ends : minuteOfDay(message.until_time))
  if (from === starts && until === ends) return whole
  if (from === starts) return { kind: 'late', minutes: until - starts }
  if (until === ends) return { kind: 'left_early', minutes: ends - from }
  return { kind: 'absent', minutes: until - from }
}

/** What one tap means. What was written about the pupil before is kept when only the choice changes. */
export function draftFor(choice: Choice, pupil: Pupil, lesson: number | null, before: Draft | null): Draft {
  if (choice === 'present') return presentDraft
  const kind = choice === 'late' ? 'late' : 'absent'
  if (before && before.kind !== 'present') return { ...before, kind, minutes: null }
  const message = messageFor(pupil, lesson)
  if (!message) return { ...presentDraft, kind }
  const documentation = message.documents ? 'documented' : 'undocumented'
  return { ...presentDraft, kind, documentation, reason: message.reason, reported_by: 'guardian' }
}

/** Whether changing what stands is a correction that must say why: something stands, and its day is over. */
export function mustSayWhy({ source }: Standing, { date, registration }: Register, today: string): boolean {
  const isAttested = source === 'present' && registration !== null
  return date < today && (source === 'entry' || source === 'day' || isAttested)
}

/** Those whom the register expects to be seen. */
export function expectedPupils(register: Pick<Register, 'pupils'>): string[] {
  return register.pupils.filter((pupil) => !pupil.plan?.is_not_expected).map((pupil) => pupil.pupil_id)
}

/** The entry that a mark for this slot stands on. */
export function basisOf(pupil: Pupil, register: Register, lesson: number | null): string | null {
  const entry = lesson === register.lesson ? pupil.entry : pupil.day_entry
  return entry?.entry_id ?? null
}

/** Something is stored of the lesson itself, or on its way: what changes the day must change it too. */
export function hasOwn(pupil: Pupil, unsent: Pick<Unsent, 'marks'>): boolean {
  return unsent.marks.has(pupil.pupil_id) || pupil.entry !== null
}

/** How long the lesson of the register lasts; null for the whole day and where no timetable says it. */
export function lessonMinutes({ lessons, lesson }: Pick<Register, 'lessons' | 'lesson'>): number | null {
  const found = lessons.find((one) => one.lesson === lesson)
  return found ? minuteOfDay(found.ends) - minuteOfDay(found.starts) : null
}

function minuteOfDay(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** The day's lessons; where there is no timetable, as many as a day may hold. */
export function lessonNumbers(register: Pick<Register, 'lessons'>): number[] {
  return register.lessons.length > 0 ? register.lessons.map((one) => one.lesson) : [1, 2, 3, 4, 5, 6]
}

/**
 * Registered away the whole day, and yet here now: the lessons in which the absence goes on standing. Those before
 * this one, and those already registered, whose teachers saw the pupil as away.
 */
export function lessonsStillMissed(register: Register, lesson: number): number[] {
  const isRegistered = (number: number) =>
    register.lessons.some((one) => one.lesson === number && one.is_registered)
  return lessonNumbers(register).filter((one) => one < lesson || (one > lesson && isRegistered(one)))
}

/** In the order of the keys 1, 2 and 3. */
export const choices: readonly Choice[] = ['present', 'absent', 'late']

export interface Counts {
  present: number
  absent: number
  late: number
  /** Nobody has said anything about them. */
  left: number
  /** Reported by the home, not registered yet. */
  reported: number
}

export function countStandings(standings: Iterable<Standing>): Counts {
  const counts: Counts = { present: 0, absent: 0, late: 0, left: 0, reported: 0 }
  for (const standing of standings) {
    if (standing.source === 'plan') continue
    if (standing.source === 'message') counts.reported += 1
    else if (standing.choice === null) counts.left += 1
    else counts[standing.choice] += 1
  }
  return counts
}

/** A register of that day as the server's answer leaves it; `lesson` is the slot that was sent. */
export function withAnswer(
  register: Register,
  lesson: number | null,
  marks: Schemas['Batch']['marks'],
  answer: Schemas['BatchAnswer'],
): Register {
  const isRegistered = answer.registration !== null
  const lessons = register.lessons.map((one) => (one.lesson === lesson && isRegistered ? { ...one, is_registered: true } : one))
  // Another lesson's marks are no business of this one; a whole day's are.
  if (lesson !== null && lesson !== register.lesson) return { ...register, lessons }
  const pupilOf = new Map(marks.map((mark) => [mark.mark_id, mark.pupil_id]))
  const entries = new Map<string, Entry | null>()
  for (const result of answer.results) {
    const pupilId = pupilOf.get(result.mark_id)
    if (pupilId !== undefined && result.status !== 'refused') entries.set(pupilId, result.entry)
  }
  const field = lesson === register.lesson ? 'entry' : 'day_entry'
  return {
    ...register,
    lessons,
    registration: lesson === register.lesson ? (answer.registration ?? register.registration) : register.registration,
    pupils: register.pupils.map((pupil) =>
      entries.has(pupil.pupil_id) ? { ...pupil, [field]: entries.get(pupil.pupil_id) ?? null } : pupil,
    ),
  }
}
