// Når: what somebody does.
import { When, type DataTable } from '@cucumber/cucumber'
import { randomUUID } from 'node:crypto'
import { uuid7, type Answer } from '../../server/client.js'
import { cell, documentationOf, kindOfMark, reporterOf, rowsOf } from '../support/words.js'
import type { Scenario } from '../support/world.js'

interface Lesson {
  name: string
  date: string
  /** null: the whole day. */
  lesson: number | null
}

async function registerPath(scenario: Scenario, where: Lesson): Promise<string> {
  const lesson = where.lesson === null ? '' : `&lesson=${where.lesson}`
  return `/api/classes/${await scenario.classId(where.name)}/register?date=${where.date}${lesson}`
}

export async function readRegister(scenario: Scenario, person: string, where: Lesson): Promise<Answer> {
  return (await scenario.as(person)).get(await registerPath(scenario, where))
}

const seenKey = (person: string, where: Lesson) => [person, where.name, where.date, where.lesson].join('|')

async function open(scenario: Scenario, person: string, where: Lesson): Promise<void> {
  const answer = await readRegister(scenario, person, where)
  scenario.last = scenario.register = answer
  scenario.seen.set(seenKey(person, where), answer)
}

async function markOf(scenario: Scenario, row: Record<string, string>, seen: Answer) {
  const pupilId = await scenario.pupilId(cell(row, 'elev'))
  const listed = seen.status === 200 ? seen.body.pupils.find((one: any) => one.pupil_id === pupilId) : null
  return {
    mark_id: uuid7(),
    pupil_id: pupilId,
    based_on: listed?.entry?.entry_id ?? null,
    kind: kindOfMark(cell(row, 'hva')),
    ...(row['minutter'] && { minutes: Number(row['minutter']) }),
    ...(row['dokumentasjon'] && { documentation: documentationOf(row['dokumentasjon']) }),
    ...(row['årsak'] && { reason: row['årsak'] }),
    ...(row['meldt av'] && { reported_by: reporterOf(row['meldt av']) }),
    ...(row['notat til hjemmet'] && { note_home: row['notat til hjemmet'] }),
    ...(row['rettes fordi'] && { correction: row['rettes fordi'] }),
    ...(row['internt notat'] && { note_internal: row['internt notat'] }),
  }
}

async function send(scenario: Scenario, person: string): Promise<void> {
  if (!scenario.batch) throw new Error('nothing was registered yet')
  const { path, body, key } = scenario.batch
  scenario.last = await (await scenario.as(person)).post(path, body, key)
}

/** One batch based on nothing that stands. */
export async function sendBatch(scenario: Scenario, person: string, where: Lesson, rows: Record<string, string>[]): Promise<void> {
  const seen = await readRegister(scenario, person, where)
  const marks = []
  for (const row of rows) marks.push(await markOf(scenario, row, seen))
  const path = `/api/classes/${await scenario.classId(where.name)}/register`
  scenario.batch = { path, key: randomUUID(), body: { date: where.date, lesson: where.lesson, seen: [], marks } }
  await send(scenario, person)
}

async function register(scenario: Scenario, person: string, where: Lesson, table: DataTable, seen: Answer): Promise<void> {
  const marks = []
  for (const row of rowsOf(table)) marks.push(await markOf(scenario, row, seen))
  const path = `/api/classes/${await scenario.classId(where.name)}/register`
  scenario.batch = { path, key: randomUUID(), body: { date: where.date, lesson: where.lesson, seen: [], marks } }
  await send(scenario, person)
}

When('{string} åpner {string} {dato}', async function (this: Scenario, person: string, name: string, date: string) {
  await open(this, person, { name, date, lesson: null })
})

When('{string} åpner {string} {dato} i time {int}', async function (this: Scenario, person: string, name: string, date: string, lesson: number) {
  await open(this, person, { name, date, lesson })
})

When('{string} fører i {string} {dato} i time {int}', async function (this: Scenario, person: string, name: string, date: string, lesson: number, table: DataTable) {
  const where = { name, date, lesson }
  await register(this, person, where, table, await readRegister(this, person, where))
})

When('{string} fører i {string} {dato}', async function (this: Scenario, person: string, name: string, date: string, table: DataTable) {
  const where = { name, date, lesson: null }
  await register(this, person, where, table, await readRegister(this, person, where))
})

When(
  '{string} fører uten å ha sett endringer i {string} {dato} i time {int}',
  async function (this: Scenario, person: string, name: string, date: string, lesson: number, table: DataTable) {
    const where = { name, date, lesson }
    const seen = this.seen.get(seenKey(person, where))
    if (!seen) throw new Error(`${person} has not opened this register`)
    await register(this, person, where, table, seen)
  },
)

When('{string} fører resten til stede i {string} {dato} i time {int}', async function (this: Scenario, person: string, name: string, date: string, lesson: number) {
  const listed = await readRegister(this, person, { name, date, lesson })
  const seen = listed.body.pupils.map((one: any) => one.pupil_id)
  const path = `/api/classes/${await this.classId(name)}/register`
  this.batch = { path, key: randomUUID(), body: { date, lesson, seen, marks: [] } }
  await send(this, person)
})

When('{string} sender det samme en gang til', async function (this: Scenario, person: string) {
  await send(this, person)
})

When('{string} sender de samme merkene med en ny nøkkel', async function (this: Scenario, person: string) {
  if (this.batch) this.batch.key = randomUUID()
  await send(this, person)
})

When('{string} ser gjennom {string}', async function (this: Scenario, person: string, name: string) {
  this.last = this.review = await (await this.as(person)).get(`/api/classes/${await this.classId(name)}/review`)
  this.absence = null
})

async function openAbsence(scenario: Scenario, person: string, pupil: string, question: string): Promise<void> {
  const path = `/api/pupils/${await scenario.pupilId(pupil)}/absence${question}`
  scenario.last = scenario.absence = await (await scenario.as(person)).get(path)
  scenario.review = null
}

When('{string} åpner fraværet til {string}', async function (this: Scenario, person: string, pupil: string) {
  await openAbsence(this, person, pupil, '')
})

When('{string} åpner historikken til {string}', async function (this: Scenario, person: string, pupil: string) {
  await openAbsence(this, person, pupil, '?history=true')
})

When('{string} bekrefter personvernreglene', async function (this: Scenario, person: string) {
  const client = await this.as(person)
  const session = await client.get('/api/session')
  this.last = await client.post('/api/privacy-confirmation', { text_version: session.body.privacy_text_version })
})

When('{string} angrer føringen av {string} {dato} i time {int}', async function (this: Scenario, person: string, name: string, date: string, lesson: number) {
  const path = `/api/classes/${await this.classId(name)}/register/withdrawal`
  this.last = await (await this.as(person)).post(path, { date, lesson })
})

When('{string} åpner dagens føringer', async function (this: Scenario, person: string) {
  this.last = await (await this.as(person)).get('/api/my/registers')
})
