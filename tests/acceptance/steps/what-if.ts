// Hva om: a changed routine tried on a school year.
import { Then, When, type DataTable } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { root } from '../../server/program.js'
import { cell, rowsOf } from '../support/words.js'
import type { Scenario } from '../support/world.js'
import { got } from './then.js'

const textOf = (routine: string) => readFileSync(`${root}routines/${routine}.toml`, 'utf8')

function withLimit(routine: string, rule: string, limit: number): string {
  const text = textOf(routine)
  const changed = text.replace(new RegExp(`(id = "${rule}"[^[]*?at_least = )\\d+`), `$1${limit}`)
  assert.notEqual(changed, text, `${routine} has no rule ${rule} with another limit than ${limit}`)
  return changed
}

async function tryRoutine(scenario: Scenario, person: string, routine: string, year: string, variations: unknown[] = []): Promise<void> {
  const client = await scenario.as(person)
  scenario.last = await client.post('/api/routine/what-if', { routine, school_year: year, variations })
}

When('{string} prøver rutinen {string} på skoleåret {string}', async function (this: Scenario, person: string, routine: string, year: string) {
  await tryRoutine(this, person, textOf(routine), year)
})

When(
  '{string} prøver rutinen {string} med {string} på {int} på skoleåret {string}',
  async function (this: Scenario, person: string, routine: string, rule: string, limit: number, year: string) {
    await tryRoutine(this, person, withLimit(routine, rule, limit), year)
  },
)

When(
  '{string} prøver {string} fra {int} til {int} i rutinen {string} på skoleåret {string}',
  async function (this: Scenario, person: string, rule: string, from: number, to: number, routine: string, year: string) {
    await tryRoutine(this, person, textOf(routine), year, [{ rule, from, to }])
  },
)

function answerOf(scenario: Scenario): any {
  const answer = got(scenario.last, 'the answer')
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}

function one(rows: any[], fields: Record<string, unknown>): any {
  const found = rows.filter((row) => Object.entries(fields).every(([name, value]) => row[name] === value))
  assert.equal(found.length, 1, `${found.length} rows of ${JSON.stringify(fields)}`)
  return found[0]
}

Then('når trinnet {string} {int} elever, mot {int} etter rutinen som gjelder', function (this: Scenario, step: string, pupils: number, inForce: number) {
  const row = one(answerOf(this).steps, { school_id: null, step })
  assert.deepEqual([row.pupils, row.pupils_in_force], [pupils, inForce])
})

Then('er {int} elever nye og {int} borte i trinnet {string}', function (this: Scenario, isNew: number, gone: number, step: string) {
  const row = one(answerOf(this).steps, { school_id: null, step })
  assert.deepEqual([row.new, row.gone], [isNew, gone])
})

Then('når trinnet {string} {int} elever på {string}', function (this: Scenario, step: string, pupils: number, school: string) {
  const answer = answerOf(this)
  const { school_id } = one(answer.schools, { school })
  assert.equal(one(answer.steps, { school_id, step }).pupils, pupils)
})

Then('når trinnet {string} {int} elever i uke {string}', function (this: Scenario, step: string, pupils: number, week: string) {
  assert.equal(one(answerOf(this).weeks, { school_id: null, step, week }).pupils, pupils)
})

Then('gir det {string} {int} oppgaver som skal gjøres, mot {int} etter rutinen som gjelder', function (this: Scenario, role: string, shall: number, inForce: number) {
  const row = one(answerOf(this).work, { school_id: null, role })
  assert.deepEqual([row.proposed.shall, row.in_force.shall], [shall, inForce])
})

Then('møter dette antallet elever regelen {string}', function (this: Scenario, rule: string, table: DataTable) {
  for (const row of rowsOf(table)) {
    const value = Number(cell(row, 'terskel'))
    const found = one(answerOf(this).variants, { school_id: null, rule, value })
    assert.equal(found.pupils, Number(cell(row, 'elever')), `${rule} at ${value}`)
  }
})

Then('peker avslaget på linje {int} i rutinen', function (this: Scenario, line: number) {
  const places = got(this.last, 'the answer').body.places
  assert.equal(places.length, 1)
  assert.equal(places[0].pointer, '/routine')
  assert.match(places[0].detail, new RegExp(`^routine:${line}:`))
})

When('{string} henter rutinen som gjelder', async function (this: Scenario, person: string) {
  this.last = await (await this.as(person)).get('/api/routine/text')
  if (this.last.status === 200) this.draft = this.last.body
})

const draftOf = (scenario: Scenario) => got(scenario.draft, 'a draft')

function thresholdOf(scenario: Scenario, rule: string): any {
  return one(draftOf(scenario).outline.rules, { rule }).threshold
}

When('{string} endrer {string} til {int} i utkastet', async function (this: Scenario, person: string, rule: string, value: number) {
  const { text } = draftOf(this)
  const { line, column } = thresholdOf(this, rule)
  const lines: string[] = text.split('\n')
  const before = lines[line - 1] ?? ''
  lines[line - 1] = before.slice(0, column - 1) + before.slice(column - 1).replace(/^\d+/, String(value))
  const routine = lines.join('\n')
  this.last = await (await this.as(person)).post('/api/routine/outline', { routine })
  assert.equal(this.last.status, 200, this.last.text)
  this.draft = { text: routine, outline: this.last.body }
})

Then('er {string} på {int} i utkastet', function (this: Scenario, rule: string, value: number) {
  assert.equal(thresholdOf(this, rule).value, value)
})
