// usage: npm run crash -w tests
// Teachers register in a stream while the server is killed (kill -9) at 20 random moments. Whatever a client was
// told is saved must be there after the restart; a batch under way is there whole or not at all, and its repeat
// comes out right. On SQLite, and on PostgreSQL when TILSTEDE_TEST_POSTGRES names a cluster.
//   TILSTEDE_TEST_SEED  repeats a run; printed by every run
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, uuid7 } from '../server/client.js'
import { query, type Database, type Engine } from '../server/database.js'
import { discard, leave, prepare, serve, settle, whereOf, type Place } from '../server/prepared.js'
import { run, type Server } from '../server/program.js'
import { password, readIds } from '../server/rows.js'
import { firstDay, idOf, Town } from '../server/town.js'

const kills = 20
const streams = 3
const marksPerBatch = 6
const today = '2024-10-31'
/** A kill comes this long after the streams began, in milliseconds: before the first answer, or in the midst of them. */
const killAfter = { least: 5, most: 250 }

const seed = Number(process.env['TILSTEDE_TEST_SEED'] ?? Date.now() % 1_000_000)

// mulberry32: small, and the same everywhere.
function randomFrom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

interface Batch {
  key: string
  body: { date: string; lesson: number; seen: string[]; marks: { mark_id: string }[] }
}

const idsOf = (batch: Batch) => batch.body.marks.map((mark) => mark.mark_id)

class Crash {
  readonly acknowledged = new Set<string>()
  underWay: Batch[] = []
  interrupted = 0
  private slot = 0
  private readonly slots: { date: string; lesson: number }[]

  constructor(
    private readonly place: Place,
    private readonly path: string,
    private readonly pupils: string[],
    days: string[],
    private readonly random: () => number,
  ) {
    this.slots = days.flatMap((date) => Array.from({ length: 20 }, (_, at) => ({ date, lesson: at + 1 })))
  }

  async killOften(): Promise<void> {
    for (let round = 0; round < kills; round += 1) {
      await this.serving(async (server) => {
        const client = await this.afterRestart(server)
        const running = Promise.all(Array.from({ length: streams }, () => this.stream(client)))
        await Promise.race([running, pause(killAfter.least + this.random() * (killAfter.most - killAfter.least))])
        await server.kill()
        await running
      })
    }
    await this.serving(async (server) => {
      await this.seenByTheTeacher(await this.afterRestart(server))
      await server.stop()
    })
  }

  // A finding must not leave a server behind, which would keep this program waiting for it.
  private async serving(work: (server: Server) => Promise<void>): Promise<void> {
    const server = await serve(this.place)
    try {
      await work(server)
    } finally {
      await server.kill()
    }
  }

  private async afterRestart(server: Server): Promise<Client> {
    const stored = storedIds(this.place.database)
    const lost = [...this.acknowledged].filter((id) => !stored.has(id))
    if (lost.length > 0) throw new Error(`${lost.length} of ${this.acknowledged.size} acknowledged marks are lost, e.g. ${lost[0]}`)
    for (const batch of this.underWay) {
      const there = idsOf(batch).filter((id) => stored.has(id)).length
      if (there !== 0 && there !== batch.body.marks.length) throw new Error(`a batch was cut in two: ${there} of its marks are there`)
    }
    const client = new Client(server.url)
    const answer = await client.signIn('kari', password)
    if (answer.status !== 201) throw new Error(`cannot sign in: ${answer.status}`)
    for (const batch of this.underWay.splice(0)) await this.send(client, batch)
    return client
  }

  private async stream(client: Client): Promise<void> {
    for (;;) {
      const batch = this.nextBatch()
      try {
        await this.send(client, batch)
      } catch (error) {
        // fetch throws a TypeError when the connection breaks; anything else is a finding.
        if (!(error instanceof TypeError)) throw error
        this.interrupted += 1
        this.underWay.push(batch)
        return
      }
    }
  }

  private nextBatch(): Batch {
    const slot = this.slots[this.slot++]
    if (!slot) throw new Error('the town has no lessons left; kill sooner')
    const first = Math.floor(this.random() * (this.pupils.length - marksPerBatch))
    const marked = this.pupils.slice(first, first + marksPerBatch)
    const marks = marked.map((pupil) => ({ mark_id: uuid7(), pupil_id: pupil, based_on: null, kind: 'late', minutes: 5 }))
    return { key: randomUUID(), body: { ...slot, seen: this.pupils, marks } }
  }

  private async send(client: Client, batch: Batch): Promise<void> {
    const answer = await client.post(this.path, batch.body, batch.key)
    if (answer.status !== 200) throw new Error(`registering was answered with ${answer.status} ${answer.body?.code}`)
    for (const result of answer.body.results) {
      if (result.status !== 'saved' && result.status !== 'already') throw new Error(`a mark came out as ${result.status} ${result.code}`)
      this.acknowledged.add(result.mark_id)
    }
  }

  /** Not only rows in a table: the pages show them. */
  private async seenByTheTeacher(client: Client): Promise<void> {
    const shown = new Set<string>()
    for (const pupil of this.pupils) {
      const answer = await client.get(`/api/pupils/${pupil}/absence?history=true`)
      if (answer.status !== 200) throw new Error(`a pupil's absence was answered with ${answer.status}`)
      for (const entry of answer.body.entries) shown.add(entry.entry_id)
    }
    const unseen = [...this.acknowledged].filter((id) => !shown.has(id))
    if (unseen.length > 0) throw new Error(`${unseen.length} acknowledged marks are stored and not shown`)
    if (shown.size !== this.acknowledged.size) throw new Error(`${shown.size - this.acknowledged.size} entries that nobody sent`)
  }
}

function storedIds(database: Database): Set<string> {
  return new Set(query(database, 'select id from absence_entry;').map(([id]) => id ?? ''))
}

function logIsWhole(place: Place): void {
  const done = run(['audit', 'verify', '--database', place.database.url], whereOf(place))
  if (done.status !== 0) throw new Error(`audit verify: ${done.stdout}${done.stderr}`)
  if (place.database.engine !== 'sqlite') return
  const [verdict] = query(place.database, 'pragma integrity_check;')
  if (verdict?.[0] !== 'ok') throw new Error('the SQLite file is damaged')
}

async function crashOn(engine: Engine): Promise<string> {
  const prepared = prepare(engine)
  try {
    const town = new Town()
    const names = Array.from({ length: 26 }, (_, at) => `Elev${String.fromCharCode(65 + at)}`)
    const { id } = town.addClass('8A', 'Solvang skole', names)
    town.addTeacher('Kari', '8A', true)
    const place = settle(prepared, town, { now: `${today}T08:20` })
    try {
      const ids = readIds(place.database)
      const days = town.schoolDaysBefore(today, 52).filter((day) => day >= firstDay)
      const pupils = names.map((name) => ids.pupils.get(idOf(name)) ?? '')
      const crash = new Crash(place, `/api/classes/${ids.classes.get(id)}/register`, pupils, days, randomFrom(seed))
      await crash.killOften()
      logIsWhole(place)
      if (crash.interrupted === 0) throw new Error('no kill hit a request under way')
      return `${crash.acknowledged.size} marks acknowledged, ${crash.interrupted} batches interrupted by ${kills} kills`
    } finally {
      leave(place)
    }
  } finally {
    discard(prepared)
  }
}

console.log(`TILSTEDE_TEST_SEED=${seed}`)
const engines: Engine[] = process.env['TILSTEDE_TEST_POSTGRES'] ? ['sqlite', 'postgresql'] : ['sqlite']
let failed = 0
for (const engine of engines) {
  try {
    console.log(`${engine}: ${await crashOn(engine)}`)
  } catch (error) {
    failed += 1
    console.log(`${engine}: FAILED: ${error instanceof Error ? error.message : String(error)}`)
  }
}
console.log(`${engines.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
