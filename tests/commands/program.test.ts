// The command line as an operator meets it: what it answers, with which exit code, and that nothing is lost on the way.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { query } from '../server/database.js'
import { discard, leave, prepare, serve, settle, whereOf, type Place, type Prepared } from '../server/prepared.js'
import { root, run, type Done } from '../server/program.js'
import { Town } from '../server/town.js'

const commands = ['serve', 'routes', 'migrate', 'import', 'evaluate', 'routine check', 'statistics', 'audit verify', 'backup', 'restore', 'account add', 'account password', 'account disable']
const absenceHeader = 'entry_id,pupil_id,date,kind,lesson,minutes,subject,documentation,reason,reported_by,note'

let prepared: Prepared
let place: Place

before(() => {
  prepared = prepare('sqlite')
})
after(() => {
  if (prepared) discard(prepared)
})

/** Ada 6 days, Bo none, Emil none. */
function settled(): Place {
  const town = new Town()
  town.addClass('8A', 'Solvang skole', ['Ada', 'Bo'])
  town.addClass('9H', 'Haug skole', ['Emil'])
  town.addTeacher('Kari', '8A', true)
  for (const date of town.schoolDaysBefore('2024-10-31', 6)) town.absence.push({ pupil: 'Ada', date, kind: 'day' })
  return settle(prepared, town, { now: '2024-10-31T08:20' })
}

const at = (name: string) => join(place.folder, name)
const tilstede = (...args: string[]): Done => run([...args, '--database', place.database.url], whereOf(place))
const inTown = (name: string, story: () => void | Promise<void>) =>
  test(name, async () => {
    place = settled()
    try {
      await story()
    } finally {
      leave(place)
    }
  })

function refused(done: Done, reason: RegExp): void {
  assert.equal(done.status, 1, done.stderr)
  assert.match(done.stderr, reason)
}

for (const command of commands) {
  test(`${command} --help`, () => {
    const done = run([...command.split(' '), '--help'], { folder: root })
    assert.equal(done.status, 0)
    assert.match(done.stdout, new RegExp(`Usage: tilstede ${command}`))
  })
}

inTown('wrong use is exit code 2, and says what is wrong', () => {
  const wrong: [string[], RegExp][] = [
    [[], /subcommand/],
    [['nonsense'], /'nonsense' is no command/],
    [['evaluate', '--as-of', '31.10.2024'], /--as-of: '31.10.2024' is not written as 2024-10-31/],
    [['evaluate', '--format', 'xml'], /--format/],
    [['import', 'nonsense', 'file'], /what/],
    [['statistics'], /--by/],
  ]
  for (const [args, reason] of wrong) {
    const done = run(args, whereOf(place))
    assert.equal(done.status, 2, args.join(' '))
    assert.match(done.stderr, reason)
  }
})

inTown('what is not there is refused with the remedy', () => {
  refused(run(['evaluate', '--database', 'sqlite:none.sqlite'], whereOf(place)), /none\.sqlite.*--database/)
  assert.ok(!existsSync(at('none.sqlite')), 'a database was made all the same')
  refused(tilstede('import', 'absence', 'none.csv'), /none\.csv/)
  refused(tilstede('statistics', '--by', 'nonsense'), /the keys are school, grade, area, gender, month/)
})

inTown('an import twice changes nothing', () => {
  const rows = () => query(place.database, 'select count(*), min(id), max(id) from absence_entry;')
  const before = rows()
  const again = tilstede('import', 'absence', 'absence.csv')
  assert.equal(again.status, 0)
  assert.equal(again.stdout, 'file,line,column,code,message\n')
  assert.match(again.stderr, /0 added, 0 changed, 6 unchanged, 0 refused/)
  assert.deepEqual(rows(), before)
  assert.match(tilstede('import', 'oneroster', 'roster').stderr, /0 added, 0 changed, \d+ unchanged, 0 refused/)
})

inTown('a row that cannot stand is named by line and column, never by what it says', () => {
  const lines = [
    absenceHeader,
    'x1,bo,2024-09-02,day,,,,documented,,guardian,',
    'x2,bo,2024-02-30,day,,,,documented,,guardian,hemmelighet',
    'x3,hemmeligheten,2024-09-03,day,,,,documented,,guardian,',
  ]
  writeFileSync(at('mixed.csv'), `${lines.join('\n')}\n`)
  const of = (column: string) => query(place.database, `select ${column} from absence_entry e join pupil p on p.id = e.pupil_id where p.source_id = 'bo';`)
  const strict = tilstede('import', 'absence', 'mixed.csv', '--strict')
  assert.equal(strict.status, 1)
  assert.deepEqual(of('e.date'), [], '--strict wrote something')
  const done = tilstede('import', 'absence', 'mixed.csv')
  assert.equal(done.status, 0)
  const reported = done.stdout.trim().split('\n')
  assert.equal(reported.length, 3)
  assert.match(reported[1] ?? '', /^mixed\.csv,3,date,date-malformed,/)
  assert.match(reported[2] ?? '', /^mixed\.csv,4,pupil_id,pupil-unknown,/)
  assert.doesNotMatch(done.stdout + done.stderr, /hemmelighet/)
  assert.deepEqual(of('e.date'), [['2024-09-02']])
})

inTown('evaluate is the same each time, and as of another day another', () => {
  const expected = 'pupil_id,rule,first_met,met_now,count\nada,days-5,2024-10-29,1,6\n'
  for (let time = 0; time < 2; time += 1) assert.equal(tilstede('evaluate').stdout, expected)
  assert.equal(tilstede('evaluate', '--as-of', '2024-10-28').stdout, 'pupil_id,rule,first_met,met_now,count\n')
  assert.deepEqual(JSON.parse(tilstede('evaluate', '--format', 'json').stdout), [
    { pupil_id: 'ada', rule: 'days-5', first_met: '2024-10-29', met_now: 1, count: 6 },
  ])
  const bergen = tilstede('evaluate', '--routine', `${root}routines/bergen.toml`).stdout
  assert.match(bergen, /^ada,days-3-in-month,2024-10-25,1,6$/m)
})

inTown('statistics by school and grade', () => {
  const done = tilstede('statistics', '--by', 'school,grade')
  assert.equal(done.status, 0)
  assert.equal(
    done.stdout,
    [
      'school,grade,pupils,mean,median,p90,at_least_10,at_least_20,over_10_percent',
      'Haug skole,9,1,0,0,0,0,0,0',
      'Solvang skole,8,2,3,3,5.4,0,0,0.5',
      '',
    ].join('\n'),
  )
  const late = tilstede('statistics', '--by', 'school', '--measure', 'late').stdout
  assert.match(late, /^Haug skole,1,0,0,0,0,0,$/m)
})

inTown('routine check takes the shipped routines, and names the line of what is wrong', () => {
  for (const routine of ['sandefjord', 'bergen']) {
    const done = run(['routine', 'check', `${root}routines/${routine}.toml`], whereOf(place))
    assert.equal(done.status, 0, done.stderr)
    assert.match(done.stdout, new RegExp(`${routine} version`))
  }
  const good = readFileSync(`${root}routines/sandefjord.toml`, 'utf8').split('\n')
  const line = good.findIndex((text) => text === 'at_least = 10')
  good[line] = 'at_least = "ti"'
  writeFileSync(at('broken.toml'), good.join('\n'))
  refused(run(['routine', 'check', 'broken.toml'], whereOf(place)), new RegExp(`broken\\.toml:${line + 1}:`))
  writeFileSync(at('torn.toml'), '[routine]\nid = "x\n')
  refused(run(['routine', 'check', 'torn.toml'], whereOf(place)), /torn\.toml:2/)
})

inTown('a backup comes back whole, and nothing is overwritten', () => {
  const before = tilstede('evaluate').stdout
  assert.equal(tilstede('backup', 'copy.sqlite').status, 0)
  refused(tilstede('backup', 'copy.sqlite'), /exists already/)
  refused(tilstede('restore', 'copy.sqlite'), /exists; move it away/)
  const elsewhere = ['--database', 'sqlite:restored.sqlite']
  assert.equal(run(['restore', 'copy.sqlite', ...elsewhere], whereOf(place)).status, 0)
  assert.equal(run(['evaluate', ...elsewhere], whereOf(place)).stdout, before)
  writeFileSync(at('no-database'), 'not a database at all, whatever its name')
  refused(run(['restore', 'no-database', '--database', 'sqlite:never.sqlite'], whereOf(place)), /./)
  assert.ok(!existsSync(at('never.sqlite')), 'something was put in place')
})

inTown('restore puts nothing beside the log of an earlier database', () => {
  assert.equal(tilstede('backup', 'copy.sqlite').status, 0)
  writeFileSync(at('moved.sqlite-wal'), 'what a crash left')
  refused(run(['restore', 'copy.sqlite', '--database', 'sqlite:moved.sqlite'], whereOf(place)), /moved\.sqlite-wal exists/)
  assert.ok(!existsSync(at('moved.sqlite')), 'something was put in place')
})

inTown('what only reads leaves an older database as it is, and it can be copied before it is migrated', () => {
  query(place.database, 'delete from schema_migration where number = (select max(number) from schema_migration);')
  const applied = () => query(place.database, 'select max(number) from schema_migration;')
  const before = applied()
  for (const command of [['evaluate'], ['statistics', '--by', 'school'], ['audit', 'verify']]) refused(tilstede(...command), /tilstede migrate/)
  assert.equal(tilstede('backup', 'older.sqlite').status, 0)
  assert.deepEqual(applied(), before)
})

inTown('a backup while the server runs holds what was there', async () => {
  const server = await serve(place)
  try {
    assert.equal(tilstede('backup', 'live.sqlite').status, 0)
  } finally {
    await server.stop()
  }
  const copy = { engine: 'sqlite' as const, url: `sqlite:${at('live.sqlite')}` }
  assert.deepEqual(query(copy, 'pragma integrity_check;'), [['ok']])
  assert.deepEqual(query(copy, 'select count(*) from absence_entry;'), [['6']])
})

inTown('audit verify finds a row that was changed, and one that was removed', async () => {
  const server = await serve(place)
  try {
    const sealed = () => query(place.database, 'select count(*) from audit_event where seal_number is not null;')[0]?.[0] !== '0'
    for (let tries = 0; tries < 200 && !sealed(); tries += 1) await pause(50)
    assert.ok(sealed(), 'the sealer sealed nothing in ten seconds')
  } finally {
    await server.stop()
  }
  assert.equal(tilstede('audit', 'verify').status, 0)
  copyFileSync(at('tilstede.sqlite'), at('whole.sqlite'))
  const spoilt = (sql: string) => {
    copyFileSync(at('whole.sqlite'), at('spoilt.sqlite'))
    const database = { engine: 'sqlite' as const, url: `sqlite:${at('spoilt.sqlite')}` }
    query(database, sql)
    return run(['audit', 'verify', '--database', database.url], whereOf(place))
  }
  const one = 'id = (select min(id) from audit_event where seal_number is not null)'
  const changes = [`update audit_event set action = 'pupil.unread' where ${one};`, `update audit_event set payload = '{"pupils":0}' where ${one};`, `delete from audit_event where ${one};`]
  for (const sql of changes) {
    const done = spoilt(sql)
    assert.equal(done.status, 1, sql)
    assert.match(done.stdout, /^(batch \d+|event [0-9a-f-]+): /m)
  }
})

inTown('migrate is done once, and refuses a database of a newer program', () => {
  assert.match(tilstede('migrate').stderr, /up to date/)
  const table = query(place.database, "select name from sqlite_schema where name like '%migration%' and type = 'table';")[0]?.[0]
  assert.ok(table, 'no table holds the migrations')
  const columns = query(place.database, `select name from pragma_table_info('${table}');`).map(([name]) => name)
  const values = columns.map((column) => (column === 'version' || column === 'number' ? '9999' : column))
  query(place.database, `insert into ${table} select ${values.join(', ')} from ${table} limit 1;`)
  for (const command of [['migrate'], ['evaluate'], ['serve', '--port', '0']]) refused(tilstede(...command), /newer/)
})

inTown('a setting nobody knows stops every command, by file and line', () => {
  writeFileSync(at('tilstede.toml'), 'lesson_minutes = 45\nno_such_setting = "hemmelighet"\n')
  for (const command of [['migrate'], ['evaluate'], ['serve', '--port', '0']]) {
    const done = tilstede(...command, '--config', 'tilstede.toml')
    refused(done, /tilstede\.toml:2: .*no_such_setting/)
    assert.doesNotMatch(done.stderr, /hemmelighet/)
  }
  const where = whereOf(place)
  refused(run(['migrate'], { ...where, env: { ...where.env, TILSTEDE_NO_SUCH: 'x' } }), /TILSTEDE_NO_SUCH/)
})

inTown('an account belongs to somebody of the roster, and has a long password', () => {
  const add = (login: string, who: string, password: string) =>
    run(['account', 'add', login, 'staff', who, '--database', place.database.url], { ...whereOf(place), input: `${password}\n` })
  query(place.database, "delete from account where login = 'kari';")
  refused(add('kari', 'kari', 'kort'), /12/)
  refused(add('kari', 'nobody', 'et langt passord'), /roster/)
  assert.equal(add('kari', 'kari', 'et langt passord').status, 0)
  refused(add('kari', 'kari', 'et langt passord'), /has that login already/)
  const change = (command: string, login: string, input: string) =>
    run(['account', command, login, '--database', place.database.url], { ...whereOf(place), input: `${input}\n` })
  const hash = () => query(place.database, "select password_hash from account where login = 'kari';")
  const before = hash()
  refused(change('password', 'kari', 'kort'), /12/)
  refused(change('password', 'ingen', 'et annet langt passord'), /unknown or disabled/)
  assert.equal(change('password', 'kari', 'et annet langt passord').status, 0)
  assert.notDeepEqual(hash(), before)
  assert.equal(change('disable', 'kari', '').status, 0)
  refused(change('password', 'kari', 'et tredje langt passord'), /unknown or disabled/)
})

inTown('statistics repeats per year, hides small groups when asked, and writes a spreadsheet', () => {
  const csv = (...wishes: string[]) => tilstede('statistics', '--until', '2024-10-31', ...wishes).stdout
  assert.equal(
    csv('--by', 'school_year,grade'),
    'school_year,grade,pupils,mean,median,p90,at_least_10,at_least_20,over_10_percent\n' +
      '2024-25,8,2,3,3,5.4,0,0,0.5\n2024-25,9,1,0,0,0,0,0,0\n',
  )
  assert.match(csv('--by', 'weekday', '--measure', 'late'), /\nmonday,3,0,0,0,0,0,\n/)
  assert.equal(csv('--by', 'school', '--suppress', '5').split('\n')[1], 'Haug skole,,,,,,,')
  assert.ok(csv('--by', 'school', '--format', 'xlsx').startsWith('PK'))
  refused(tilstede('statistics', '--by', 'reason', '--suppress', '5'), /--suppress/)
  refused(tilstede('statistics', '--by', 'klasse'), /'klasse' is no key of figures/)
})
