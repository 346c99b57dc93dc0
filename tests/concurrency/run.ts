// usage: npm run concurrency -w tests
// The lost flag: two servers on one PostgreSQL register the fourth and the fifth absence of the same pupils at the
// same moment. Had neither waited for the other, each would count four, and nobody would raise the flag of five.
import { randomUUID } from 'node:crypto'
import { Client, uuid7, type Answer } from '../server/client.js'
import { engine, query } from '../server/database.js'
import { discard, leave, prepare, serve, settle, whereOf, type Place } from '../server/prepared.js'
import { run, type Server } from '../server/program.js'
import { password, readIds } from '../server/rows.js'
import { idOf, Town, type SchoolClass } from '../server/town.js'

// Each class is one race. One would be lost about every other time without the lock; all of them never hold.
const classesOfEachKind = 15
const pupilsPerClass = 10
const today = '2024-10-31'

type Kind = 'day' | 'lesson'
const ruleOf: Record<Kind, string> = { day: 'days-5', lesson: 'hours-5' }

interface Race {
  schoolClass: SchoolClass
  kind: Kind
}

// No class has a timetable, so a lesson counts as an hour and never as a day.
function townOfRaces(days: string[]): { town: Town; races: Race[] } {
  const town = new Town()
  const races: Race[] = []
  for (let at = 0; at < classesOfEachKind * 2; at += 1) {
    const kind: Kind = at % 2 === 0 ? 'day' : 'lesson'
    const name = `8-${at}`
    const pupils = Array.from({ length: pupilsPerClass }, (_, pupil) => `Elev ${at} ${pupil}`)
    races.push({ schoolClass: town.addClass(name, 'Solvang skole', pupils), kind })
    town.addTeacher('Kari', name, true)
    for (const pupil of pupils) {
      for (const date of days) town.absence.push({ pupil, date, kind, ...(kind === 'lesson' && { lesson: 1 }) })
    }
  }
  return { town, races }
}

function batchOf(race: Race, date: string, pupils: Map<string, string>) {
  const marks = race.schoolClass.pupils.map((name) => ({ mark_id: uuid7(), pupil_id: pupils.get(idOf(name)), based_on: null, kind: 'absent' }))
  return { date, lesson: race.kind === 'day' ? null : 1, seen: [], marks }
}

function allSaved(answer: Answer): void {
  if (answer.status !== 200) throw new Error(`registering was answered with ${answer.status} ${answer.body?.code}`)
  for (const result of answer.body.results) {
    if (result.status !== 'saved') throw new Error(`a mark came out as ${result.status} ${result.code}`)
  }
}

async function teacherAt(server: Server): Promise<Client> {
  const client = new Client(server.url)
  const answer = await client.signIn('kari', password)
  if (answer.status !== 201) throw new Error(`cannot sign in: ${answer.status}`)
  return client
}

/** Runs every race, and says how many flags the two answers told of together. */
async function raceAll(place: Place, servers: Server[], races: Race[], fourth: string, fifth: string): Promise<number> {
  const ids = readIds(place.database)
  const teachers = await Promise.all(servers.map(teacherAt))
  let told = 0
  for (const [at, race] of races.entries()) {
    const path = `/api/classes/${ids.classes.get(race.schoolClass.id)}/register`
    // Now the earlier day is sent first, now the later one.
    const dates = at % 4 < 2 ? [fourth, fifth] : [fifth, fourth]
    const answers = await Promise.all(
      teachers.map((teacher, server) => teacher.post(path, batchOf(race, dates[server] ?? '', ids.pupils), randomUUID())),
    )
    for (const answer of answers) {
      allSaved(answer)
      told += answer.body.flags.length
    }
  }
  return told
}

/** Pupils that have five absences stored and not exactly the flag of five. */
function withoutFlag(place: Place, races: Race[], firstMet: string): string[] {
  const standing = query(place.database, 'select p.source_id, f.rule, f.count, f.first_met from flag f join pupil p on p.id = f.pupil_id where f.withdrawn_at is null;')
  const flags = new Map<string, string[]>()
  for (const [pupil = '', ...flag] of standing) flags.set(pupil, [...(flags.get(pupil) ?? []), flag.join(' ')])
  return races.flatMap(({ schoolClass, kind }) =>
    schoolClass.pupils.filter((name) => flags.get(idOf(name))?.join() !== `${ruleOf[kind]} 5 ${firstMet}`),
  )
}

async function fourAndFive(): Promise<string> {
  const prepared = prepare()
  try {
    const [fifth = '', fourth = '', ...three] = new Town().schoolDaysBefore(today, 5)
    const { town, races } = townOfRaces(three)
    const place = settle(prepared, town, { now: `${today}T08:20` })
    const servers: Server[] = []
    try {
      servers.push(await serve(place), await serve(place))
      const told = await raceAll(place, servers, races, fourth, fifth)
      const [stored] = query(place.database, 'select count(*) from absence_entry;')
      const pupils = races.length * pupilsPerClass
      if (stored?.[0] !== String(5 * pupils)) throw new Error(`${stored?.[0]} entries instead of ${5 * pupils}`)
      const lost = withoutFlag(place, races, fifth)
      if (lost.length > 0) throw new Error(`${lost.length} of ${pupils} pupils have five absences and not the flag`)
      if (told !== pupils) throw new Error(`the answers told of ${told} flags instead of ${pupils}`)
      for (const server of servers.splice(0)) await server.stop()
      const log = run(['audit', 'verify', '--database', place.database.url], whereOf(place))
      if (log.status !== 0) throw new Error(`audit verify: ${log.stdout}${log.stderr}`)
      return `${pupils} pupils got the flag of five, ${races.length} classes registered by two servers at once`
    } finally {
      for (const server of servers) await server.kill()
      leave(place)
    }
  } finally {
    discard(prepared)
  }
}

if (engine !== 'postgresql') throw new Error('SQLite has one writer. Run: scripts/with-postgres npm run concurrency -w tests')
try {
  console.log(await fourAndFive())
  console.log('1 passed, 0 failed')
} catch (error) {
  console.log(`FAILED: ${error instanceof Error ? error.message : String(error)}`)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
