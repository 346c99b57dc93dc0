// Whatever the server may answer, the page has words for it.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const contract = readFileSync(new URL('../../../api/openapi.yaml', import.meta.url), 'utf8')
const words = ['home', 'staff'].flatMap((audience) =>
  Object.keys(JSON.parse(readFileSync(new URL(`../i18n/${audience}/nb.icu.json`, import.meta.url), 'utf8'))),
)

function codesOf(schema: string): string[] {
  const found = new RegExp(`^    ${schema}:\\n(?:      .*\\n)*?      enum:\\n((?:        - .*\\n)+)`, 'm').exec(contract)
  return (found?.[1] ?? '').trim().split(/\s*- |\s+/).filter(Boolean)
}

it.each(['ProblemCode', 'MarkCode'])('every %s of the contract has its words', (schema) => {
  const codes = codesOf(schema)
  expect(codes.length).toBeGreaterThan(10)
  expect(codes.filter((code) => !words.includes(`problem.${code}`))).toEqual([])
})

it('no words are kept for a code that is gone', () => {
  // Of the page's own: no answer, an answer of somebody in between, and a code it does not know.
  const own = ['network', 'unavailable', 'unknown']
  const codes = [...codesOf('ProblemCode'), ...codesOf('MarkCode'), ...own]
  const kept = words.filter((key) => key.startsWith('problem.')).map((key) => key.slice('problem.'.length))
  expect(kept.filter((code) => !codes.includes(code))).toEqual([])
})
