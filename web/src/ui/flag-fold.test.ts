import { expect, it } from 'vitest'

import type { Schemas } from '../api/client.ts'
import { foldFlags } from './flag-fold.ts'

type Flag = Schemas['Flag']

function flag(rule: string, entries: string[], change: Partial<Flag> = {}): Flag {
  return {
    rule,
    first_met: `2024-09-${10 + entries.length}`,
    is_met_now: true,
    exempted_until: null,
    withdrawn_at: null,
    entries: entries.map((entry_id) => ({ entry_id })),
    ...change,
  } as Flag
}

const told = (flags: Flag[]) => foldFlags(flags).map(({ flag: one, lower }) => [one.rule, ...lower.map((other) => other.rule)])

it('lays five, and ten, into twenty of the same series', () => {
  const [five, ten, twenty] = [flag('days-5', ['a']), flag('days-10', ['a', 'b']), flag('days-20', ['a', 'b', 'c'])] as const
  expect(told([five, twenty, ten])).toEqual([['days-20', 'days-10', 'days-5']])
})

it('keeps apart what rests on something else, in the order it came', () => {
  expect(told([flag('hours-5', ['x']), flag('days-10', ['a', 'b']), flag('days-5', ['a', 'c'])])).toEqual([
    ['hours-5'],
    ['days-10'],
    ['days-5'],
  ])
})

it('keeps apart what does not stand alike', () => {
  const ten = flag('days-10', ['a', 'b'])
  for (const change of [{ is_met_now: false }, { exempted_until: '2024-12-01' }, { withdrawn_at: '2024-10-01T07:00:00Z' }]) {
    expect(told([ten, flag('days-5', ['a'], change)])).toHaveLength(2)
  }
})
