// table.csv says what every route answers to every role, about a pupil the person has to do with and about the
// nearest stranger. Here all of it is called. A route or a role of the contract that the table lacks fails, and so
// does a route of the server that the contract lacks.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { Client, uuid7, type Answer } from '../../server/client.js'
import { roles, routes } from '../../server/contract.js'
import { query } from '../../server/database.js'
import { discard, leave, prepare, serve, settle, type Place, type Prepared } from '../../server/prepared.js'
import { mustRun, root, type Server } from '../../server/program.js'
import { password, readIds } from '../../server/rows.js'
import { idOf } from '../../server/town.js'
import { addRolesNoRosterHas, classOf, deciders, people, townOfRoles } from './town.js'

const today = '2024-10-31'
type Pupil = keyof typeof classOf

interface Row {
  route: string
  role: string
  relation: string
  expected: string
}

const rows: Row[] = readFileSync(new URL('table.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [route = '', role = '', relation = '', status = '', code = ''] = line.split(',')
    return { route, role, relation, expected: `${status} ${code}`.trim() }
  })

const town = townOfRoles()
let prepared: Prepared
let place: Place
let server: Server
let ids: ReturnType<typeof readIds>
const exemptions = new Map<Pupil, string>()
const links = new Map<Pupil, string>()
const handovers = new Map<Pupil, string>()

const pupilId = (pupil: Pupil) => ids.pupils.get(idOf(pupil)) ?? ''
const classId = (pupil: Pupil) => ids.classes.get(town.classNamed(classOf[pupil]).id) ?? ''
const shippedRoutine = readFileSync(`${root}routines/sandefjord.toml`, 'utf8')
const wish = { kind: 'hospital', from: today, until: '2024-11-30', grounds: 'Innlagt' }

async function signedIn(name: string): Promise<Client> {
  const client = new Client(server.url)
  const answer = await client.signIn(idOf(name), password)
  assert.equal(answer.status, 201, `${name} cannot sign in`)
  return client
}

before(async () => {
  prepared = prepare()
  place = settle(prepared, town, { now: `${today}T08:20` })
  addRolesNoRosterHas(place)
  ids = readIds(place.database)
  server = await serve(place)
  for (const [pupil, decider] of Object.entries(deciders) as [Pupil, string][]) {
    const answer = await (await signedIn(decider)).post(`/api/pupils/${pupilId(pupil)}/exemptions`, wish)
    assert.equal(answer.status, 201, answer.text)
    exemptions.set(pupil, answer.body.exemption_id)
    const client = await signedIn(decider)
    // Of a lesson that nobody registers here.
    const link = await client.post(`/api/classes/${classId(pupil)}/substitute-links`, { date: today, lesson: 8 })
    links.set(pupil, link.body.link_id)
    const handover = await client.post(`/api/classes/${classId(pupil)}/handovers`, { date: today, lesson: 8 })
    handovers.set(pupil, handover.body.handover_id)
  }
})

after(async () => {
  await server?.stop()
  if (place) leave(place)
  if (prepared) discard(prepared)
})

function pathOf(route: string, pupil: Pupil): string {
  const path = route
    .replace(/^[A-Z]+ /, '')
    .replace('{class_id}', classId(pupil))
    .replace('{pupil_id}', pupilId(pupil))
    .replace('{link_id}', links.get(pupil) ?? '')
    .replace('{handover_id}', handovers.get(pupil) ?? '')
    .replace('{exemption_id}', exemptions.get(pupil) ?? '')
  assert.ok(!path.includes('{'), `${route} has a parameter that this test does not know`)
  return route.startsWith('GET ') && path.endsWith('/register') ? `${path}?date=${today}` : path
}

function bodyOf(route: string, role: string, pupil: Pupil): unknown {
  const mark = () => ({ mark_id: uuid7(), pupil_id: pupilId(pupil), based_on: null, kind: 'absent' })
  const bodies: Record<string, () => unknown> = {
    'POST /api/session': () => ({ login: idOf(people[role]?.name ?? 'nobody'), password }),
    'POST /api/demo/session': () => ({ login: 'nobody' }),
    'POST /api/privacy-confirmation': () => ({ text_version: '1' }),
    'POST /api/classes/{class_id}/register': () => ({ date: today, lesson: null, seen: [], marks: [mark()] }),
    'POST /api/pupils/{pupil_id}/exemptions': () => wish,
    'POST /api/classes/{class_id}/substitute-links': () => ({ date: today, lesson: 7 }),
    // To each a lesson of its own: handed over again, it is 200.
    'POST /api/classes/{class_id}/handovers': () => ({ date: today, lesson: 1 + roles.indexOf(role) }),
    'POST /api/substitute/session': () => ({ token: 'nobody', name: 'Vigdis' }),
    'POST /api/substitute/register': () => ({ seen: [], marks: [] }),
    'POST /api/routine/outline': () => ({ routine: shippedRoutine }),
    'POST /api/routine/what-if': () => ({ routine: shippedRoutine, school_year: '2024-25', variations: [] }),
  }
  return bodies[route]?.()
}

const said = (answer: Answer) => `${answer.status} ${answer.status >= 400 ? answer.body.code : ''}`.trim()

async function call(client: Client, row: Row): Promise<string> {
  const pupil = row.relation === 'unrelated' ? (people[row.role]?.stranger ?? 'Ada') : 'Ada'
  const method = row.route.split(' ')[0] ?? ''
  const body = bodyOf(row.route, row.role, pupil)
  return said(await client.send(method, pathOf(row.route, pupil), body === undefined ? {} : { body }))
}

test('the table holds every route of the contract for every role, and nothing else', () => {
  const wanted = routes.flatMap(({ name }) => [
    `${name} nobody any`,
    ...roles.flatMap((role) =>
      name.includes('{') ? [`${name} ${role} related`, `${name} ${role} unrelated`] : [`${name} ${role} any`],
    ),
  ])
  const held = rows.map((row) => `${row.route} ${row.role} ${row.relation}`)
  assert.deepEqual(held.filter((one, at) => held.indexOf(one) !== at), [], 'twice in the table')
  assert.deepEqual(wanted.filter((one) => !held.includes(one)), [], 'missing in the table')
  assert.deepEqual(held.filter((one) => !wanted.includes(one)), [], 'not in the contract')
})

// In the program a parameter has a type, {class_id:uuid}; the contract says it elsewhere.
test('the contract holds every route of the server, and nothing else', () => {
  const served = mustRun(['routes'], { folder: place.folder })
    .trim()
    .split('\n')
    .map((route) => route.replace(/:[a-z]+\}/g, '}'))
  const promised = routes.map(({ name }) => name)
  assert.deepEqual(served.filter((one) => !promised.includes(one)), [], 'missing in api/openapi.yaml')
  assert.deepEqual(promised.filter((one) => !served.includes(one)), [], 'not served')
})

for (const role of [...roles, 'nobody']) {
  test(`${role}: every route answers as the table says`, async () => {
    const person = people[role]?.name
    const client = person ? await signedIn(person) : new Client(server.url)
    if (person) assert.deepEqual((await client.get('/api/session')).body.roles, [role])
    // Signing out, and in again, comes last.
    const order = (row: Row) => (row.route.endsWith(' /api/session') && !row.route.startsWith('GET') ? (row.route.startsWith('DELETE') ? 1 : 2) : 0)
    const mine = rows.filter((row) => row.role === role).sort((a, b) => order(a) - order(b))
    assert.ok(mine.length > 0)
    const wrong: string[] = []
    for (const row of mine) {
      const got = await call(client, row)
      if (got !== row.expected) wrong.push(`${row.route}, ${row.relation}: ${got} instead of ${row.expected}`)
    }
    assert.deepEqual(wrong, [])
  })
}

test('what was refused changed nothing', () => {
  const strangers = "select count(*) from absence_entry e join pupil p on p.id = e.pupil_id where p.source_id <> 'ada';"
  assert.deepEqual(query(place.database, strangers), [['0']])
  const ended = "select count(*) from exemption e join pupil p on p.id = e.pupil_id where p.source_id <> 'ada' and ended_at is not null;"
  assert.deepEqual(query(place.database, ended), [['0']])
})

test('every write asks for the CSRF token', async () => {
  // A substitute has a session and a token of a link's own (substitute/vikar.feature).
  const open = ['POST /api/session', 'POST /api/demo/session', 'POST /api/substitute/session', 'POST /api/substitute/register']
  const writes = routes.map((route) => route.name).filter((name) => !name.startsWith('GET ') && !open.includes(name))
  assert.ok(writes.length >= 5)
  const client = await signedIn('Siv')
  for (const route of writes) {
    const body = bodyOf(route, 'principal', 'Ada')
    const wishes = { headers: { 'x-csrf-token': '' }, ...(body !== undefined && { body }) }
    const answer = await client.send(route.split(' ')[0] ?? '', pathOf(route, 'Ada'), wishes)
    assert.match(said(answer), /^403 csrf-token-(missing|wrong)$/, route)
  }
})
