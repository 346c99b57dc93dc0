// The morning list: who is missing without a word, and what somebody does about it.
import { Given, Then, When } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Answer } from '../../server/client.js'
import { protect, setLanguage, setPhone } from '../../server/rows.js'
import { fullNameOf, idOf } from '../../server/town.js'
import { statusOf } from '../support/words.js'
import type { Scenario } from '../support/world.js'
import { readRegister, sendBatch } from './when.js'

const lists = new WeakMap<Scenario, Answer>()
const steps = new WeakMap<Scenario, { pupil: string; body: unknown; key: string }>()

Given('at {string} har telefonnummeret {string}', function (this: Scenario, guardian: string, phone: string) {
  this.given()
  this.afterwards.push((database) => setPhone(database, guardian, phone))
})

Given('at {string} mangler uten beskjed i {string} når {string} fører', async function (this: Scenario, pupil: string, name: string, teacher: string) {
  await sendBatch(this, teacher, { name, date: this.today, lesson: 1 }, [{ elev: pupil, hva: 'borte' }])
})

Given('at {string} har fortrolig adresse', async function (this: Scenario, pupil: string) {
  protect((await this.opened()).place.database, pupil)
})

Given('at hjemmet til {string} har språket {string}', async function (this: Scenario, pupil: string, language: string) {
  setLanguage((await this.opened()).place.database, pupil, language)
})

async function openList(scenario: Scenario, person: string): Promise<Answer> {
  const answer = await (await scenario.as(person)).get('/api/morning')
  lists.set(scenario, answer)
  scenario.last = answer
  return answer
}

async function send(scenario: Scenario, person: string, pupil: string, body: unknown, key: string = randomUUID()): Promise<void> {
  steps.set(scenario, { pupil, body, key })
  const path = `/api/pupils/${await scenario.pupilId(pupil)}/morning-steps`
  scenario.last = await (await scenario.as(person)).post(path, body, key)
}

When('{string} åpner dagens liste', async function (this: Scenario, person: string) {
  await openList(this, person)
})

When('{string} spør om noe er nytt på listen', async function (this: Scenario, person: string) {
  const tag = lists.get(this)?.tag ?? ''
  assert.ok(tag, 'the list has no ETag')
  this.last = await (await this.as(person)).send('GET', '/api/morning', { headers: { 'if-none-match': tag } })
})

When('{string} tar {string}', async function (this: Scenario, person: string, pupil: string) {
  await send(this, person, pupil, { kind: 'take' })
})

When('{string} gir fra seg {string}', async function (this: Scenario, person: string, pupil: string) {
  await send(this, person, pupil, { kind: 'give_back' })
})

When('{string} sender tekstmelding hjem til {string}', async function (this: Scenario, person: string, pupil: string) {
  await send(this, person, pupil, { kind: 'text_message' })
})

When('{string} ringer hjem til {string} og det blir {string}', async function (this: Scenario, person: string, pupil: string, outcome: string) {
  await send(this, person, pupil, { kind: 'attempt', channel: 'call', outcome })
})

When('{string} får vite av {string} at {string} er borte av årsaken {string}', async function (this: Scenario, person: string, guardian: string, pupil: string, reason: string) {
  const guardianId = (await this.opened()).ids.guardians.get(idOf(guardian))
  await send(this, person, pupil, { kind: 'explained', guardian_id: guardianId, reason })
})

When('{string} finner {string} på skolen', async function (this: Scenario, person: string, pupil: string) {
  await send(this, person, pupil, { kind: 'at_school', arrival: 'there_all_along' })
})

When('{string} åpner {string} igjen', async function (this: Scenario, person: string, pupil: string) {
  await send(this, person, pupil, { kind: 'reopen' })
})

When('{string} sender det siste steget en gang til', async function (this: Scenario, person: string) {
  const last = steps.get(this)
  assert.ok(last)
  await send(this, person, last.pupil, last.body, last.key)
})

When('{string} lar {string} se hvordan hjemmene med fortrolig adresse nås på {string}', async function (this: Scenario, principal: string, secretary: string, school: string) {
  const client = await this.as(principal)
  const schoolId = (await this.opened()).ids.schools.get(idOf(school))
  const path = `/api/schools/${schoolId}/morning-settings`
  const before = await client.get(path)
  const found = before.body.secretaries.find((one: any) => one.name === fullNameOf(secretary))
  assert.ok(found, `${secretary} is not among the secretaries`)
  const body = { wait_minutes: 15, return_minutes: 10, phone: null, contacts_staff: [found.staff_id] }
  assert.equal((await client.send('PUT', path, { body })).status, 200)
})

const missing = (answer: Answer | null | undefined): any[] => (answer?.body?.schools ?? []).flatMap((school: any) => school.pupils)

/** As the list opened last has the pupil, or the answer to the last step. */
async function pupilIn(scenario: Scenario, pupil: string): Promise<any> {
  const id = await scenario.pupilId(pupil)
  const answered = scenario.last?.body?.pupil
  if (answered?.pupil_id === id) return answered
  return missing(lists.get(scenario)).find((one) => one.pupil_id === id)
}

Then('står {string} på listen som {string}', async function (this: Scenario, pupil: string, status: string) {
  const found = await pupilIn(this, pupil)
  assert.ok(found, `${pupil} is not on the list`)
  assert.equal(found.status, statusOf(status))
})

Then('står {string} ikke på listen', async function (this: Scenario, pupil: string) {
  const answer = lists.get(this)
  assert.equal(answer?.status, 200, answer?.text)
  const id = await this.pupilId(pupil)
  assert.ok(!missing(answer).some((one) => one.pupil_id === id))
})

Then(/^står "([^"]*)"( ikke)? som ikke ført på listen$/, function (this: Scenario, name: string, not: string | undefined) {
  const names = (lists.get(this)?.body.schools ?? []).flatMap((school: any) => school.unregistered).map((one: any) => one.name)
  assert.equal(names.includes(name), !not)
})

Then('er {string} tatt av {string} allerede', async function (this: Scenario, pupil: string, person: string) {
  assert.equal(this.last?.body.outcome, 'taken_by_other')
  assert.equal((await pupilIn(this, pupil)).taken_by, fullNameOf(person))
})

Then('er steget lagret', function (this: Scenario) {
  assert.equal(this.last?.body.outcome, 'saved', this.last?.text)
})

Then('er {string} ikke funnet', async function (this: Scenario, pupil: string) {
  assert.ok((await pupilIn(this, pupil)).not_found_since)
})

Then('er det notert {int} forsøk for {string}', async function (this: Scenario, count: number, pupil: string) {
  assert.equal((await pupilIn(this, pupil)).attempts, count)
})

Then('er tekstmeldingen ikke sendt fordi {string}', function (this: Scenario, failure: string) {
  const text = this.last?.body.pupil.steps.at(-1).text_message
  assert.deepEqual([text.state, text.failure], ['waiting', failure])
})

Then('er svaret at ingenting er nytt', function (this: Scenario) {
  assert.equal(this.last?.status, 304)
  assert.equal(this.last?.text, '')
})

Then('er fraværet til {string} meldt av {string} i {string} {dato} i time {int}', async function (this: Scenario, pupil: string, reporter: string, name: string, date: string, lesson: number) {
  const teacher = this.town.classNamed(name).contactTeacher ?? ''
  const register = await readRegister(this, teacher, { name, date, lesson })
  const id = await this.pupilId(pupil)
  const row = register.body.pupils.find((one: any) => one.pupil_id === id)
  assert.equal(row.entry.reported_by, reporter === 'ingen' ? 'nobody' : reporter)
})
