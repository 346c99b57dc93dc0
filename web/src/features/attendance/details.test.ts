import { describe, expect, it } from 'vitest'

import { areMinutesRight, detailKinds, detailsOf, kindOf, mostMinutes } from './details.ts'
import { presentDraft, type Draft, type Standing } from './register-model.ts'

const absent: Draft = { ...presentDraft, kind: 'absent' }
const standing = (draft: Draft, source: Standing['source'] = 'entry'): Standing => ({ choice: 'absent', source, draft })

describe('the kinds of the details sheet', () => {
  it('are all five for a lesson, and those without a lesson for the whole day', () => {
    expect(detailKinds(1)).toEqual(['day', 'lesson', 'part', 'late', 'left_early'])
    expect(detailKinds(null)).toEqual(['day', 'late', 'left_early'])
  })
  it('tell part of a lesson from the whole by its minutes', () => {
    expect(kindOf(standing(absent), 1)).toBe('lesson')
    expect(kindOf(standing({ ...absent, minutes: 20 }), 1)).toBe('part')
    expect(kindOf(standing(absent, 'day'), 1)).toBe('day')
    expect(kindOf(standing({ ...absent, kind: 'left_early' }), 1)).toBe('left_early')
  })
})

describe('the minutes typed', () => {
  it('are from 1 to what the lesson lasts', () => {
    expect(['1', '60', ' 15 '].map((typed) => areMinutesRight('part', typed, mostMinutes(60)))).toEqual([true, true, true])
    const wrong = ['0', '61', '90', '-5', '1,5', 'ti', '1e1']
    expect(wrong.filter((typed) => areMinutesRight('late', typed, mostMinutes(60)))).toEqual([])
  })
  it('may be more where no lesson says how long it lasts', () => {
    expect(areMinutesRight('late', '90', mostMinutes(null))).toBe(true)
    expect(areMinutesRight('late', '601', mostMinutes(null))).toBe(false)
  })
  it('may be left out, except of part of a lesson, and are nobody\'s business of a whole one', () => {
    expect(areMinutesRight('late', '', 60)).toBe(true)
    expect(areMinutesRight('left_early', '', 60)).toBe(true)
    expect(areMinutesRight('part', '', 60)).toBe(false)
    expect(areMinutesRight('lesson', '999', 60)).toBe(true)
  })
})

describe('what is saved', () => {
  it('has no minutes for a whole lesson or day, whatever was typed before', () => {
    expect(detailsOf('lesson', '20', absent)).toEqual({ draft: absent, isWholeDay: false })
    expect(detailsOf('day', '20', absent)).toEqual({ draft: absent, isWholeDay: true })
  })
  it('has the minutes of part of a lesson, and may lack those of lateness', () => {
    expect(detailsOf('part', '20', absent).draft).toMatchObject({ kind: 'absent', minutes: 20 })
    expect(detailsOf('late', '', absent).draft).toMatchObject({ kind: 'late', minutes: null })
    expect(detailsOf('left_early', '15', absent).draft).toMatchObject({ kind: 'left_early', minutes: 15 })
  })
})
