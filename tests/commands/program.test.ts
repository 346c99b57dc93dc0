// The command line as an operator meets it: what it answers, with which exit code, and that nothing is lost on the way.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { emptyDatabase, query } from '../server/database.js'
import { discard, leave, prepare, serve, settle, whereOf, type Place, type Prepared } from '../server/prepared.js'
import { root, run, type Done } from '../server/program.js'
import { Town } from '../server/town.js'

const commands = ['serve', 'routes', 'migrate', 'import', 'evaluate', 'simulate', 'routine check', 'statistics', 'audit verify', 'backup', 'restore', 'account add', 'account password', 'account disable']
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
    [['simulate'], /--routine/],
    [['simulate', '--routine', 'x', '--vary', 'days-10=ti'], /--vary.*days-10=5\.\.20/],
    [['simulate', '--routine', 'x', '--table', 'none'], /--table/],
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
  assert.equal(tilstede('evaluate', '--known-at', '2024-08-01').stdout, 'pupil_id,rule,first_met,met_now,count\n')
  const bergen = tilstede('evaluate', '--routine', `${root}routines/bergen.toml`).stdout
  assert.match(bergen, /^ada,days-3-in-month,2024-10-25,1,6$/m)
})

/** The shipped routine with its first limit of so many days set to another. */
function draft(name: string, from: string, to: string): void {
  const text = readFileSync(`${root}routines/sandefjord.toml`, 'utf8')
  assert.ok(text.includes(from))
  writeFileSync(at(name), text.replace(from, to))
}

inTown('simulate lays a draft over a school year, beside the routine in force', () => {
  draft('draft.toml', 'at_least = 5', 'at_least = 3')
  const simulate = (...wishes: string[]) => tilstede('simulate', '--routine', 'draft.toml', '--school-year', '2024-25', ...wishes)
  const weeks = simulate()
  assert.equal(weeks.status, 0, weeks.stderr)
  assert.equal(
    weeks.stdout,
    [
      'school_id,school,week,step,pupils,pupils_in_force',
      ',,2024-W43,any step,1,0',
      ',,2024-W43,five,1,0',
      ',,2024-W44,any step,0,1',
      ',,2024-W44,five,0,1',
      'solvang-skole,Solvang skole,2024-W43,any step,1,0',
      'solvang-skole,Solvang skole,2024-W43,five,1,0',
      'solvang-skole,Solvang skole,2024-W44,any step,0,1',
      'solvang-skole,Solvang skole,2024-W44,five,0,1',
      '',
    ].join('\n'),
  )
  assert.equal(
    simulate('--table', 'pupils').stdout,
    [
      'pupil_id,school_id,school,step,reached,reached_in_force,change',
      'ada,solvang-skole,Solvang skole,any step,2024-10-25,2024-10-29,earlier',
      'ada,solvang-skole,Solvang skole,five,2024-10-25,2024-10-29,earlier',
      '',
    ].join('\n'),
  )
  const steps = simulate('--table', 'steps').stdout
  assert.match(steps, /^school_id,school,enrolled,step,pupils,pupils_in_force,new,gone,earlier,later$/m)
  assert.match(steps, /^haug-skole,Haug skole,1,five,0,0,0,0,0,0$/m)
  assert.match(steps, /^,,3,five,1,1,0,0,1,0$/m)
  const work = simulate('--table', 'work').stdout
  assert.match(work, /^school_id,school,role,shall,should,may,meetings,shall_in_force,should_in_force,may_in_force,meetings_in_force$/m)
  assert.match(work, /^,,contact-teacher,3,0,0,0,3,0,0,0$/m)
})

inTown('simulate tries up to fifty thresholds at once', () => {
  const simulate = (...wishes: string[]) =>
    tilstede('simulate', '--routine', `${root}routines/sandefjord.toml`, '--school-year', '2024-25', ...wishes)
  const swept = simulate('--vary', 'days-10=5..7', '--vary', 'hours-5=1')
  assert.equal(swept.status, 0, swept.stderr)
  assert.deepEqual(swept.stdout.split('\n').filter((row) => row.includes(',,') || row.startsWith('rule')), [
    'rule,value,school_id,school,pupils,step,step_pupils',
    'days-10,5,,,1,ten,1',
    'days-10,6,,,1,ten,1',
    'days-10,7,,,0,ten,0',
    'hours-5,1,,,0,five,1',
  ])
  refused(simulate('--vary', 'days-10=1..51'), /51 variants are more than 50/)
  refused(simulate('--vary', 'days-11=5..7'), /days-11.*days-10/)
})

inTown('simulate looks at the last school year that is over, in csv, json or words', () => {
  const simulate = (...wishes: string[]) => tilstede('simulate', '--routine', `${root}routines/bergen.toml`, ...wishes)
  assert.equal(simulate().stdout, 'school_id,school,week,step,pupils,pupils_in_force\n')
  const json = JSON.parse(simulate('--format', 'json').stdout)
  assert.deepEqual([json.school_year, json.until, json.pupils], ['2023-24', '2024-07-31', 0])
  assert.deepEqual(json.in_force.map((one: { version: string }) => one.version), ['2', '3'])
  const words = simulate('--format', 'words', '--school-year', '2024-25').stdout
  assert.match(words, /"Prosedyrer ved skolefravær" \(bergen, version .*\) had ruled the school year 2024-25/)
  assert.match(words, /3 pupils at 2 schools, entries up to 2024-10-31/)
  assert.match(words, /^first-concern +1 +0 +0 +0 +0 +0$/m)
})

inTown('simulate names the line of a draft that is wrong', () => {
  draft('broken.toml', 'at_least = 5', 'at_least = "fem"')
  refused(tilstede('simulate', '--routine', 'broken.toml'), /broken\.toml:\d+:\d+: .*at_least/)
  refused(tilstede('simulate', '--routine', 'none.toml'), /none\.toml.*cannot be read/)
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
  for (const routine of ['sandefjord', 'bergen', 'research']) {
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

inTown('a port that is taken is told before the demo is made', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = other.address() as AddressInfo
    mkdirSync(at('demo'))
    const database = emptyDatabase(at('demo'), 'sqlite')
    refused(run(['serve', '--demo', '--port', `${port}`, '--database', database.url], whereOf(place)), new RegExp(`port ${port}`))
    assert.deepEqual(query(database, 'select count(*) from pupil;'), [['0']])
  } finally {
    other.close()
  }
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
