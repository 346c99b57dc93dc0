// The municipality's catalogue of reasons: how it is changed and what stands in it.
import { Then, When, type DataTable } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { rowsOf, cell } from '../support/words.js'
import type { Scenario } from '../support/world.js'

const flags: Record<string, string> = {
  permisjon: 'is_leave', fravær: 'counts_as_absence', vitnemål: 'on_certificate', grenser: 'towards_thresholds',
}

const newReason = {
  documented_by: { nb: '' }, accepted_by: 'teacher',
  is_leave: false, counts_as_absence: true, on_certificate: true, towards_thresholds: true, is_retired: false,
}

function changesOf(table: DataTable): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  for (const row of rowsOf(table)) {
    const [field, value] = [cell(row, 'felt'), cell(row, 'verdi')]
    if (field === 'navn') changes['name'] = { nb: value }
    else if (field === 'dokumenteres av') changes['documented_by'] = { nb: value }
    else if (field === 'godtas av') changes['accepted_by'] = value
    else if (field === 'i bruk') changes['is_retired'] = value === 'nei'
    else changes[flags[field] ?? field] = value === 'ja'
  }
  return changes
}

function shown(reason: any, field: string): string {
  if (field === 'navn') return reason.name.nb
  if (field === 'dokumenteres av') return reason.documented_by.nb
  if (field === 'godtas av') return reason.accepted_by
  const value = field === 'i bruk' ? !reason.is_retired : reason[flags[field] ?? field]
  return value ? 'ja' : 'nei'
}

async function catalogue(scenario: Scenario): Promise<any[]> {
  const teacher = [...scenario.town.classes.values()][0]?.contactTeacher
  assert.ok(teacher, 'nobody is there to read the catalogue')
  return (await (await scenario.as(teacher)).get('/api/reasons')).body.reasons
}

async function find(scenario: Scenario, code: string): Promise<any> {
  const reason = (await catalogue(scenario)).find((one) => one.code === code)
  assert.ok(reason, `${code} is not in the catalogue`)
  return reason
}

When('{string} legger til årsaken {string}', async function (this: Scenario, person: string, name: string, table: DataTable) {
  const body = { ...newReason, name: { nb: name }, ...changesOf(table) }
  this.last = await (await this.as(person)).post('/api/reasons', body)
})

When('{string} endrer årsaken {string}', async function (this: Scenario, person: string, code: string, table: DataTable) {
  const { code: _code, ...before } = await find(this, code)
  this.last = await (await this.as(person)).send('PUT', `/api/reasons/${code}`, { body: { ...before, ...changesOf(table) } })
})

When('{string} setter årsaken {string} først', async function (this: Scenario, person: string, code: string) {
  const others = (await catalogue(this)).map((one) => one.code).filter((one) => one !== code)
  this.last = await (await this.as(person)).post('/api/reasons/order', { codes: [code, ...others] })
})

Then('står årsaken {string} i katalogen med', async function (this: Scenario, code: string, table: DataTable) {
  const reason = await find(this, code)
  for (const row of rowsOf(table)) assert.equal(shown(reason, cell(row, 'felt')), cell(row, 'verdi'), row['felt'])
})

Then('er {string} første årsak', async function (this: Scenario, code: string) {
  assert.equal((await catalogue(this))[0].code, code)
})
