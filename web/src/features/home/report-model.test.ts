import { describe, expect, it } from 'vitest'

import {
  bodyOf, emptyForm, formOf, missingOf, nextSchoolDay, sharedLessons, standingOf,
  type Child, type Form, type HomeMessage, type MyHome, type Result,
} from './report-model.ts'

function child(id: string, change: Partial<Child> = {}): Child {
  return {
    pupil_id: id, given_name: id, school: 'Solvang skole', class: '8A', may_see: true, may_report: true,
    school_days: ['2024-10-31', '2024-11-01', '2024-11-04'], messages: [], contests: [], ...change,
  }
}

function homeOf(...children: Child[]): MyHome {
  return { today: '2024-10-31', first_day: '2024-10-17', last_day: '2024-12-30', reasons: ['illness'], children, contact_wish: null }
}

const filled = (home: MyHome, change: Partial<Form>): Form => ({ ...emptyForm(home), pupils: ['a'], reason: 'illness', ...change })

describe('a fresh form', () => {
  it('has the only child chosen, and none of several', () => {
    expect(emptyForm(homeOf(child('a'))).pupils).toEqual(['a'])
    expect(emptyForm(homeOf(child('a'), child('b'))).pupils).toEqual([])
    expect(emptyForm(homeOf(child('a'), child('b', { may_report: false }))).pupils).toEqual(['a'])
  })

  it('is about today, or the day school goes on', () => {
    expect(emptyForm(homeOf(child('a'))).when).toBe('today')
    const friday = { ...homeOf(child('a')), today: '2024-11-02' }
    expect(emptyForm(friday).when).toBe('next')
    expect(nextSchoolDay(friday.children, '2024-11-02')).toBe('2024-11-04')
    expect(nextSchoolDay([], '2024-11-02')).toBe('2024-11-03')
  })
})

describe('what is sent', () => {
  const home = homeOf(child('a'))
  it('is whole days, unless part of a day was chosen', () => {
    const body = bodyOf(filled(home, { lessons: [2], fromTime: '09:00' }), home, null)
    expect(body).toMatchObject({ from: '2024-10-31', to: '2024-10-31', lessons: [], from_time: null, text: null, today: '2024-10-31' })
  })

  it('is lessons or a time of day, never both', () => {
    const part: Partial<Form> = { when: 'part', day: '2024-11-01', lessons: [3, 2], fromTime: '09:00', untilTime: '' }
    expect(bodyOf(filled(home, part), home, null)).toMatchObject({ from: '2024-11-01', lessons: [2, 3], from_time: null })
    expect(bodyOf(filled(home, { ...part, byClock: true }), home, null)).toMatchObject({ lessons: [], from_time: '09:00', until_time: null })
  })
})

describe('what is missing', () => {
  const home = homeOf(child('a'))
  it('is told one thing at a time, from the top', () => {
    expect(missingOf(filled(home, { pupils: [], reason: null }))?.where).toBe('who')
    expect(missingOf(filled(home, { when: 'days', to: '' }))?.where).toBe('when')
    expect(missingOf(filled(home, { when: 'days', from: '2024-11-04', to: '2024-11-01' }))).toEqual({ where: 'when', words: 'home.days_order' })
    expect(missingOf(filled(home, { when: 'days', from: '2024-11-04', to: '2024-11-04' }))).toBeNull()
    expect(missingOf(filled(home, { from: '2024-11-04', to: '2024-11-01' }))).toBeNull()
    expect(missingOf(filled(home, { when: 'part' }))?.where).toBe('when')
    expect(missingOf(filled(home, { when: 'part', byClock: true, untilTime: '10:00' }))).toBeNull()
    expect(missingOf(filled(home, { reason: null }))?.where).toBe('why')
    expect(missingOf(filled(home, {}))).toBeNull()
  })
})

const message: HomeMessage = {
  message_id: 'm', from: '2024-10-31', to: '2024-10-31', lessons: [2], from_time: '09:00', until_time: null, reason: 'illness',
  reported_at: '2024-10-31T06:00:00Z', is_mine: true, answer: null, channel: 'page', text: null,
}

it('a message that is changed comes back as it was said', () => {
  const home = homeOf(child('a', { messages: [message] }))
  const form = formOf(home, { pupilId: 'a', message })
  expect(bodyOf(form, home, 'm')).toMatchObject({ lessons: [], from_time: '09:00', until_time: null, replaces: 'm', reason: 'illness' })
})

it('lessons are offered when all the children chosen have the same', () => {
  const lesson = { lesson: 1, starts: '08:00', ends: '08:45', subject: 'Norsk' }
  const day = { children: [{ pupil_id: 'a', lessons: [lesson] }, { pupil_id: 'b', lessons: [{ ...lesson, starts: '08:10' }] }] }
  expect(sharedLessons(day, ['a'])).toEqual([lesson])
  expect(sharedLessons(day, ['a', 'b'])).toEqual([])
  expect(sharedLessons(day, ['a', 'c'])).toEqual([])
  expect(sharedLessons(undefined, ['a'])).toEqual([])
})

describe('what stands of what was sent', () => {
  const result = (pupil: string, change: Partial<Result>): Result => ({
    pupil_id: pupil, status: 'saved', code: null, messages: [], days_without_school: [], days_reported_before: [], is_registered: false, ...change,
  })
  const two = { ...message, message_id: 'n' }

  it('is what was not taken back', () => {
    const results = [result('a', { messages: [message, two] }), result('b', { messages: [{ ...message, message_id: 'o' }] })]
    expect(standingOf(results, new Set())).toEqual(results)
    expect(standingOf(results, new Set(['m', 'o']))).toEqual([result('a', { messages: [two] })])
    expect(standingOf(results, new Set(['m', 'n', 'o']))).toEqual([])
  })

  it('is what was reported before, and nothing that was refused', () => {
    const before = result('a', { status: 'already' })
    expect(standingOf([before, result('b', { status: 'refused' })], new Set())).toEqual([before])
  })
})
