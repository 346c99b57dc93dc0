import { describe, expect, it } from 'vitest'

import type { Schemas } from '../api/client.ts'
import { ownSlots, strippedRegister, type HeldRegister } from './kept-lists.ts'

const entry: Schemas['Entry'] = {
  entry_id: 'e1',
  date: '2024-10-31',
  lesson: 1,
  kind: 'lesson',
  minutes: null,
  documentation: 'documented',
  reason: 'illness',
  reported_by: 'guardian',
  note_home: 'Ring oss gjerne',
  note_internal: 'Tredje gang',
  recorded_at: '2024-10-31T07:31:00Z',
  recorded_by: 'Odd Nes',
  origin: 'teacher',
  supersedes: null,
}

const message = {
  message_id: 'm1', from: '2024-10-31', to: '2024-10-31', lessons: [], from_time: null, until_time: null,
  reason: 'illness', documents: true, text: 'Feber', channel: 'page' as const, recorded_by: null, reported_at: '2024-10-31T06:00:00Z',
}

function registerOf(...pupils: Partial<HeldRegister['pupils'][number]>[]): HeldRegister {
  return {
    class_id: 'c',
    name: '8A',
    school: 'Solvang skole',
    date: '2024-10-31',
    lesson: 1,
    is_school_day: true,
    lessons: [],
    registration: null,
    day_registration: null,
    pupils: pupils.map((pupil, at) => ({
      pupil_id: `p${at}`,
      given_name: 'Ada',
      family_name: 'Adasen',
      told_apart_by: null,
      plan: { parts: [], note: 'Arbeider med Lars', is_not_expected: false },
      entry: null,
      day_entry: null,
      messages: [],
      ...pupil,
    })),
  }
}

describe('a register on the device', () => {
  it('has names and what a mark stands on, and no words about anybody', () => {
    const kept = JSON.stringify(strippedRegister(registerOf({ entry, day_entry: entry, messages: [message] })))
    expect(kept).toContain('Adasen')
    expect(kept).toContain('e1')
    for (const word of ['illness', 'Ring oss', 'Tredje', 'Odd Nes', 'Feber', 'Lars']) expect(kept).not.toContain(word)
  })

  it('lets through no field that it does not know', () => {
    const pupil = { address: 'Storgata 1' } as object
    expect(JSON.stringify(strippedRegister(registerOf(pupil)))).not.toContain('Storgata')
  })

  it('tells of whom more is registered, so that a change without a network cannot lose it', () => {
    const plain = { ...entry, reason: null, note_home: null, note_internal: null }
    const kept = strippedRegister(registerOf({ entry }, { entry: plain }, {}, { day_entry: { ...plain, note_internal: 'Tredje' } }))
    expect(kept.partial).toEqual(['p0', 'p3'])
    expect(strippedRegister(kept)).toEqual(kept)
  })
})

describe('the registers a person may need today', () => {
  const lesson = (number: number, is_mine: boolean) =>
    ({ lesson: number, starts: '08:00', ends: '08:45', subject: 'Norsk', is_mine, is_registered: false })
  const mine = (change: Partial<Schemas['MyClass']>): Schemas['MyClass'] => ({
    class_id: 'c', name: '8A', school: 'Solvang skole', grade: 8, is_contact_teacher: false, may_register: true,
    may_review: false, day_registered: false, lessons: [lesson(1, false), lesson(2, true)], ...change,
  })

  it('are the own lessons, and of the own class all and the whole day', () => {
    expect(ownSlots([mine({})])).toEqual([{ classId: 'c', lesson: 2 }])
    expect(ownSlots([mine({ is_contact_teacher: true })]).map((slot) => slot.lesson)).toEqual([null, 1, 2])
  })

  it('are none of a class that others register', () => {
    expect(ownSlots([mine({ may_register: false, is_contact_teacher: true })])).toEqual([])
  })
})
