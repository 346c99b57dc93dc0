// The demo's figures are the audit's, and they are computed from raw entries: one entry more is seen in its cell.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Client, uuid7 } from '../server/client.js'
import { emptyDatabase, type Database } from '../server/database.js'
import { mustRun, root, Server } from '../server/program.js'

let folder = ''
let database: Database
let server: Server

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tilstede-figures-'))
  database = emptyDatabase(folder, 'sqlite')
  server = await Server.start(['--demo', '--database', database.url], { folder })
})

after(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Row = Record<string, string>

function rowsOf(csv: string): Row[] {
  const [header = '', ...lines] = csv.trim().split(/\r?\n/)
  const columns = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i] ?? '', cell])))
}

function statistics(...wishes: string[]): Map<string, Row> {
  const csv = mustRun(['statistics', '--by', 'school,grade', '--database', database.url, ...wishes], { folder })
  return new Map(rowsOf(csv).map((row) => [`${row['school']} ${row['grade']}`, row]))
}

/** The audit's tables say "Andebu" of both schools of that name. */
function nameOf(row: Row): string {
  const short = row['school'] ?? ''
  if (Number(row['grade']) >= 8) return `${short} ungdomsskole`
  return short.endsWith('skolen') ? short : `${short} skole`
}

const published = rowsOf(readFileSync(`${root}demo/absence-by-grade.csv`, 'utf8'))
const years: [string, string, string[]][] = [
  ['2022_23', '2022-23', []],
  ['2023_24', '2023-24', []],
  ['autumn_2024_to_31_oct', '2024-25', ['--until', '2024-10-31']],
]

for (const measure of ['days', 'hours']) {
  for (const [column, year, wishes] of years) {
    test(`the means of ${measure} ${year} are the published ones`, () => {
      const figures = statistics('--measure', measure, '--school-year', year, ...wishes)
      let compared = 0
      for (const row of published) {
        const figure = figures.get(`${nameOf(row)} ${row['grade']}`)
        // The tables list one school with zeros on grades that it does not have.
        if (!figure) {
          assert.equal(row['school'], 'Ramsum')
          continue
        }
        assert.equal(Number(figure['mean']), Number(row[`${measure}_${column}`]), `${row['school']} ${row['grade']}`)
        compared += 1
      }
      assert.equal(compared, published.length - 3)
    })
  }
}

test('one more day of one pupil moves the mean of its cell and of no other', async () => {
  const wishes = ['--school-year', '2024-25', '--until', '2024-10-31']
  const before = statistics(...wishes)
  const teacher = new Client(server.url)
  const people = (await teacher.get('/api/demo/people')).body.people
  const { login } = people.find((one: { role: string }) => one.role === 'contact-teacher')
  const session = await teacher.signInDemo(login)
  await teacher.post('/api/privacy-confirmation', { text_version: session.body.privacy_text_version })
  const [mine] = (await teacher.get('/api/my/classes')).body.classes
  const register = (await teacher.get(`/api/classes/${mine.class_id}/register?date=2024-10-31`)).body
  const pupil = register.pupils.find((one: { entry: unknown }) => one.entry === null)
  const saved = await teacher.post(`/api/classes/${mine.class_id}/register`, {
    date: '2024-10-31',
    lesson: null,
    seen: [],
    marks: [{ mark_id: uuid7(), pupil_id: pupil.pupil_id, based_on: null, kind: 'absent' }],
  })
  assert.equal(saved.body.results[0].status, 'saved')

  const cell = `${mine.school} ${mine.grade}`
  for (const [key, figure] of statistics(...wishes)) {
    const was = before.get(key)
    const sum = (row: Row | undefined) => Math.round(Number(row?.['mean']) * Number(row?.['pupils']))
    assert.equal(sum(figure), sum(was) + (key === cell ? 1 : 0), key)
  }
})
