// Leave: what homes ask for, what the school answers, and what stands.
import { Then, When } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { query } from '../../server/database.js'
import { namesIn } from '../support/words.js'
import type { Scenario } from '../support/world.js'

const states: Record<string, string> = {
  venter: 'waiting',
  innvilget: 'granted',
  avslått: 'refused',
  trukket: 'withdrawn',
  opphevet: 'undone',
}

interface Wish {
  kind: 'leave' | 'religious_holiday' | 'single_day'
  from: string
  to: string
  reason?: string
  guardian_id?: string
}

async function apply(scenario: Scenario, person: string, names: string, wish: Wish): Promise<void> {
  const pupils = []
  for (const name of namesIn(names)) pupils.push(await scenario.pupilId(name))
  scenario.last = await (await scenario.as(person)).post('/api/leave', { pupils, ...wish })
}

When('{string} søker om permisjon for {string} fra {dato} til {dato} fordi {string}', async function (this: Scenario, person: string, names: string, from: string, to: string, reason: string) {
  await apply(this, person, names, { kind: 'leave', from, to, reason })
})

When('{string} søker om helgedag for {string} fra {dato} til {dato} fordi {string}', async function (this: Scenario, person: string, names: string, from: string, to: string, reason: string) {
  await apply(this, person, names, { kind: 'religious_holiday', from, to, reason })
})

When('{string} tar en fridag for {string} {dato}', async function (this: Scenario, person: string, names: string, date: string) {
  await apply(this, person, names, { kind: 'single_day', from: date, to: date })
})

When(
  '{string} fører inn permisjon for {string} på vegne av {string} fra {dato} til {dato} fordi {string}',
  async function (this: Scenario, person: string, pupil: string, guardian: string, from: string, to: string, reason: string) {
    const { place } = await this.opened()
    const [[id] = ['']] = query(place.database, `select id from guardian where given_name = '${guardian}';`)
    await apply(this, person, pupil, { kind: 'leave', from, to, reason, guardian_id: String(id) })
  },
)

async function home(scenario: Scenario, person: string, pupil: string): Promise<any> {
  const answer = await (await scenario.as(person)).get('/api/my/leave')
  assert.equal(answer.status, 200, answer.text)
  const id = await scenario.pupilId(pupil)
  return answer.body.children.find((child: any) => child.pupil_id === id)
}

/** The newest application for the pupil; by the database, since not everybody who decides may list it. */
async function newest(scenario: Scenario, pupil: string): Promise<string> {
  const { place } = await scenario.opened()
  const id = await scenario.pupilId(pupil)
  const rows = query(place.database, `select id from leave_application where pupil_id = '${id}' order by applied_at desc, id desc;`)
  return String(rows[0]?.[0] ?? '')
}

async function act(scenario: Scenario, person: string, pupil: string, what: string, body?: unknown): Promise<void> {
  const path = `/api/leave/${await newest(scenario, pupil)}/${what}`
  scenario.last = await (await scenario.as(person)).send('POST', path, body === undefined ? {} : { body })
}

When('{string} innvilger søknaden for {string}', async function (this: Scenario, person: string, pupil: string) {
  await act(this, person, pupil, 'decision', { outcome: 'granted' })
})

When('{string} innvilger søknaden for {string} fra {dato} til {dato} fordi {string}', async function (this: Scenario, person: string, pupil: string, from: string, to: string, grounds: string) {
  await act(this, person, pupil, 'decision', { outcome: 'partly_granted', from, to, grounds })
})

When('{string} innvilger søknaden for {string} fra {dato} til {dato} uten begrunnelse', async function (this: Scenario, person: string, pupil: string, from: string, to: string) {
  await act(this, person, pupil, 'decision', { outcome: 'partly_granted', from, to })
})

When('{string} avslår søknaden for {string} fordi {string}', async function (this: Scenario, person: string, pupil: string, grounds: string) {
  await act(this, person, pupil, 'decision', { outcome: 'refused', grounds })
})

When('{string} avslår søknaden for {string} uten begrunnelse', async function (this: Scenario, person: string, pupil: string) {
  await act(this, person, pupil, 'decision', { outcome: 'refused' })
})

When('{string} trekker søknaden for {string}', async function (this: Scenario, person: string, pupil: string) {
  await act(this, person, pupil, 'withdraw')
})

When('{string} trekker søknaden for {string} som {string} har sendt', async function (this: Scenario, person: string, pupil: string, _guardian: string) {
  await act(this, person, pupil, 'withdraw')
})

When('{string} endrer permisjonen for {string} til {dato} til {dato} fordi {string}', async function (this: Scenario, person: string, pupil: string, from: string, to: string, reason: string) {
  await act(this, person, pupil, 'change', { from, to, reason })
  assert.equal(this.last?.status, 200, this.last?.text)
})

When('{string} opphever permisjonen for {string} fordi {string}', async function (this: Scenario, person: string, pupil: string, reason: string) {
  await act(this, person, pupil, 'change', { reason })
  assert.equal(this.last?.status, 200, this.last?.text)
})

When('{string} åpner permisjonene sine', async function (this: Scenario, person: string) {
  this.last = await (await this.as(person)).get('/api/my/leave')
})

When(
  '{string} lar kontaktlærer avgjøre {int} dager og avdelingsleder {int} dager på {string}',
  async function (this: Scenario, person: string, teacher: number, head: number, school: string) {
    const client = await this.as(person)
    const { delegations } = (await client.get('/api/leave')).body
    const found = delegations.find((one: any) => one.school === school)
    const body = { contact_teacher_days: teacher, department_head_days: head }
    this.last = await client.send('PUT', `/api/schools/${found.school_id}/leave-delegation`, { body })
    assert.equal(this.last.status, 200, this.last.text)
  },
)

async function isMine(scenario: Scenario, pupil: string, person: string): Promise<boolean> {
  const answer = await (await scenario.as(person)).get('/api/leave')
  assert.equal(answer.status, 200, answer.text)
  const id = await scenario.pupilId(pupil)
  return answer.body.waiting.some((one: any) => one.pupil_id === id && one.is_mine)
}

Then('ligger søknaden for {string} hos {string}', async function (this: Scenario, pupil: string, person: string) {
  assert.ok(await isMine(this, pupil, person), 'it is not on that list')
})

Then('ligger søknaden for {string} ikke hos {string}', async function (this: Scenario, pupil: string, person: string) {
  assert.ok(!(await isMine(this, pupil, person)), 'it is on that list')
})

Then('er søknaden for {string} {string} hos {string}', async function (this: Scenario, pupil: string, words: string, person: string) {
  const { applications } = await home(this, person, pupil)
  assert.equal(applications[0]?.state, states[words])
})

Then('står det i brevet til {string} om {string} at {string}', async function (this: Scenario, person: string, pupil: string, words: string) {
  const { applications } = await home(this, person, pupil)
  assert.ok(applications[0]?.letter, 'there is no letter')
  const { title, blocks } = applications[0].letter
  const text = [title, ...blocks.map((block: any) => block.text)].join('\n')
  assert.ok(text.includes(words), text)
  const pdf = await (await this.as(person)).get(`/api/leave/${applications[0].application_id}/letter`)
  assert.equal(pdf.status, 200)
  assert.ok(pdf.text.startsWith('%PDF'), 'no PDF')
})

Then('har {string} brukt {int} dager permisjon, {int} fridager og {int} helgedager', async function (this: Scenario, pupil: string, leave: number, single: number, religious: number) {
  const { usage } = await home(this, 'Grete', pupil)
  assert.deepEqual(usage, { leave_days: leave, single_days: single, religious_days: religious })
})

Then('ser {string} at {string} har brukt {int} av {int} fridager', async function (this: Scenario, person: string, pupil: string, used: number, quota: number) {
  const answer = await (await this.as(person)).get(`/api/classes/${await this.classId('8A')}/leave`)
  assert.equal(answer.status, 200, answer.text)
  const id = await this.pupilId(pupil)
  const found = answer.body.pupils.find((one: any) => one.pupil_id === id)
  assert.deepEqual([found.usage.single_days, answer.body.quota_days], [used, quota])
})
