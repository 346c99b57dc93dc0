// Vikar: a lesson handed over by a code, or to the department head.
import { Then, When } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Client, uuid7, type Answer } from '../../server/client.js'
import { query } from '../../server/database.js'
import type { Scenario } from '../support/world.js'
import { got } from './then.js'

interface Substitute {
  made: any[]
  client: Client | null
  list: any
  sent: { body: unknown; key: string } | null
}

const states = new WeakMap<Scenario, Substitute>()

function of(scenario: Scenario): Substitute {
  const known = states.get(scenario) ?? { made: [], client: null, list: null, sent: null }
  states.set(scenario, known)
  return known
}

async function make(scenario: Scenario, person: string, lesson: number, name: string, date: string): Promise<void> {
  const path = `/api/classes/${await scenario.classId(name)}/substitute-links`
  scenario.last = await (await scenario.as(person)).post(path, { date, lesson })
  if (scenario.last.status === 201) of(scenario).made.push(scenario.last.body)
}

When(/^"([^"]*)" lager en (?:ny )?kode til time (\d+) i "([^"]*)"$/, async function (this: Scenario, person: string, lesson: string, name: string) {
  await make(this, person, Number(lesson), name, this.today)
})

When(/^"([^"]*)" lager en kode til time (\d+) i "([^"]*)" (\d{4}-\d\d-\d\d)$/, async function (this: Scenario, person: string, lesson: string, name: string, date: string) {
  await make(this, person, Number(lesson), name, date)
})

const newest = (scenario: Scenario) => of(scenario).made.at(-1)
const typed = (code: string) => `${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`

async function open(scenario: Scenario, name: string, secret: Record<string, string>): Promise<void> {
  const client = new Client((await scenario.opened()).server.url)
  scenario.last = await client.post('/api/substitute/session', { ...secret, name })
  if (scenario.last.status !== 201) return
  of(scenario).client = client
  of(scenario).list = scenario.last.body
}

When('vikaren {string} åpner koden', async function (this: Scenario, name: string) {
  await open(this, name, { code: typed(newest(this).code) })
})

When('vikaren {string} åpner lenken', async function (this: Scenario, name: string) {
  await open(this, name, { token: newest(this).token })
})

When('vikaren {string} åpner den forrige koden', async function (this: Scenario, name: string) {
  await open(this, name, { code: of(this).made.at(-2).code })
})

When('vikaren {string} åpner koden {string}', async function (this: Scenario, name: string, code: string) {
  await open(this, name, { code })
})

When('en annen enhet åpner koden', async function (this: Scenario) {
  await open(this, 'En annen', { code: newest(this).code })
})

When('noen prøver {int} koder', async function (this: Scenario, count: number) {
  for (let tried = 0; tried < count; tried += 1) await open(this, 'Noen', { code: `AAAA${1000 + tried}` })
})

async function sendMarks(scenario: Scenario): Promise<void> {
  const { client, list, sent } = of(scenario)
  const headers = { 'x-csrf-token': got(list, 'a list').csrf_token }
  const { body, key } = got(sent, 'marks')
  scenario.last = await got(client, 'a substitute').send('POST', '/api/substitute/register', { body, key, headers })
}

When('vikaren fører {string} borte', async function (this: Scenario, name: string) {
  const { pupils } = of(this).list
  const mark = { mark_id: uuid7(), pupil_id: await this.pupilId(name), based_on: null, kind: 'absent' }
  of(this).sent = { body: { seen: pupils.map((pupil: any) => pupil.pupil_id), marks: [mark] }, key: randomUUID() }
  await sendMarks(this)
})

When('vikaren sender det samme en gang til', async function (this: Scenario) {
  await sendMarks(this)
})

When('koden går ut', async function (this: Scenario) {
  query((await this.opened()).place.database, 'update substitute_link set expires_at = made_at;')
})

When('{string} trekker koden tilbake', async function (this: Scenario, person: string) {
  this.last = await (await this.as(person)).post(`/api/substitute-links/${newest(this).link_id}/withdraw`, undefined)
  assert.equal(this.last.status, 200, this.last.text)
})

function listed(scenario: Scenario, name: string): any {
  return of(scenario).list.pupils.find((pupil: any) => pupil.given_name === name)
}

Then('ser vikaren {string}', function (this: Scenario, names: string) {
  assert.equal(got(this.last, 'the answer').status, 201, this.last?.text)
  const { pupils } = of(this).list
  assert.deepEqual(pupils.map((pupil: any) => pupil.given_name), names.split(/, | og /))
  for (const pupil of pupils) {
    assert.deepEqual(Object.keys(pupil).sort(), ['entry_id', 'family_name', 'given_name', 'is_reported', 'pupil_id', 'told_apart_by'])
  }
})

Then('er {string} meldt borte for vikaren', function (this: Scenario, name: string) {
  assert.equal(listed(this, name).is_reported, true)
})

Then('er timen ført av vikaren', function (this: Scenario) {
  const answer = got(this.last, 'the answer')
  assert.equal(answer.status, 200, answer.text)
  for (const result of answer.body.results) assert.equal(result.status, 'saved')
})

Then('er koden {string}, ført av {string}', async function (this: Scenario, state: string, name: string) {
  const answer = await (await this.as('Sara')).get('/api/my/substitute-links')
  assert.deepEqual([answer.body.links[0].state, answer.body.links[0].substitute], [state, name])
})

Then('er timen ført av {string} med kode fra {string}', function (this: Scenario, name: string, maker: string) {
  const { registration } = got(this.register, 'the register').body
  assert.equal(registration.substitute, name)
  assert.match(registration.by, new RegExp(`^${maker}`))
})

Then(
  /^er "([^"]*)" borte, (dokumentert|udokumentert), ført av vikaren "([^"]*)"$/,
  function (this: Scenario, name: string, documentation: string, substitute: string) {
    const { entry } = got(this.register, 'the register').body.pupils.find((pupil: any) => pupil.given_name === name)
    assert.deepEqual([entry.kind, entry.origin, entry.substitute], ['lesson', 'substitute', substitute])
    assert.equal(entry.documentation, documentation === 'dokumentert' ? 'documented' : 'undocumented')
  },
)

Then('står verken lenken eller koden i databasen', async function (this: Scenario) {
  const { place } = await this.opened()
  const { token, code } = newest(this)
  const kept = JSON.stringify([
    query(place.database, 'select * from substitute_link;'),
    query(place.database, 'select payload from audit_event;'),
    query(place.database, 'select * from idempotent_answer;'),
  ])
  assert.ok(kept.length > 100)
  assert.ok(!kept.includes(token) && !kept.includes(code), 'a secret is kept')
})

When('{string} gir time {int} i {string} til avdelingslederen', async function (this: Scenario, person: string, lesson: number, name: string) {
  const path = `/api/classes/${await this.classId(name)}/handovers`
  this.last = await (await this.as(person)).post(path, { date: this.today, lesson })
})

async function handoversOf(scenario: Scenario, person: string): Promise<any[]> {
  const answer: Answer = await (await scenario.as(person)).get('/api/my/handovers')
  return answer.body.handovers
}

Then('står time {int} i {string} fra {string} på listen til {string}', async function (this: Scenario, lesson: number, name: string, from: string, person: string) {
  const handovers = await handoversOf(this, person)
  assert.equal(handovers.length, 1)
  assert.deepEqual([handovers[0].lesson, handovers[0].class_name], [lesson, name])
  assert.match(handovers[0].handed_by, new RegExp(`^${from}`))
})

Then('er listen til {string} tom', async function (this: Scenario, person: string) {
  assert.deepEqual(await handoversOf(this, person), [])
})

When('{string} tar timen bort fra listen', async function (this: Scenario, person: string) {
  const [handover] = await handoversOf(this, person)
  this.last = await (await this.as(person)).post(`/api/handovers/${handover.handover_id}/take-back`, undefined)
  assert.equal(this.last.status, 200, this.last.text)
})

Then('får vikaren ikke vite {string}', function (this: Scenario, text: string) {
  assert.ok(!got(this.last, 'the answer').text.includes(text))
})
