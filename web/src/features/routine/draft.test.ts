import { expect, test } from 'vitest'

import { fileErrors, isWhole, offsetOf, withThreshold, withTyped, type Draft, type Rule } from './draft.ts'

function rule(id: string, value: number, line: number, column: number): Rule {
  return {
    rule: id,
    text: { nb: id, nn: id, en: id },
    is_reconstructed: false,
    threshold: {
      series: 'days', window: { kind: 'school_year', count: 1 }, limit: 'at_least', value, least: 1, most: 10_000, line, column,
    },
  }
}

const text = 'id = "a"\nat_least   = 5 # fem\nid = "b"\nat_least = 10'
const draft: Draft = {
  text,
  outline: {
    routine: 'draft', version: '1', name: { nb: '', nn: '', en: '' }, steps: [],
    rules: [rule('a', 5, 2, 14), rule('b', 10, 4, 12)],
  },
}

test('a threshold is changed where it stands, and nothing else', () => {
  const changed = withThreshold(draft, 'a', 12)
  expect(changed.text).toBe('id = "a"\nat_least   = 12 # fem\nid = "b"\nat_least = 10')
  expect(changed.outline.rules.map((one) => one.threshold?.value)).toEqual([12, 10])
  expect(withThreshold(changed, 'a', 5).text).toBe(text)
})

test('a limit that is emptied or no number is kept as it is typed, until it is one', () => {
  expect(isWhole(draft)).toBe(true)
  for (const typed of ['', ' ', 'fem', '2.5', '0', '10001']) {
    const unfit = withTyped(draft, 'a', typed)
    expect(unfit).toMatchObject({ text, unfit: { a: typed } })
    expect(isWhole(unfit)).toBe(false)
  }
  const [first] = draft.outline.rules
  const fromZero: Draft = { ...draft, outline: { ...draft.outline, rules: [{ ...first!, threshold: { ...first!.threshold!, least: 0 } }] } }
  expect(isWhole(withTyped(fromZero, 'a', ''))).toBe(false)
  expect(isWhole(withTyped(fromZero, 'a', '0'))).toBe(true)
  const both = withTyped(withTyped(draft, 'a', ''), 'b', '')
  const one = withTyped(both, 'a', '12')
  expect(one.text).toBe(withThreshold(draft, 'a', 12).text)
  expect(one.unfit).toEqual({ b: '' })
  expect(isWhole(withTyped(one, 'b', '10'))).toBe(true)
})

test('two thresholds on one line do not push each other aside', () => {
  const one: Draft = { ...draft, text: 'rule = [{at_least = 5}, {at_least = 7}]', outline: { ...draft.outline, rules: [rule('a', 5, 1, 21), rule('b', 7, 1, 37)] } }
  const twice = withThreshold(withThreshold(one, 'a', 100), 'b', 8)
  expect(twice.text).toBe('rule = [{at_least = 100}, {at_least = 8}]')
})

test('columns are code points, not the halves of them', () => {
  const one: Draft = { ...draft, text: 'x = "👩"; n = 5', outline: { ...draft.outline, rules: [rule('a', 5, 1, 14)] } }
  expect(one.text[offsetOf(one.text, 1, 14)]).toBe('5')
  expect(withThreshold(one, 'a', 6).text).toBe('x = "👩"; n = 6')
})

test('an error of the file has a line, a column and what is wrong', () => {
  const detail = 'routine:71:3: rule[1].at_least: -1 is outside 1 to 10000'
  expect(fileErrors([{ pointer: '/routine', code: 'routine-invalid', detail }])).toEqual([
    { line: 71, column: 3, message: 'rule[1].at_least: -1 is outside 1 to 10000' },
  ])
})
