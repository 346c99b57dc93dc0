// What has no file format and no route yet is put into the database here, and nowhere else.
import { randomUUID } from 'node:crypto'
import { query, type Database } from './database.js'
import { idOf } from './town.js'

export const password = 'et langt passord til prover'
/** Of src/access/privacy.hpp. */
const privacyTextVersion = '1'

const now = () => Date.now() * 1000
const text = (value: string) => `'${value.replace(/'/g, "''")}'`

interface Holder {
  name: string
  kind: 'staff' | 'guardian' | 'pupil'
}

/** Accounts that share one password, whose hash is slow to make. Staff have confirmed the rules of privacy. */
export function addAccounts(database: Database, holders: Holder[], passwordHash: string): void {
  const accounts = holders.map(
    ({ name, kind }) =>
      `insert into account (id, login, password_hash, ${kind}_id) select ${text(randomUUID())}, ${text(idOf(name))}, ` +
      `${text(passwordHash)}, id from ${kind} where source_id = ${text(idOf(name))};`,
  )
  const confirmed = `insert into privacy_confirmation (staff_id, text_version, confirmed_at) select id, ${text(privacyTextVersion)}, ${now()} from staff;`
  query(database, [...accounts, confirmed].join('\n'))
}

export function forgetPrivacyConfirmation(database: Database, staff: string): void {
  query(database, `delete from privacy_confirmation where staff_id = (select id from staff where source_id = ${text(idOf(staff))});`)
}

export function passwordHashOf(database: Database, login: string): string {
  const [row] = query(database, `select password_hash from account where login = ${text(login)};`)
  if (!row?.[0]) throw new Error(`there is no account ${login}`)
  return row[0]
}

export interface Message {
  guardian: string
  pupil: string
  date: string
  words: string
}

export function addMessage(database: Database, message: Message): string {
  const id = randomUUID()
  query(
    database,
    'insert into home_message (id, pupil_id, guardian_id, from_date, to_date, text, reported_at) ' +
      `select ${text(id)}, p.id, g.id, ${text(message.date)}, ${text(message.date)}, ${text(message.words)}, ${now()} ` +
      `from pupil p, guardian g where p.source_id = ${text(idOf(message.pupil))} and g.source_id = ${text(idOf(message.guardian))};`,
  )
  return id
}

/** A question about an entry of the first of November that was corrected away since. */
export function addContest(database: Database, guardian: string, pupil: string): string {
  const [entry, contest] = [randomUUID(), randomUUID()]
  query(
    database,
    'insert into absence_entry (id, pupil_id, date, lesson, kind, documentation, reported_by, origin, recorded_at, superseded_by) ' +
      `select ${text(entry)}, id, '2024-11-01', 0, 'day', 'undocumented', 'unknown', 'office', ${now()}, ${text(contest)} from pupil where source_id = ${text(idOf(pupil))};\n` +
      'insert into entry_contest (id, pupil_id, entry_id, guardian_id, text, contested_at) ' +
      `select ${text(contest)}, p.id, ${text(entry)}, g.id, 'Feil', ${now()} from pupil p, guardian g ` +
      `where p.source_id = ${text(idOf(pupil))} and g.source_id = ${text(idOf(guardian))};`,
  )
  return contest
}

export function idOfGuardian(database: Database, guardian: string): string {
  const [row] = query(database, `select id from guardian where source_id = ${text(idOf(guardian))};`)
  return row?.[0] ?? ''
}

/** A role that a roster does not carry: a case, a referral, a substitute. */
export function addStaffRole(database: Database, staff: string, role: string, school: string | null, pupil: string | null): void {
  const of = (table: string, name: string | null) =>
    name === null ? 'null' : `(select id from ${table} where source_id = ${text(idOf(name))})`
  query(
    database,
    'insert into staff_role (id, staff_id, role, school_id, pupil_id, valid_from) ' +
      `select ${text(randomUUID())}, id, ${text(role)}, ${of('school', school)}, ${of('pupil', pupil)}, '2024-08-01' ` +
      `from staff where source_id = ${text(idOf(staff))};`,
  )
}

/** Away from the fifth lesson, as a teacher registers who is simply not there. */
export function addMissingPupil(database: Database, pupil: string, date: string): void {
  query(
    database,
    'insert into absence_entry (id, pupil_id, date, lesson, kind, documentation, reported_by, origin, recorded_at) ' +
      `select ${text(randomUUID())}, id, ${text(date)}, 5, 'lesson', 'undocumented', 'unknown', 'teacher', ${now()} from pupil where source_id = ${text(idOf(pupil))};`,
  )
}

export function setPhone(database: Database, guardian: string, phone: string): void {
  query(database, `update guardian set phone = ${text(phone)} where source_id = ${text(idOf(guardian))};`)
}

export function takeReporting(database: Database, guardian: string, pupil: string): void {
  query(
    database,
    `update guardianship set may_report = false where pupil_id = (select id from pupil where source_id = ${text(idOf(pupil))}) ` +
      `and guardian_id = (select id from guardian where source_id = ${text(idOf(guardian))});`,
  )
}

export function setLanguage(database: Database, pupil: string, language: string): void {
  query(database, `update pupil set language = ${text(language)} where source_id = ${text(idOf(pupil))};`)
}

export function protect(database: Database, pupil: string): void {
  query(database, `update pupil set protected_address = 'confidential' where source_id = ${text(idOf(pupil))};`)
  query(database, `update guardianship set origin = 'confirmed' where pupil_id = (select id from pupil where source_id = ${text(idOf(pupil))});`)
}

/** From the names of pupils, and the ids of classes, to our ids. */
export function readIds(database: Database): Record<'pupils' | 'classes' | 'schools' | 'guardians', Map<string, string>> {
  const ids = (table: string) =>
    new Map(query(database, `select source_id, id from ${table};`).map(([source, id]) => [source ?? '', id ?? '']))
  return { pupils: ids('pupil'), classes: ids('school_class'), schools: ids('school'), guardians: ids('guardian') }
}

/** Whether one of the newest audit events is this action by this person; null is the machine itself. */
export function isInAuditLog(database: Database, action: string, person: string | null): boolean {
  const events = query(
    database,
    'select e.action, a.login from (select action, actor_account_id, written_at from audit_event order by written_at desc limit 20) e ' +
      'left join account a on a.id = e.actor_account_id;',
  )
  return events.some(([was, by]) => was === action && (by ?? '') === (person === null ? '' : idOf(person)))
}
