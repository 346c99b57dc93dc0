// Så: what is to be seen.
import { Then } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { isInAuditLog } from '../../server/rows.js'
import { fullNameOf } from '../../server/town.js'
import { namesIn, wordOfDayMark, wordOfKind, wordOfStatus } from '../support/words.js'
import type { Scenario } from '../support/world.js'
import { readRegister } from './when.js'

export function got<T>(answer: T | null, what: string): T {
  if (!answer) throw new Error(`${what} was not opened yet`)
  return answer
}

function ok(answer: Scenario['last'], what: string): any {
  const found = got(answer, what)
  assert.equal(found.status, 200, found.text)
  return found.body
}

// As the class's contact teacher sees it, which is no part of the story.
async function asSeen(scenario: Scenario, name: string, date: string, lesson: number | null): Promise<any> {
  const teacher = scenario.town.classNamed(name).contactTeacher
  if (!teacher) throw new Error(`${name} has no contact teacher to look`)
  return ok(await readRegister(scenario, teacher, { name, date, lesson }), 'the register')
}

async function pupilAsSeen(scenario: Scenario, pupil: string, name: string, date: string, lesson: number | null): Promise<string> {
  const register = await asSeen(scenario, name, date, lesson)
  const id = await scenario.pupilId(pupil)
  const row = register.pupils.find((one: any) => one.pupil_id === id)
  assert.ok(row, `${pupil} is not on the list of ${name}`)
  const entry = row.entry ?? row.day_entry
  return entry ? wordOfKind(entry.kind) : 'uten fravær'
}

Then('er svaret for {string} {string}', async function (this: Scenario, pupil: string, expected: string) {
  const body = ok(this.last, 'the answer')
  const id = await this.pupilId(pupil)
  const mark = this.batch?.body.marks.find((one) => one.pupil_id === id)
  assert.ok(mark, `nothing was registered for ${pupil}`)
  const result = body.results.find((one: any) => one.mark_id === mark.mark_id)
  const word = wordOfStatus(result.status)
  assert.equal(result.status === 'refused' ? `${word}: ${result.code}` : word, expected)
})

Then('er svaret avvist med {string}', function (this: Scenario, code: string) {
  const answer = got(this.last, 'the answer')
  assert.ok(answer.status >= 400, `it was not refused, but answered with ${answer.status}`)
  assert.equal(answer.body.code, code)
})

Then('står {string} som {string} i {string} {dato} i time {int}', async function (this: Scenario, pupil: string, what: string, name: string, date: string, lesson: number) {
  assert.equal(await pupilAsSeen(this, pupil, name, date, lesson), what)
})

Then('står {string} som {string} i {string} {dato}', async function (this: Scenario, pupil: string, what: string, name: string, date: string) {
  assert.equal(await pupilAsSeen(this, pupil, name, date, null), what)
})

Then('er {string} ført {dato} i time {int} av {string}', async function (this: Scenario, name: string, date: string, lesson: number, person: string) {
  const register = await asSeen(this, name, date, lesson)
  assert.equal(register.registration?.by, fullNameOf(person))
})

Then('er {string} ikke ført {dato} i time {int}', async function (this: Scenario, name: string, date: string, lesson: number) {
  assert.equal((await asSeen(this, name, date, lesson)).registration, null)
})

Then('vises beskjeden {string} ved {string}', async function (this: Scenario, words: string, pupil: string) {
  const id = await this.pupilId(pupil)
  const row = ok(this.register, 'a register').pupils.find((one: any) => one.pupil_id === id)
  assert.ok(row.messages.some((message: any) => message.text === words), 'the message is not shown')
})

Then('har historikken til {string} {int} føringer', async function (this: Scenario, pupil: string, count: number) {
  const history = ok(this.absence, 'a history')
  assert.equal(history.pupil_id, await this.pupilId(pupil))
  assert.equal(history.entries.length, count)
})

Then('er {string} av {string} rettet til {string} av {string}', function (this: Scenario, before: string, by: string, after: string, corrector: string) {
  const entries = [...ok(this.absence, 'a history').entries].sort((a: any, b: any) => a.recorded_at.localeCompare(b.recorded_at))
  const [old, fresh] = entries.slice(-2)
  assert.ok(old && fresh, 'there are not two entries')
  assert.equal(fresh.supersedes, old.entry_id)
  assert.equal(old.superseded_by, fresh.entry_id)
  assert.deepEqual(
    [wordOfKind(old.kind), old.recorded_by, wordOfKind(fresh.kind), fresh.recorded_by],
    [before, fullNameOf(by), after, fullNameOf(corrector)],
  )
})

Then('inneholder svaret teksten {string}', function (this: Scenario, words: string) {
  assert.equal(got(this.last, 'the answer').status, 200)
  assert.ok(got(this.last, 'the answer').text.includes(words), 'the answer lacks the text')
})

Then('inneholder svaret ikke teksten {string}', function (this: Scenario, words: string) {
  assert.equal(got(this.last, 'the answer').status, 200)
  assert.ok(!got(this.last, 'the answer').text.includes(words), 'the answer has the text')
})

Then('er rekkefølgen {string}', function (this: Scenario, names: string) {
  const shown = ok(this.review, 'a review').pupils.map((one: any) => one.given_name)
  assert.deepEqual(shown, namesIn(names))
})

export async function reviewed(scenario: Scenario, pupil: string): Promise<any> {
  const id = await scenario.pupilId(pupil)
  const row = ok(scenario.review, 'a review').pupils.find((one: any) => one.pupil_id === id)
  assert.ok(row, `${pupil} is not in the review`)
  return row
}

Then('har {string} {int} dager, {int} timer og {int} forsentkomminger', async function (this: Scenario, pupil: string, days: number, hours: number, late: number) {
  const page = this.absence ? ok(this.absence, 'the absence') : await reviewed(this, pupil)
  assert.equal(page.pupil_id, await this.pupilId(pupil))
  assert.deepEqual([page.totals.days, page.totals.hours, page.totals.late_arrivals], [days, hours, late])
})

Then('har {string} varselet {string}', async function (this: Scenario, pupil: string, rule: string) {
  const rules = (await reviewed(this, pupil)).flags.map((flag: any) => flag.rule)
  assert.ok(rules.includes(rule), `only ${rules.join(', ') || 'none'}`)
})

Then('har {string} ikke varselet {string}', async function (this: Scenario, pupil: string, rule: string) {
  const rules = (await reviewed(this, pupil)).flags.map((flag: any) => flag.rule)
  assert.ok(!rules.includes(rule), `${rule} stands`)
})

Then('har {string} ingen varsler', async function (this: Scenario, pupil: string) {
  assert.deepEqual((await reviewed(this, pupil)).flags, [])
})

Then('er {dato} merket {string} hos {string}', async function (this: Scenario, date: string, what: string, pupil: string) {
  const marks = (await reviewed(this, pupil)).marks.filter((mark: any) => mark.date === date)
  assert.deepEqual(marks.map((mark: any) => wordOfDayMark(mark.kind)), [what])
})

Then('står {string} av {string} i hendelsesloggen', async function (this: Scenario, action: string, person: string) {
  const { place } = await this.opened()
  assert.ok(isInAuditLog(place.database, action, person), `no ${action} by ${person}`)
})
