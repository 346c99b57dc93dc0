// Absence outside the pupil's control: what is decided for many pupils at once.
import { Then, When } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { kindOfMark, namesIn } from '../support/words.js'
import type { Scenario } from '../support/world.js'
import { got } from './then.js'

async function decide(scenario: Scenario, person: string, reason: string, names: string, date: string, lessons: number[]): Promise<void> {
  const pupils = []
  for (const name of namesIn(names)) pupils.push(await scenario.pupilId(name))
  scenario.last = await (await scenario.as(person)).post('/api/outside-control', { date, lessons, pupils, reason })
}

When('{string} vedtar {string} for {string} {dato} i time {int}', async function (this: Scenario, person: string, reason: string, names: string, date: string, lesson: number) {
  await decide(this, person, reason, names, date, [lesson])
})

When('{string} vedtar {string} for {string} hele dagen {dato}', async function (this: Scenario, person: string, reason: string, names: string, date: string) {
  await decide(this, person, reason, names, date, [])
})

When('{string} opphever vedtaket {dato}', async function (this: Scenario, person: string, date: string) {
  const client = await this.as(person)
  const day = await client.get(`/api/outside-control?date=${date}`)
  const standing = day.body.decisions.filter((one: any) => one.undone_at === null)
  assert.equal(standing.length, 1, 'there is not exactly one decision to undo')
  this.last = await client.send('POST', `/api/outside-control/${standing[0].decision_id}/undo`)
  assert.equal(this.last.status, 200, this.last.text)
})

Then('viser timen vedtaket {string} ved {string}', async function (this: Scenario, reason: string, pupil: string) {
  const id = await this.pupilId(pupil)
  const found = got(this.register, 'the register').body.pupils.find((one: any) => one.pupil_id === id)
  assert.equal(found.ruling?.text, reason)
})

Then('er {string} sett som {string} {dato}, men teller ikke', async function (this: Scenario, _pupil: string, words: string, date: string) {
  const { entries } = got(this.absence, 'the absence').body
  const found = entries.filter((one: any) => one.date === date)
  const kind = kindOfMark(words)
  assert.deepEqual(found.map((one: any) => [one.kind, one.decision?.observed]), [['present', kind === 'absent' ? 'lesson' : kind]])
})
