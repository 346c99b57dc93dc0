// Flags and exemptions: what the routine has found, and what somebody has decided.
import { Then, When, type DataTable } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { isInAuditLog } from '../../server/rows.js'
import { cell, rowsOf, withdrawalOf } from '../support/words.js'
import type { Scenario } from '../support/world.js'
import { got } from './then.js'

When('{string} åpner varslene til {string}', async function (this: Scenario, person: string, pupil: string) {
  this.last = this.flags = await (await this.as(person)).get(`/api/pupils/${await this.pupilId(pupil)}/flags`)
})

When(
  '{string} gir {string} unntaket {string} fra {dato} til {dato} fordi {string}',
  async function (this: Scenario, person: string, pupil: string, kind: string, from: string, until: string, grounds: string) {
    const path = `/api/pupils/${await this.pupilId(pupil)}/exemptions`
    this.last = await (await this.as(person)).post(path, { kind, from, until, grounds })
  },
)

When('{string} avslutter unntaket til {string}', async function (this: Scenario, person: string, pupil: string) {
  const client = await this.as(person)
  const listed = await client.get(`/api/pupils/${await this.pupilId(pupil)}/exemptions`)
  const running = listed.body.exemptions.filter((one: any) => one.ended_at === null)
  assert.equal(running.length, 1, 'there is not exactly one exemption to end')
  this.last = await client.send('POST', `/api/exemptions/${running[0].exemption_id}/end`)
  assert.equal(this.last.status, 200, this.last.text)
})

async function changed(scenario: Scenario, rule: string, pupil: string, change: string): Promise<void> {
  const answer = got(scenario.last, 'the answer')
  assert.equal(answer.status, 200, answer.text)
  const id = await scenario.pupilId(pupil)
  const found = answer.body.flags.filter((one: any) => one.pupil_id === id && one.rule === rule)
  assert.deepEqual(found.map((one: any) => one.change), [change])
}

Then('kommer varselet {string} for {string}', async function (this: Scenario, rule: string, pupil: string) {
  await changed(this, rule, pupil, 'raised')
})

Then('går varselet {string} for {string}', async function (this: Scenario, rule: string, pupil: string) {
  await changed(this, rule, pupil, 'withdrawn')
})

function flag(scenario: Scenario, rule: string): any {
  const answer = got(scenario.flags, 'the flags')
  assert.equal(answer.status, 200, answer.text)
  const found = answer.body.flags.filter((one: any) => one.rule === rule)
  assert.equal(found.length, 1, `${found.length} flags of the rule ${rule}`)
  return found[0]
}

Then('sier varselet {string} {string}', function (this: Scenario, rule: string, words: string) {
  const found = flag(this, rule)
  assert.equal(found.text.nb, words)
  assert.ok(found.source !== '' && found.routine === this.routine && found.routine_version !== '')
})

Then('viser varselet {string} at {string}', function (this: Scenario, rule: string, words: string) {
  assert.equal(flag(this, rule).seen?.nb, words)
})

Then('er varselet {string} først møtt {dato} og teller nå {int}', function (this: Scenario, rule: string, date: string, count: number) {
  const found = flag(this, rule)
  assert.deepEqual([found.first_met, found.count], [date, count])
})

Then('hviler varselet {string} på føringene', function (this: Scenario, rule: string, table: DataTable) {
  const dates = flag(this, rule).entries.map((entry: any) => entry.date)
  assert.deepEqual(dates, rowsOf(table).map((row) => cell(row, 'dato')))
})

Then('er varselet {string} trukket fordi {string}', function (this: Scenario, rule: string, words: string) {
  const found = flag(this, rule)
  assert.ok(found.withdrawn_at !== null, 'the flag stands')
  assert.equal(found.withdrawn_because, withdrawalOf(words))
})

Then('er varselet {string} unntatt til {dato}', function (this: Scenario, rule: string, date: string) {
  const found = flag(this, rule)
  assert.deepEqual([found.exempted_until, found.withdrawn_at], [date, null])
})

Then('er varselet {string} ikke unntatt', function (this: Scenario, rule: string) {
  const found = flag(this, rule)
  assert.deepEqual([found.exempted_until, found.withdrawn_at], [null, null])
})

Then('står {string} i hendelsesloggen', async function (this: Scenario, action: string) {
  const { place } = await this.opened()
  assert.ok(isInAuditLog(place.database, action, null), `no ${action}`)
})
