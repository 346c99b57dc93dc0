// Who has looked: the log of one pupil.
import { Given, Then, When, type DataTable } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { rosterRoleOf } from '../support/words.js'
import type { Scenario } from '../support/world.js'

Given('at {string} er personvernombud', function (this: Scenario, person: string) {
  this.given().addRole(person, rosterRoleOf('personvernombud'), 'kommune')
})

async function openLog(scenario: Scenario, person: string, pupil: string, query = ''): Promise<void> {
  scenario.last = await (await scenario.as(person)).get(`/api/pupils/${await scenario.pupilId(pupil)}/log${query}`)
}

When('{string} åpner innsynsloggen til {string}', async function (this: Scenario, person: string, pupil: string) {
  await openLog(this, person, pupil)
})

When('{string} åpner innsynsloggen til {string} fra {dato} til {dato}', async function (this: Scenario, person: string, pupil: string, from: string, until: string) {
  await openLog(this, person, pupil, `?from=${from}&until=${until}`)
})

When('{string} søker etter eleven {string}', async function (this: Scenario, person: string, name: string) {
  this.last = await (await this.as(person)).post('/api/log/pupils', { name })
})

function linesOf(scenario: Scenario): any[] {
  assert.ok(scenario.last)
  assert.equal(scenario.last.status, 200, scenario.last.text)
  return scenario.last.body.lines
}

Then('viser innsynsloggen', function (this: Scenario, table: DataTable) {
  const given = (name: string | null) => (name ?? '').split(' ')[0]
  const shown = linesOf(this).map(({ who, action }) => [who.kind, given(who.name), who.roles.join(' '), action])
  assert.deepEqual(shown, table.raw().slice(1))
})

Then('viser ikke innsynsloggen {string}', function (this: Scenario, action: string) {
  assert.deepEqual(linesOf(this).filter((line) => line.action === action), [])
})

Then('finner søket {string} i {string}', function (this: Scenario, name: string, place: string) {
  assert.ok(this.last)
  assert.equal(this.last.status, 200, this.last.text)
  const found = this.last.body.pupils.map((pupil: any) => [pupil.name.split(' ')[0], pupil.place])
  assert.deepEqual(found, [[name, place]])
})
