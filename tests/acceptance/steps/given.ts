// Gitt: what there is before anybody does anything.
import { Given, type DataTable } from '@cucumber/cucumber'
import { forgetPrivacyConfirmation } from '../../server/rows.js'
import type { AbsenceRow } from '../../server/town.js'
import { cell, documentationOf, namesIn, rosterRoleOf, rowsOf, weekdayOf } from '../support/words.js'
import type { Scenario } from '../support/world.js'

Given('at dagen i dag er {dato}', function (this: Scenario, date: string) {
  this.given()
  this.today = date
})

Given('en klasse {string} på {string} med elevene {string}', function (this: Scenario, name: string, school: string, pupils: string) {
  this.given().addClass(name, school, namesIn(pupils))
})

Given('at {string} er kontaktlærer i {string}', function (this: Scenario, person: string, name: string) {
  this.given().addTeacher(person, name, true)
})

Given('at {string} er faglærer i {string}', function (this: Scenario, person: string, name: string) {
  this.given().addTeacher(person, name, false)
})

Given(/^at "([^"]*)" er (rektor|avdelingsleder|sekretær) på "([^"]*)"$/, function (this: Scenario, person: string, role: string, school: string) {
  this.given().addRole(person, rosterRoleOf(role), school)
})

Given('at {string} er foresatt til {string}', function (this: Scenario, person: string, pupil: string) {
  this.given().addGuardian(person, pupil)
})

Given('at {string} har timeplanen', function (this: Scenario, name: string, table: DataTable) {
  const schoolClass = this.given().classNamed(name).id
  for (const row of rowsOf(table)) {
    this.town.lessons.push({
      schoolClass,
      weekday: weekdayOf(cell(row, 'ukedag')),
      lesson: Number(cell(row, 'time')),
      starts: cell(row, 'fra'),
      ends: cell(row, 'til'),
      subject: cell(row, 'fag'),
    })
  }
})

Given('at {dato} er fridag', function (this: Scenario, date: string) {
  this.given().holidays.push(date)
})

Given('at rutinen er {string}', function (this: Scenario, routine: string) {
  this.given()
  this.routine = routine
})

Given('at {string} har meldt {string} borte {dato} fordi {string}', function (this: Scenario, guardian: string, pupil: string, date: string, words: string) {
  this.given()
  this.messages.push({ guardian, pupil, date, words })
})

Given('at {string} har vært borte hele dagen', function (this: Scenario, pupil: string, table: DataTable) {
  for (const row of rowsOf(table)) {
    this.given().absence.push({
      pupil,
      date: cell(row, 'dato'),
      kind: 'day',
      ...(row['dokumentasjon'] && { documentation: documentationOf(row['dokumentasjon']) }),
      ...(row['årsak'] && { reason: row['årsak'] }),
    })
  }
})

Given('at {string} har vært borte i time {int}', function (this: Scenario, pupil: string, lesson: number, table: DataTable) {
  for (const row of rowsOf(table)) {
    this.given().absence.push({ pupil, date: cell(row, 'dato'), kind: 'lesson', lesson })
  }
})

function before(scenario: Scenario, count: number, entry: Omit<AbsenceRow, 'date'>): void {
  const town = scenario.given()
  for (const date of town.schoolDaysBefore(scenario.today, count)) town.absence.push({ ...entry, date })
}

Given('at {string} har vært borte {int} dager fra før', function (this: Scenario, pupil: string, count: number) {
  before(this, count, { pupil, kind: 'day' })
})

Given('at {string} har vært borte {int} dager fra før av årsaken {string}', function (this: Scenario, pupil: string, count: number, reason: string) {
  before(this, count, { pupil, kind: 'day', reason })
})

Given('at {string} har vært borte {int} timer fra før', function (this: Scenario, pupil: string, count: number) {
  before(this, count, { pupil, kind: 'lesson', lesson: 1, minutes: 60 })
})

Given('at {string} har kommet for sent {int} ganger fra før', function (this: Scenario, pupil: string, count: number) {
  before(this, count, { pupil, kind: 'late', lesson: 1, minutes: 5 })
})

Given('at {string} ikke har bekreftet personvernreglene', async function (this: Scenario, person: string) {
  forgetPrivacyConfirmation((await this.opened()).place.database, person)
})
