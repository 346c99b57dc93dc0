// The figures of the school owner: what is given, asked and seen.
import { Given, Then, When, type DataTable } from '@cucumber/cucumber'
import assert from 'node:assert/strict'
import { figureColumnOf, keysIn, rosterRoleOf } from '../support/words.js'
import type { Scenario } from '../support/world.js'

Given('at {string} ligger i området {string}', function (this: Scenario, school: string, area: string) {
  this.given().addSchool(school, area)
})

Given('en klasse {string} på {string} med {int} elever', function (this: Scenario, name: string, school: string, count: number) {
  const pupils = Array.from({ length: count }, (_, at) => `Elev ${name} ${at + 1}`)
  this.given().addClass(name, school, pupils)
})

Given('at {int} av elevene i {string} har vært borte {int} dager fra før', function (this: Scenario, count: number, name: string, days: number) {
  const town = this.given()
  for (const pupil of town.classNamed(name).pupils.slice(0, count)) {
    for (const date of town.schoolDaysBefore(this.today, days)) town.absence.push({ pupil, date, kind: 'day' })
  }
})

Given(/^at "([^"]*)" er (skoleeier|revisor|systemansvarlig)$/, function (this: Scenario, person: string, role: string) {
  this.given().addRole(person, rosterRoleOf(role), 'kommune')
})

Given('at {string} er områdeleder i {string}', function (this: Scenario, person: string, area: string) {
  this.given().addRole(person, rosterRoleOf('områdeleder'), area)
})

When('{string} ser tallene etter {string}', async function (this: Scenario, person: string, keys: string) {
  this.last = await (await this.as(person)).get(`/api/figures?by=${keysIn(keys)}`)
})

/** All rows, in their order; of the columns those that the table names. */
Then('viser tallene', function (this: Scenario, table: DataTable) {
  assert.ok(this.last)
  assert.equal(this.last.status, 200, this.last.text)
  const { by, rows } = this.last.body
  const [headings = []] = table.raw()
  const shown = rows.map((row: any) =>
    headings.map((heading) => {
      const column = figureColumnOf(heading)
      const at = by.indexOf(column)
      return at >= 0 ? row.keys[at] : String(row[column] ?? 'skjult')
    }),
  )
  assert.deepEqual(shown, table.rows())
})

When(
  '{string} ser tallene etter {string} for skoleåret {string}',
  async function (this: Scenario, person: string, keys: string, year: string) {
    this.last = await (await this.as(person)).get(`/api/figures?by=${keysIn(keys)}&school_year=${year}`)
  },
)

function figuresOf(scenario: Scenario): any {
  assert.ok(scenario.last)
  assert.equal(scenario.last.status, 200, scenario.last.text)
  return scenario.last.body
}

Then('står disse tallene for 10. trinn ved siden av', function (this: Scenario, table: DataTable) {
  const shown = figuresOf(this).references.map((one: any) => [one.school_year, one.place.nb, String(one.median)])
  assert.deepEqual(shown, table.rows())
})

Then('står kilden {string} ved tallene', function (this: Scenario, source: string) {
  for (const one of figuresOf(this).references) assert.equal(one.source.nb, source)
})

const notComparable = (scenario: Scenario) => figuresOf(scenario).not_comparable.map((one: any) => one.school_year)

Then('er skoleåret {string} merket som ikke sammenlignbart', function (this: Scenario, year: string) {
  assert.deepEqual(notComparable(this), [year])
})

Then('er ingen skoleår merket som ikke sammenlignbare', function (this: Scenario) {
  assert.deepEqual(notComparable(this), [])
})
