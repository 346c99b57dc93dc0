// What homes tell the school, and what they are told.
import { Then, When, type DataTable } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import type { Answer } from '../../server/client.js'
import { cell, namesIn, rowsOf } from '../support/words.js'
import type { Scenario } from '../support/world.js'
import { got } from './then.js'

interface Wish {
  from: string
  to: string
  [field: string]: unknown
}

async function report(scenario: Scenario, person: string, pupils: string, wish: Wish): Promise<void> {
  const ids = await Promise.all(namesIn(pupils).map((name) => scenario.pupilId(name)))
  const body = { pupil_ids: ids, today: scenario.today, reason: 'illness', ...wish }
  scenario.last = scenario.reports = await (await scenario.as(person)).post('/api/my/messages', body)
}

const oneDay = (date: string, more: Record<string, unknown> = {}): Wish => ({ from: date, to: date, ...more })

export async function resultFor(scenario: Scenario, pupil: string): Promise<any> {
  const answer = got(scenario.reports, 'a report')
  assert.equal(answer.status, 200, answer.text)
  const id = await scenario.pupilId(pupil)
  const result = answer.body.results.find((one: any) => one.pupil_id === id)
  assert.ok(result, `nothing was reported of ${pupil}`)
  return result
}

async function messageOf(scenario: Scenario, pupil: string): Promise<string> {
  return (await resultFor(scenario, pupil)).messages[0].message_id
}

When('{string} melder {string} borte {dato} fordi {string}', async function (this: Scenario, person: string, pupils: string, date: string, words: string) {
  await report(this, person, pupils, oneDay(date, { text: words }))
})

When('{string} melder {string} borte fra {dato} til {dato}', async function (this: Scenario, person: string, pupils: string, from: string, to: string) {
  await report(this, person, pupils, { from, to })
})

When(/^"([^"]*)" melder "([^"]*)" borte (\d{4}-\d\d-\d\d) i timene ([\d, og]+)$/, async function (this: Scenario, person: string, pupils: string, date: string, lessons: string) {
  await report(this, person, pupils, oneDay(date, { lessons: namesIn(lessons).map(Number) }))
})

When(/^"([^"]*)" melder "([^"]*)" borte (\d{4}-\d\d-\d\d) fra (\d\d:\d\d) til (\d\d:\d\d)$/, async function (this: Scenario, person: string, pupils: string, date: string, from: string, until: string) {
  await report(this, person, pupils, oneDay(date, { from_time: from, until_time: until }))
})

When('{string} melder {string} borte og tror det er {dato}', async function (this: Scenario, person: string, pupils: string, date: string) {
  await report(this, person, pupils, oneDay(date, { today: date }))
})

When('{string} endrer meldingen om {string} til {dato} til {dato}', async function (this: Scenario, person: string, pupil: string, from: string, to: string) {
  await report(this, person, pupil, { from, to, replaces: await messageOf(this, pupil) })
})

When('{string} tar meldingen om {string} tilbake', async function (this: Scenario, person: string, pupil: string) {
  const path = `/api/messages/${await messageOf(this, pupil)}/withdraw`
  this.last = await (await this.as(person)).send('POST', path)
})

When('{string} åpner hjemmet sitt', async function (this: Scenario, person: string) {
  this.last = this.home = await (await this.as(person)).get('/api/my/home')
})

const statusWords: Record<string, string> = { saved: 'lagret', already: 'meldt fra før', refused: 'avvist' }

Then('er meldingen for {string} {string}', async function (this: Scenario, pupil: string, expected: string) {
  const result = await resultFor(this, pupil)
  const word = statusWords[result.status]
  assert.equal(result.status === 'refused' ? `${word}: ${result.code}` : word, expected)
})

const datesIn = (table: DataTable) => rowsOf(table).map((row) => cell(row, 'dato'))

Then('sier meldingen for {string} at disse dagene er uten skole', async function (this: Scenario, pupil: string, table: DataTable) {
  assert.deepEqual((await resultFor(this, pupil)).days_without_school, datesIn(table))
})

Then('sier meldingen for {string} at disse dagene var meldt fra før', async function (this: Scenario, pupil: string, table: DataTable) {
  assert.deepEqual((await resultFor(this, pupil)).days_reported_before, datesIn(table))
})

export function listed(answer: Answer | null, what: string): any {
  const found = got(answer, what)
  assert.equal(found.status, 200, found.text)
  return found.body
}

Then(/^er det (\d+) beskjed(?:er)? ved "([^"]*)"$/, async function (this: Scenario, count: string, pupil: string) {
  const id = await this.pupilId(pupil)
  const row = listed(this.register, 'the register').pupils.find((one: any) => one.pupil_id === id)
  assert.equal(row.messages.length, Number(count))
})

Then(/^ser hjemmet (\d+) melding(?:er)? om "([^"]*)"$/, async function (this: Scenario, count: string, pupil: string) {
  const id = await this.pupilId(pupil)
  const child = listed(this.home, 'the home').children.find((one: any) => one.pupil_id === id)
  assert.equal(child.messages.length, Number(count))
})

Then('sier svaret at læreren hadde ført fraværet', function (this: Scenario) {
  assert.equal(listed(this.last, 'the answer').is_registered, true)
})
