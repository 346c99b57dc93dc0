import { describe, expect, it } from 'vitest'

import {
  countStandings,
  draftFor,
  lessonMinutes,
  lessonsStillMissed,
  mustSayWhy,
  presentDraft,
  proposalOf,
  standingOf,
  withAnswer,
  type Draft,
  type Entry,
  type Message,
  type Pupil,
  type Register,
  type Unsent,
} from './register-model.ts'

const nothing: Unsent = { marks: new Map(), dayMarks: new Map(), present: new Set(), registering: false }
const absent: Draft = { ...presentDraft, kind: 'absent' }

const entry: Entry = {
  entry_id: 'e1',
  date: '2024-10-31',
  lesson: 2,
  kind: 'late',
  minutes: 10,
  documentation: 'undocumented',
  reason: null,
  reported_by: 'unknown',
  note_home: null,
  recorded_at: '2024-10-31T07:31:00Z',
  recorded_by: 'Kari Nes',
  origin: 'teacher',
  supersedes: null,
}
const dayEntry: Entry = { ...entry, entry_id: 'd1', lesson: null, kind: 'day', minutes: null }
const ill: Message = {
  message_id: 'm1', from: '2024-10-31', to: '2024-10-31', lessons: [], from_time: null, until_time: null,
  reason: 'illness', documents: true, text: null, channel: 'page', recorded_by: null, reported_at: '2024-10-31T06:00:00Z',
}

function pupil(change: Partial<Pupil> = {}): Pupil {
  return { pupil_id: 'a', given_name: 'Ada', family_name: 'Nilsen', told_apart_by: null, plan: null, entry: null, day_entry: null, messages: [], ...change }
}

function register(change: Partial<Register> = {}): Register {
  return {
    class_id: 'c', name: '7B', school: 'Solvang', date: '2024-10-31', lesson: 2, is_school_day: true,
    lessons: [], registration: null, day_registration: null, pupils: [], ...change,
  }
}

function choice(one: Pupil, unsent = nothing, of = register()) {
  const { choice, source } = standingOf(one, of, unsent)
  return [choice, source]
}

it('knows how long its lesson lasts where a timetable says so', () => {
  const lesson = { lesson: 2, starts: '09:30', ends: '10:15', subject: 'Norsk', is_mine: true, is_registered: false }
  expect(lessonMinutes(register({ lessons: [lesson] }))).toBe(45)
  expect(lessonMinutes(register({ lessons: [lesson], lesson: null }))).toBeNull()
  expect(lessonMinutes(register())).toBeNull()
})

describe('what stands for a pupil', () => {
  it('is nothing before anybody has said anything', () => {
    expect(choice(pupil())).toEqual([null, 'none'])
  })
  it('is present once the register is made', () => {
    expect(choice(pupil(), nothing, register({ registration: { by: 'Kari', at: '2024-10-31T07:31:00Z' } }))).toEqual(['present', 'present'])
    expect(choice(pupil(), { ...nothing, registering: true })).toEqual(['present', 'present'])
  })
  it('is what the teacher tapped, before what the server has', () => {
    expect(choice(pupil({ entry }), { ...nothing, marks: new Map([['a', absent]]) })).toEqual(['absent', 'mark'])
  })
  it('is absent in each lesson of a day registered as a whole', () => {
    expect(choice(pupil({ day_entry: dayEntry }))).toEqual(['absent', 'day'])
    expect(choice(pupil(), { ...nothing, dayMarks: new Map([['a', absent]]) })).toEqual(['absent', 'day'])
  })
  it('lets the lesson speak before the day', () => {
    expect(choice(pupil({ entry, day_entry: dayEntry }))).toEqual(['late', 'entry'])
  })
  it('is the day where the lesson was an absence before it, and the lesson where that came after', () => {
    const lesson: Entry = { ...entry, kind: 'lesson', minutes: null }
    const later: Entry = { ...dayEntry, documentation: 'documented', recorded_at: '2024-10-31T08:00:00Z' }
    expect(choice(pupil({ entry: lesson, day_entry: later }))).toEqual(['absent', 'day'])
    const laterStill = { ...lesson, recorded_at: '2024-10-31T09:00:00Z' }
    expect(choice(pupil({ entry: laterStill, day_entry: later }))).toEqual(['absent', 'entry'])
    expect(choice(pupil({ entry: { ...laterStill, kind: 'present' }, day_entry: later }))).toEqual(['present', 'entry'])
    expect(choice(pupil({ entry: lesson, day_entry: { ...later, kind: 'present' } }))).toEqual(['absent', 'entry'])
  })
  it('is the day where both say the same, whichever was stored first', () => {
    const lesson: Entry = { ...entry, kind: 'lesson', minutes: null, recorded_at: '2024-10-31T07:31:01Z' }
    expect(choice(pupil({ entry: lesson, day_entry: dayEntry }))).toEqual(['absent', 'day'])
    const [marks, dayMarks] = [new Map([['a', absent]]), new Map([['a', absent]])]
    expect(choice(pupil({ entry }), { ...nothing, marks, dayMarks })).toEqual(['absent', 'day'])
    expect(choice(pupil({ day_entry: dayEntry }), { ...nothing, marks })).toEqual(['absent', 'day'])
    expect(choice(pupil({ entry: lesson }), { ...nothing, dayMarks })).toEqual(['absent', 'day'])
    expect(choice(pupil({ day_entry: dayEntry }), { ...nothing, marks, dayMarks: new Map([['a', presentDraft]]) })).toEqual(['absent', 'mark'])
  })
  it('is no longer the day while its correction is on its way', () => {
    expect(choice(pupil({ day_entry: dayEntry }), { ...nothing, dayMarks: new Map([['a', presentDraft]]) })).toEqual([null, 'none'])
  })
  it('suggests absence where the home has said so, until somebody registers', () => {
    expect(choice(pupil({ messages: [ill] }))).toEqual(['absent', 'message'])
    expect(choice(pupil({ messages: [ill] }), { ...nothing, present: new Set(['a']) })).toEqual(['present', 'present'])
    expect(choice(pupil({ messages: [{ ...ill, lessons: [4] }] }))).toEqual([null, 'none'])
  })
  it('suggests late or gone early where the home has said when', () => {
    const lessons = [{ lesson: 2, starts: '08:50', ends: '09:35', subject: 'Norsk', is_mine: true, is_registered: false }]
    const said = (from_time: string | null, until_time: string | null) => {
      const proposed = proposalOf(pupil({ messages: [{ ...ill, lessons: [2], from_time, until_time }] }), { lesson: 2, lessons })
      return [proposed?.kind, proposed?.minutes]
    }
    expect(said(null, '09:00')).toEqual(['late', 10])
    expect(said('09:20', null)).toEqual(['left_early', 15])
    expect(said('09:00', '09:10')).toEqual(['absent', 10])
    expect(said('08:00', '10:00')).toEqual(['absent', null])
    expect(said(null, null)).toEqual(['absent', null])
  })
})

describe('what a tap means', () => {
  it('takes an absence with a message from home as documented, for the reason given', () => {
    expect(draftFor('absent', pupil({ messages: [ill] }), 2, null)).toMatchObject({
      kind: 'absent', documentation: 'documented', reason: 'illness', reported_by: 'guardian',
    })
  })
  it('takes the word of a home that waits for somebody to accept it, and documents nothing with it', () => {
    const dentist: Message = { ...ill, reason: 'appointment', documents: false }
    expect(draftFor('absent', pupil({ messages: [dentist] }), 2, null)).toMatchObject({
      documentation: 'undocumented', reason: 'appointment', reported_by: 'guardian',
    })
  })
  it('takes it as undocumented otherwise, and does not claim that anybody was asked', () => {
    expect(draftFor('absent', pupil(), 2, null)).toMatchObject({ documentation: 'undocumented', reported_by: 'unknown' })
  })
  it('keeps what was written when only the choice changes', () => {
    const before: Draft = { ...absent, minutes: 20, reason: 'illness', note_home: 'Ring meg.' }
    expect(draftFor('late', pupil(), 2, before)).toEqual({ ...before, kind: 'late', minutes: null })
  })
})

describe('a pupil registered away for the day who is here after all', () => {
  const lesson = (number: number, is_registered: boolean) => ({
    lesson: number, starts: '08:00', ends: '08:45', subject: 'Norsk', is_mine: true, is_registered,
  })
  it('stays away from the lessons before, and from later ones already registered', () => {
    const lessons = [lesson(1, true), lesson(2, false), lesson(3, false), lesson(4, true), lesson(5, false)]
    expect(lessonsStillMissed(register({ lessons }), 3)).toEqual([1, 2, 4])
  })
  it('stays away from the lessons before where there is no timetable', () => {
    expect(lessonsStillMissed(register(), 3)).toEqual([1, 2])
  })
})

it('counts suggestions apart from what is registered and from what is left', () => {
  const of = register()
  const standings = [pupil(), pupil({ entry }), pupil({ messages: [ill] }), pupil({ day_entry: dayEntry })].map((one) =>
    standingOf(one, of, nothing),
  )
  expect(countStandings(standings)).toEqual({ present: 0, absent: 1, late: 1, left: 1, reported: 1 })
})

describe('the register after an answer', () => {
  const mark = { mark_id: 'm1', pupil_id: 'a', based_on: null, kind: 'absent' as const }
  const answer = {
    results: [{ mark_id: 'm1', status: 'saved' as const, code: null, entry: dayEntry }],
    flags: [],
    registration: { by: 'Kari', at: '2024-10-31T07:31:00Z' },
  }
  it('has a mark of the day beside the lesson, and not the registration of another slot', () => {
    const after = withAnswer(register({ pupils: [pupil({ entry })] }), null, [mark], answer)
    expect(after.pupils[0]).toMatchObject({ entry, day_entry: dayEntry })
    expect(after.registration).toBeNull()
  })
  it('has the entry and the registration of its own slot', () => {
    const after = withAnswer(register({ pupils: [pupil()] }), 2, [mark], { ...answer, results: [{ ...answer.results[0]!, entry }] })
    expect(after.pupils[0]?.entry).toEqual(entry)
    expect(after.registration).toEqual(answer.registration)
  })
  it('knows that another lesson was registered, and takes none of its marks', () => {
    const lessons = [3, 4].map((number) => ({
      lesson: number, starts: '08:00', ends: '08:45', subject: 'Norsk', is_mine: true, is_registered: false,
    }))
    const after = withAnswer(register({ lessons, pupils: [pupil()] }), 4, [mark], answer)
    expect(after.lessons.map((one) => one.is_registered)).toEqual([false, true])
    expect(after.pupils[0]).toEqual(pupil())
    expect(after.registration).toBeNull()
  })
  it('is unchanged by a refused mark', () => {
    const refused = { ...answer, results: [{ mark_id: 'm1', status: 'refused' as const, code: 'future-date' as const, entry: null }] }
    expect(withAnswer(register({ pupils: [pupil({ entry })] }), 2, [mark], refused).pupils[0]?.entry).toEqual(entry)
  })
})

it('asks why a correction is made once the day is over: presence that was attested is one, too', () => {
  const registered = register({ registration: { by: 'Kari Nes', substitute: null, at: '2024-10-31T07:00:00Z' } })
  const standing = (source: ReturnType<typeof standingOf>['source']) => ({ choice: null, source, draft: null })
  expect(mustSayWhy(standing('entry'), register(), '2024-10-31')).toBe(false)
  expect(mustSayWhy(standing('entry'), register(), '2024-11-01')).toBe(true)
  expect(mustSayWhy(standing('present'), registered, '2024-11-01')).toBe(true)
  expect(mustSayWhy(standing('present'), register(), '2024-11-01')).toBe(false)
  expect(mustSayWhy(standing('none'), register(), '2024-11-01')).toBe(false)
})
