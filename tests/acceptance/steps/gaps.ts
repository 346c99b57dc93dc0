// Lessons that nobody has registered, and pupils away later in the day.
import { Then, When } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { fullNameOf } from '../../server/town.js'
import type { Scenario } from '../support/world.js'

function gaps(scenario: Scenario): any {
  assert.equal(scenario.last?.status, 200, scenario.last?.text)
  return scenario.last?.body
}

When('{string} ser hva som ikke er ført de siste {int} dagene', async function (this: Scenario, person: string, days: number) {
  this.last = await (await this.as(person)).get(`/api/gaps?days=${days}`)
})

Then('er {int} av egne timer ikke ført', async function (this: Scenario, count: number) {
  assert.equal(gaps(this).own.length, count)
})

Then('har {string} {int} timer som ikke er ført', function (this: Scenario, person: string, count: number) {
  const teachers = gaps(this).schools.flatMap((school: any) => school.teachers)
  const found = teachers.find((one: any) => one.name === fullNameOf(person))
  assert.equal(found?.lessons.length ?? 0, count)
})

Then(/^står "([^"]*)"( ikke)? blant dem som ble borte senere på dagen$/, async function (this: Scenario, pupil: string, not: string | undefined) {
  const id = await this.pupilId(pupil)
  const gone = gaps(this).schools.flatMap((school: any) => school.gone_later)
  assert.equal(gone.some((one: any) => one.pupil_id === id), !not)
})
