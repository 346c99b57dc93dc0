// Plans for adapted schooling: made, ended, and what a register shows of them.
import { Then, When, type DataTable } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { cell, expectedOf, rowsOf, weekdayOf } from '../support/words.js'
import type { Scenario } from '../support/world.js'

async function plansPath(scenario: Scenario, pupil: string): Promise<string> {
  return `/api/pupils/${await scenario.pupilId(pupil)}/schooling-plans`
}

When('{string} lager en plan for {string} fra {dato} til {dato}', async function (this: Scenario, person: string, pupil: string, from: string, until: string, table: DataTable) {
  const parts = rowsOf(table).map((row) => ({
    weekday: weekdayOf(cell(row, 'ukedag')),
    lesson: row['time'] ? Number(row['time']) : null,
    expected: expectedOf(cell(row, 'ventet')),
  }))
  this.last = await (await this.as(person)).post(await plansPath(this, pupil), { from, until, parts, note: 'Arbeider med Lars' })
})

When('{string} avslutter planen til {string}', async function (this: Scenario, person: string, pupil: string) {
  const client = await this.as(person)
  const [plan] = (await client.get(await plansPath(this, pupil))).body.plans
  this.last = await client.post(`/api/schooling-plans/${plan.plan_id}/end`, undefined)
})

When('{string} åpner planene til {string}', async function (this: Scenario, person: string, pupil: string) {
  this.last = await (await this.as(person)).get(await plansPath(this, pupil))
})

async function planned(scenario: Scenario, pupil: string): Promise<any> {
  const id = await scenario.pupilId(pupil)
  assert.ok(scenario.register, 'no register was opened yet')
  return scenario.register.body.pupils.find((one: any) => one.pupil_id === id)?.plan
}

Then('sier planen at {string} er ventet i {string}', async function (this: Scenario, pupil: string, where: string) {
  const plan = await planned(this, pupil)
  assert.deepEqual(plan?.parts.map((part: any) => part.expected), [expectedOf(where)])
  assert.equal(plan.is_not_expected, false)
})

Then('sier planen at {string} ikke er ventet', async function (this: Scenario, pupil: string) {
  assert.equal((await planned(this, pupil))?.is_not_expected, true)
})
