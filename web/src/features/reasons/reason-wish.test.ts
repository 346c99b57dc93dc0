import { describe, expect, it } from 'vitest'

import { ProblemError } from '../../api/client.ts'
import { exceptionsOf, type Reason } from '../../ui/reason-words.ts'
import { isNameTaken, movedBy, newReason } from './reason-wish.ts'

const reason = (code: string, change: Partial<Reason> = {}): Reason => ({
  ...newReason, code, name: { nb: code, nn: code, en: code }, documented_by: { nb: '', nn: '', en: '' }, ...change,
})

describe('a reason in words', () => {
  it('says only what is out of the ordinary', () => {
    expect(exceptionsOf(newReason)).toEqual([])
    expect(exceptionsOf({ ...newReason, towards_thresholds: false })).toEqual(['reasons.no_thresholds'])
  })

  it('says of what is no absence only that', () => {
    const wish = { ...newReason, counts_as_absence: false, on_certificate: false, towards_thresholds: false }
    expect(exceptionsOf(wish)).toEqual(['reasons.no_absence'])
  })
})

describe('the order', () => {
  const reasons = [reason('a'), reason('old', { is_retired: true }), reason('b'), reason('c')]

  it('moves one past its neighbour among those in use', () => {
    expect(movedBy(reasons, 'b', -1)).toEqual(['b', 'a', 'c', 'old'])
    expect(movedBy(reasons, 'a', 1)).toEqual(['b', 'a', 'c', 'old'])
  })

  it('leaves the first where it is', () => {
    expect(movedBy(reasons, 'a', -1)).toEqual(['a', 'b', 'c', 'old'])
  })
})

describe('a name that another reason has', () => {
  const refused = (pointer: string, code: string) => new ProblemError(422, 'invalid-request', null, [{ pointer, code, detail: '' }])

  it('is told from what else may be wrong', () => {
    expect(isNameTaken(refused('/name/nb', 'name-taken'))).toBe(true)
    expect(isNameTaken(refused('/name/nb', 'empty'))).toBe(false)
    expect(isNameTaken(refused('/code', 'name-taken'))).toBe(false)
    expect(isNameTaken(new ProblemError(0, 'network', null))).toBe(false)
    expect(isNameTaken(null)).toBe(false)
  })
})
