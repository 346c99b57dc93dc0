import { expect, it } from 'vitest'

import { newId, uuid7From } from './ids.ts'

it('makes a UUIDv7 that says when', () => {
  const id = uuid7From(Date.parse('2024-10-31T07:20:00Z'), new Uint8Array(10).fill(0xff))
  expect(id).toBe('0192e172-0900-7fff-bfff-ffffffffffff')
})

it('makes ids that sort by time and never repeat', () => {
  const early = uuid7From(1_000, new Uint8Array(10).fill(0xff))
  const later = uuid7From(1_001, new Uint8Array(10))
  expect(early < later).toBe(true)
  expect(new Set(Array.from({ length: 100 }, newId)).size).toBe(100)
})
