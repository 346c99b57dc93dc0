// What homes tell the school, and what they are told.
import { Given, Then, When, type DataTable } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import type { Answer } from '../../server/client.js'
import { takeReporting } from '../../server/rows.js'
import { fullNameOf } from '../../server/town.js'
import { cell, documentationOf, namesIn, rowsOf } from '../support/words.js'
import type { Scenario } from '../support/world.js'
import { got } from './then.js'

interface Wish {
  from: string
  to: string
  [field: string]: unknown
}

Given('at {string} ikke kan melde fravær for {string}', function (this: Scenario, guardian: string, pupil: string) {
  this.given()
  this.afterwards.push((database) => takeReporting(database, guardian, pupil))
})

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

When('{string} melder {string} borte {dato} av årsaken {string}', async function (this: Scenario, person: string, pupils: string, date: string, reason: string) {
  await report(this, person, pupils, oneDay(date, { reason }))
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

// --- the office ---

/** Ids of guardians are shown to the office alone. */
async function guardianId(scenario: Scenario, person: string, guardian: string): Promise<string> {
  const offices = await (await scenario.as(person)).get('/api/my/office')
  for (const pupil of offices.body.schools.flatMap((school: any) => school.pupils)) {
    const home = await (await scenario.as(person)).get(`/api/pupils/${pupil.pupil_id}/home`)
    const found = home.body.guardians.find((one: any) => one.name === fullNameOf(guardian))
    if (found) return found.guardian_id
  }
  throw new Error(`${person} sees no guardian ${guardian}`)
}

When('{string} fører at {string} har ringt om {string} {dato} og sagt {string}', async function (this: Scenario, person: string, guardian: string, pupil: string, date: string, words: string) {
  const body = { guardian_id: await guardianId(this, person, guardian), channel: 'phone', today: this.today, from: date, to: date, reason: 'illness', text: words }
  this.last = this.reports = await (await this.as(person)).post(`/api/pupils/${await this.pupilId(pupil)}/messages`, body)
})

When('{string} åpner kontoret', async function (this: Scenario, person: string) {
  this.last = await (await this.as(person)).get('/api/my/office')
})

Then('lister kontoret {string}', function (this: Scenario, names: string) {
  const pupils = listed(this.last, 'the office').schools.flatMap((school: any) => school.pupils)
  assert.deepEqual(pupils.map((one: any) => one.given_name), namesIn(names))
})

const channelWords: Record<string, string> = { telefon: 'phone', SMS: 'text_message', papir: 'paper' }

Then('viser beskjeden ved {string} at den kom på {string} og ble ført av {string}', async function (this: Scenario, pupil: string, channel: string, person: string) {
  const id = await this.pupilId(pupil)
  const [message] = listed(this.register, 'the register').pupils.find((one: any) => one.pupil_id === id).messages
  assert.equal(message.channel, channelWords[channel])
  assert.equal(message.recorded_by, fullNameOf(person))
})

When('{string} ber om å bli ringt på {string} med tolk', async function (this: Scenario, person: string, language: string) {
  this.last = await (await this.as(person)).post('/api/my/contact-wish', { channel: 'phone', language, needs_interpreter: true })
})

When('{string} skriver ned at {string} vil bli ringt om {string} på {string} med tolk', async function (this: Scenario, person: string, guardian: string, pupil: string, language: string) {
  const body = { guardian_id: await guardianId(this, person, guardian), channel: 'phone', language, needs_interpreter: true }
  this.last = await (await this.as(person)).post(`/api/pupils/${await this.pupilId(pupil)}/contact-wish`, body)
})

When('{string} åpner hjemmet til {string}', async function (this: Scenario, person: string, pupil: string) {
  this.last = await (await this.as(person)).get(`/api/pupils/${await this.pupilId(pupil)}/home`)
})

Then('vil {string} bli ringt på {string} med tolk', function (this: Scenario, guardian: string, language: string) {
  const found = listed(this.last, 'the home').guardians.find((one: any) => one.name === fullNameOf(guardian))
  assert.deepEqual(found.wish, { channel: 'phone', language, needs_interpreter: true })
})

// --- the school answers ---

When('{string} åpner det hjemmene i {string} har sagt', async function (this: Scenario, person: string, name: string) {
  this.last = await (await this.as(person)).get(`/api/classes/${await this.classId(name)}/from-home`)
})

Then(/^venter (\d+) forklaring(?:er)?$/, function (this: Scenario, count: string) {
  assert.equal(listed(this.last, 'the list').explanations.length, Number(count))
})

Then(/^er (\d+) beskjed(?:er)? tatt tilbake$/, function (this: Scenario, count: string) {
  assert.equal(listed(this.last, 'the list').taken_back.length, Number(count))
})

Then('sier svaret at skolen hadde ført fraværet til {string}', async function (this: Scenario, pupil: string) {
  assert.equal((await resultFor(this, pupil)).is_registered, true)
})

When(/^"([^"]*)" (godtar|avslår) forklaringen om "([^"]*)"$/, async function (this: Scenario, person: string, verb: string, pupil: string) {
  const path = `/api/messages/${await messageOf(this, pupil)}/answer`
  this.last = await (await this.as(person)).post(path, { is_accepted: verb === 'godtar' })
})

async function entryOn(scenario: Scenario, person: string, pupil: string, date: string): Promise<any> {
  const absence = await (await scenario.as(person)).get(`/api/pupils/${await scenario.pupilId(pupil)}/absence`)
  const entry = listed(absence, 'the absence').entries.find((one: any) => one.date === date)
  assert.ok(entry, `${pupil} has no absence on ${date}`)
  return entry
}

Then('er fraværet til {string} {dato} {string}', async function (this: Scenario, pupil: string, date: string, documentation: string) {
  const id = await this.pupilId(pupil)
  const absence = listed(this.absence, 'the absence')
  assert.equal(absence.pupil_id, id)
  const entry = absence.entries.find((one: any) => one.date === date)
  assert.equal(entry.documentation, documentationOf(documentation))
})

When('{string} sier at fraværet til {string} {dato} er feil fordi {string}', async function (this: Scenario, person: string, pupil: string, date: string, words: string) {
  const entry = await entryOn(this, person, pupil, date)
  const path = `/api/pupils/${await this.pupilId(pupil)}/contests`
  this.last = await (await this.as(person)).post(path, { entry_id: entry.entry_id, text: words })
})

When('{string} forklarer for hjemmet til {string} {string}', async function (this: Scenario, person: string, pupil: string, words: string) {
  const id = await this.pupilId(pupil)
  const matter = listed(this.last, 'the list').contests.find((one: any) => one.pupil_id === id)
  const path = `/api/contests/${matter.contest.contest_id}/answer`
  this.last = await (await this.as(person)).post(path, { outcome: 'explained', answer: words })
})
