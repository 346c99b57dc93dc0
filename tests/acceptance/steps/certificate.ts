// Half-year reports and the certificate: signed, asked for, decided, printed.
import { Then, When } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import type { Answer } from '../../server/client.js'
import { namesIn } from '../support/words.js'
import type { Scenario } from '../support/world.js'
import { got } from './then.js'

/** What these steps remember of one scenario. */
interface Memory {
  reports?: Answer
  seen?: Answer
  sheet?: Answer
  requestId?: string
}
const memories = new WeakMap<Scenario, Memory>()

function memory(scenario: Scenario): Memory {
  const known = memories.get(scenario) ?? {}
  memories.set(scenario, known)
  return known
}

const halfYearPath = async (scenario: Scenario, name: string) => `/api/classes/${await scenario.classId(name)}/half-year`

async function see(scenario: Scenario, person: string, name: string): Promise<Answer> {
  return (await scenario.as(person)).get(`${await halfYearPath(scenario, name)}?half=1`)
}

async function sign(scenario: Scenario, person: string, name: string, pupils: string, seen: Answer, reason?: string): Promise<void> {
  const list = []
  for (const pupil of namesIn(pupils)) {
    const pupilId = await scenario.pupilId(pupil)
    const shown = seen.status === 200 ? seen.body.pupils.find((one: any) => one.pupil_id === pupilId) : null
    list.push({ pupil_id: pupilId, digest: shown?.digest ?? '' })
  }
  const body = { half: 1, pupils: list, ...(reason && { reason }) }
  scenario.last = await (await scenario.as(person)).post(await halfYearPath(scenario, name), body)
}

When('{string} ser på halvåret for {string}', async function (this: Scenario, person: string, name: string) {
  this.last = memory(this).seen = await see(this, person, name)
})

When('{string} signerer halvåret for {string} i {string}', async function (this: Scenario, person: string, pupils: string, name: string) {
  await sign(this, person, name, pupils, await see(this, person, name))
})

When(
  '{string} signerer halvåret for {string} i {string} fordi {string}',
  async function (this: Scenario, person: string, pupils: string, name: string, reason: string) {
    await sign(this, person, name, pupils, await see(this, person, name), reason)
  },
)

When('{string} signerer det {string} så av {string} i {string}', async function (this: Scenario, person: string, _seer: string, pupils: string, name: string) {
  await sign(this, person, name, pupils, got(memory(this).seen ?? null, 'the half-year'))
})

Then('er signeringen for {string} {string}', async function (this: Scenario, pupil: string, result: string) {
  const answer = got(this.last, 'the answer')
  assert.equal(answer.status, 200, answer.text)
  const id = await this.pupilId(pupil)
  assert.equal(answer.body.results.find((one: any) => one.pupil_id === id)?.result, result)
})

When('{string} åpner halvårsrapportene til {string}', async function (this: Scenario, person: string, pupil: string) {
  const path = `/api/pupils/${await this.pupilId(pupil)}/half-years`
  this.last = memory(this).reports = await (await this.as(person)).get(path)
})

function report(scenario: Scenario): any {
  const answer = got(memory(scenario).reports ?? null, 'the reports')
  assert.equal(answer.status, 200, answer.text)
  assert.equal(answer.body.half_years.length, 1)
  return answer.body.half_years[0]
}

Then('viser utgave {int} for {string} {int} dager og {int} timer', function (this: Scenario, version: number, _pupil: string, days: number, hours: number) {
  const found = report(this).versions.find((one: any) => one.version === version)
  assert.deepEqual([found?.figures.days, found?.figures.hours], [days, hours])
})

Then('er rapporten ikke endret siden', function (this: Scenario) {
  assert.equal(report(this).changed, null)
})

Then('er rapporten endret siden fra {int} til {int} dager', function (this: Scenario, before: number, now: number) {
  const { changed } = report(this)
  assert.deepEqual([changed?.before.days, changed?.now.days], [before, now])
  assert.equal(changed.dates.length, now - before)
})

async function download(scenario: Scenario, person: string, path: string, format: string): Promise<void> {
  scenario.last = await (await scenario.as(person)).get(`${path}${path.includes('?') ? '&' : '?'}format=${format}`)
}

When('{string} laster ned halvåret for {string} som {string}', async function (this: Scenario, person: string, name: string, format: string) {
  await download(this, person, `${await halfYearPath(this, name)}?half=1`, format)
})

When('{string} laster ned vitnemålsarket for {string} som {string}', async function (this: Scenario, person: string, name: string, format: string) {
  await download(this, person, `/api/classes/${await this.classId(name)}/certificate`, format)
})

Then('inneholder fila {string}', function (this: Scenario, text: string) {
  const answer = got(this.last, 'the file')
  assert.equal(answer.status, 200, answer.text)
  assert.ok(answer.text.includes(text), answer.text)
})

Then('er fila en PDF', function (this: Scenario) {
  const answer = got(this.last, 'the file')
  assert.equal(answer.status, 200)
  assert.ok(answer.text.startsWith('%PDF-1.'))
})

async function request(scenario: Scenario, person: string, pupil: string, body: Record<string, unknown>): Promise<void> {
  const path = `/api/pupils/${await scenario.pupilId(pupil)}/certificate-requests`
  scenario.last = await (await scenario.as(person)).post(path, body)
  if (scenario.last.status === 201) memory(scenario).requestId = scenario.last.body.request_id
}

When('{string} krever {string} for {string} fra {dato} til {dato}', async function (this: Scenario, person: string, kind: string, pupil: string, from: string, to: string) {
  await request(this, person, pupil, { kind, from, to })
})

When(
  '{string} fører at {string} på telefon krever {string} fra {dato} til {dato}',
  async function (this: Scenario, person: string, pupil: string, kind: string, from: string, to: string) {
    await request(this, person, pupil, { kind, from, to, requested_by: 'guardian', channel: 'phone', words: 'Operasjon' })
  },
)

async function step(scenario: Scenario, person: string, body: Record<string, unknown>): Promise<void> {
  const path = `/api/certificate-requests/${memory(scenario).requestId}/steps`
  scenario.last = await (await scenario.as(person)).post(path, body)
}

When('{string} godkjenner kravet om {string} uten å ha sett dokumentasjon', async function (this: Scenario, person: string, _pupil: string) {
  await step(this, person, { step: 'granted' })
})

When('{string} godkjenner kravet om {string} etter å ha sett {string}', async function (this: Scenario, person: string, _pupil: string, documentation: string) {
  await step(this, person, { step: 'granted', documentation })
})

When('{string} avslår kravet om {string} fordi {string}', async function (this: Scenario, person: string, _pupil: string, words: string) {
  await step(this, person, { step: 'refused', words })
})

When('{string} trekker kravet om {string}', async function (this: Scenario, person: string, _pupil: string) {
  await step(this, person, { step: 'withdrawn' })
})

When('{string} åpner vitnemålsarket til {string}', async function (this: Scenario, person: string, pupil: string) {
  this.last = memory(this).sheet = await (await this.as(person)).get(`/api/pupils/${await this.pupilId(pupil)}/certificate`)
})

When('{string} åpner vitnemålsarket for {string}', async function (this: Scenario, person: string, name: string) {
  this.last = await (await this.as(person)).get(`/api/classes/${await this.classId(name)}/certificate`)
})

function sheet(scenario: Scenario): any {
  const answer = got(memory(scenario).sheet ?? null, 'the sheet')
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}

function yearOf(scenario: Scenario, name: string): any {
  const found = sheet(scenario).years.find((one: any) => one.school_year === name)
  assert.ok(found, `${name} is not on the sheet`)
  return found
}

Then(/^er (\d+) av (\d+) dager strøket i (\S+), og (\d+) står$/, function (this: Scenario, struck: string, days: string, year: string, left: string) {
  const found = yearOf(this, year)
  assert.deepEqual([found.struck, found.days, found.days_on_certificate], [Number(struck), Number(days), Number(left)])
})

Then(/^står det (\d+) timer i (\S+)$/, function (this: Scenario, hours: string, year: string) {
  assert.equal(yearOf(this, year).hours, Number(hours))
})

Then('er {dato} {string}', function (this: Scenario, date: string, outcome: string) {
  const days = sheet(this).years.flatMap((year: any) => year.absence)
  assert.equal(days.find((one: any) => one.date === date)?.outcome, outcome)
})

Then('er kravet {string} fordi {string}', function (this: Scenario, status: string, words: string) {
  const [asked] = sheet(this).requests
  assert.equal(asked?.status, status)
  assert.equal(asked.steps.at(-1).words, words)
})

Then('har arket et vedlegg', function (this: Scenario) {
  assert.equal(sheet(this).has_annex, true)
})
