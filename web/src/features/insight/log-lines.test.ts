// Whatever may stand in the log of a pupil, the page has words for it.
import { setupI18n } from '@lingui/core'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

import { compileCatalogue } from '../../../icu-plugin.ts'
import type { Translate } from '../../i18n/index.tsx'
import { actionInWords, byDay, csvOf, nameOf, rolesOf, timesOf, type LogLine } from './log-lines.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const words = Object.keys(JSON.parse(read('../../i18n/home/nb.icu.json')))
const catalogue = setupI18n({ locale: 'nb', messages: { nb: compileCatalogue(read('../../i18n/home/nb.icu.json')).messages as never } })
const t: Translate = (key, values) => catalogue._(key, values)

const line = (changes: Partial<LogLine> = {}): LogLine => ({
  date: '2024-10-31',
  first_at: '2024-10-31T07:31:00Z',
  last_at: '2024-10-31T07:31:00Z',
  count: 1,
  action: 'pupil.read',
  is_list: false,
  who: { kind: 'staff', name: 'Kari Nordmann', roles: ['contact-teacher'] },
  ...changes,
})

it('every LogAction of the contract has its words, and no words are kept for one that is gone', () => {
  const found = /^ {4}LogAction:\n(?: {6}.*\n)*? {6}enum:\n((?: {8}- .*\n)+)/m.exec(read('../../../../api/openapi.yaml'))
  const actions = (found?.[1] ?? '').trim().split(/\s*- |\s+/).filter(Boolean)
  expect(actions.length).toBeGreaterThan(10)
  const kept = words.filter((key) => key.startsWith('log.action.')).map((key) => key.slice('log.action.'.length))
  expect(kept.sort()).toEqual([...actions, 'other'].sort())
})

it('names staff with the role of the day, and nobody else by name to a home', () => {
  expect([nameOf(t, line().who), rolesOf(t, line().who)]).toEqual(['Kari Nordmann', 'Kontaktlærer'])
  expect(nameOf(t, { kind: 'guardian', name: null, roles: [] })).toBe('En foresatt')
  expect(nameOf(t, { kind: 'you', name: 'Grete', roles: [] })).toBe('Du')
  expect(rolesOf(t, { kind: 'guardian', name: null, roles: [] })).toBe('')
  expect(rolesOf(t, { kind: 'guardian', name: 'Grete', roles: [] })).toBe('Foresatt')
})

it('says when, from the first to the last time', () => {
  expect(timesOf(t, line())).toBe('kl. 08:31')
  expect(timesOf(t, line({ last_at: '2024-10-31T12:05:00Z' }))).toBe('kl. 08:31–13:05')
})

it('has days with their lines', () => {
  const days = byDay([line(), line({ action: 'log.read' }), line({ date: '2024-10-30' })])
  expect(days.map(({ date, lines }) => [date, lines.length])).toEqual([['2024-10-31', 2], ['2024-10-30', 1]])
})

it('writes a file that a spreadsheet opens, with quotes where a name needs them', () => {
  const file = csvOf(t, [line({ who: { kind: 'staff', name: 'Kari "K"; Nordmann', roles: ['teacher'] } })])
  expect(file.charCodeAt(0)).toBe(0xfeff)
  expect(file.split('\r\n')[1]).toBe(`31. oktober 2024;kl. 08:31;"Kari ""K""; Nordmann";Faglærer;${actionInWords(t, 'pupil.read')};1`)
})
