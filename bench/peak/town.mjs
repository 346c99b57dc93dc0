// The municipality on the morning of the peak, and a session for everyone who takes part in it. Sessions are put in
// by SQL: signing in goes through Feide and ID-porten on such a morning, and is no part of what is measured.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { PROGRAM } from '../program.mjs'

/// Lessons begin at 08:30: after this moment the morning list says who is missing.
export const NOW = '2024-10-31T08:46'
export const TODAY = NOW.slice(0, 10)
const FILES = [
  ['oneroster', 'roster'],
  ['calendar', 'calendar.csv'],
  ['timetable', 'timetable.csv'],
  ['guardians', 'guardians.csv'],
  ['pupils', 'pupils.csv'],
  ['absence', 'absence.csv'],
]
const PRIVACY_TEXT_VERSION = '1'

/// `folder` holds the key and the heads of the audit log.
export const environmentOf = (folder) => ({
  ...process.env,
  TILSTEDE_CLOCK_START: NOW,
  TILSTEDE_AUDIT_SEAL_KEY_FILE: join(folder, 'peak.key'),
  TILSTEDE_AUDIT_HEADS_FILE: join(folder, 'peak.heads'),
})

export function run(environment, ...words) {
  const ran = spawnSync(PROGRAM, words, {
    env: environment,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (ran.status !== 0) throw new Error(`tilstede ${words.slice(0, 2).join(' ')}: ${ran.stderr.slice(-300)}`)
  return ran.stdout
}

/// Rows of texts, through the engine's own client: nothing of the program is used to check it.
export function query(database, sql) {
  const [command, words] = database.startsWith('sqlite:')
    ? ['sqlite3', ['-bail', '-cmd', '.timeout 10000', '-separator', '\t', database.slice('sqlite:'.length)]]
    : ['psql', ['-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1', database]]
  const said = execFileSync(command, words, { input: sql, encoding: 'utf8', maxBuffer: 1 << 28 })
  return said.split('\n').filter((line) => line !== '').map((line) => line.split('\t'))
}

export function importTown(environment, database, folder) {
  run(environment, 'migrate', '--database', database)
  for (const [what, file] of FILES) run(environment, 'import', what, join(folder, file), '--strict', '--database', database)
}

const CONTACT_TEACHERS = `select t.staff_id, c.id from class_teacher t join school_class c on c.id = t.class_id
  where t.is_contact_teacher order by c.source_id;`

/// Sessions of the contact teachers, each with the class, as headers to send.
export function openSessions(database) {
  const now = Date.now() * 1000
  const statements = [
    `insert into privacy_confirmation (staff_id, text_version, confirmed_at)
     select id, '${PRIVACY_TEXT_VERSION}', ${now} from staff;`,
  ]
  const open = (column, holder, of) => {
    const [account, token, csrf] = [randomUUID(), randomBytes(32).toString('hex'), randomBytes(16).toString('hex')]
    const hash = createHash('sha256').update(token).digest('hex')
    statements.push(
      `insert into account (id, login, ${column}) values ('${account}', '${account}', '${holder}');`,
      `insert into session (token_hash, account_id, csrf_token, created_at, last_seen_at, expires_at)
       values ('${hash}', '${account}', '${csrf}', ${now}, ${now}, ${now + 36e8});`,
    )
    return { of, headers: { Cookie: `session=${token}`, 'X-CSRF-Token': csrf } }
  }
  const teachers = query(database, CONTACT_TEACHERS).map(([staff, group]) => open('staff_id', staff, group))
  query(database, `begin;\n${statements.join('\n')}\ncommit;`)
  return { teachers }
}
