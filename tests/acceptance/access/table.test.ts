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
import { addContest, addMessage, addMissingPupil, idOfGuardian, password, readIds } from '../../server/rows.js'
import { idOf } from '../../server/town.js'
import { addRolesNoRosterHas, classOf, deciders, homes, people, schoolOf, townOfRoles } from './town.js'

const today = '2024-10-31'
// What homes report is of tomorrow: today somebody is missing without a word.
const tomorrow = '2024-11-01'
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
const certificateRequests = new Map<Pupil, string>()
const messages = new Map<Pupil, string>()
// Taken back by the home; the others wait for an answer.
const withdrawable = new Map<Pupil, string>()
const contests = new Map<Pupil, string>()
let grete = ''
const plans = new Map<Pupil, string>()
const outsideControls = new Map<Pupil, string>()
const leaves = new Map<Pupil, string>()
const links = new Map<Pupil, string>()
const handovers = new Map<Pupil, string>()

const pupilId = (pupil: Pupil) => ids.pupils.get(idOf(pupil)) ?? ''
const classId = (pupil: Pupil) => ids.classes.get(town.classNamed(classOf[pupil]).id) ?? ''
const shippedRoutine = readFileSync(`${root}routines/sandefjord.toml`, 'utf8')
// One plan at a time: each who may make one has a month of their own.
const planMonths: Record<string, string> = { 'contact-teacher': '2025-02', 'department-head': '2025-03', principal: '2025-04' }
const planIn = (month: string) => ({ from: `${month}-03`, until: `${month}-20`, parts: [{ weekday: 1, lesson: 1, expected: 'library' }] })
const reason = {
  name: { nb: 'Annet' }, documented_by: { nb: '' }, accepted_by: 'teacher',
  is_leave: false, counts_as_absence: true, on_certificate: true, towards_thresholds: true, is_retired: false,
}
const reasonCodes = [
  'illness', 'chronic_illness', 'appointment', 'hospital', 'institution', 'leave', 'leave_without_application',
  'religious_holiday', 'outside_control', 'other',
]
const busWas = (pupil: Pupil) => ({ date: today, lessons: [1], pupils: [pupilId(pupil)], reason: 'Forsinket skoleskyss' })
const leaveOf = (pupil: Pupil, date: string) => ({ pupils: [pupilId(pupil)], kind: 'leave', from: date, to: date, reason: 'Reise' })
const strike = { kind: 'strike-health', from: today, to: today }
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
  addMissingPupil(place.database, 'Ada', today)
  ids = readIds(place.database)
  grete = idOfGuardian(place.database, 'Grete')
  for (const pupil of Object.keys(classOf) as Pupil[]) {
    messages.set(pupil, addMessage(place.database, { guardian: 'Grete', pupil, date: '2024-11-29', words: 'Borte' }))
    withdrawable.set(pupil, addMessage(place.database, { guardian: 'Grete', pupil, date: '2024-11-28', words: 'Borte' }))
    contests.set(pupil, addContest(place.database, 'Grete', pupil))
  }
  server = await serve(place)
  for (const [pupil, decider] of Object.entries(deciders) as [Pupil, string][]) {
    const answer = await (await signedIn(decider)).post(`/api/pupils/${pupilId(pupil)}/exemptions`, wish)
    assert.equal(answer.status, 201, answer.text)
    exemptions.set(pupil, answer.body.exemption_id)
    const asked = await (await signedIn(decider)).post(`/api/pupils/${pupilId(pupil)}/certificate-requests`, strike)
    assert.equal(asked.status, 201, asked.text)
    certificateRequests.set(pupil, asked.body.request_id)
    const made = await (await signedIn(decider)).post(`/api/pupils/${pupilId(pupil)}/schooling-plans`, planIn('2024-09'))
    assert.equal(made.status, 201, made.text)
    plans.set(pupil, made.body.plan_id)
    const outside = await (await signedIn(decider)).post('/api/outside-control', busWas(pupil))
    assert.equal(outside.status, 201, outside.text)
    outsideControls.set(pupil, outside.body.decision_id)
    await grantLeave(pupil, decider)
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

/** Asked for by the home, and granted: nobody can decide on it twice. */
async function grantLeave(pupil: Pupil, decider: string): Promise<void> {
  const asked = await (await signedIn(homes[pupil])).post('/api/leave', leaveOf(pupil, '2024-11-04'))
  assert.equal(asked.status, 201, asked.text)
  const id = asked.body.applications[0].application_id
  const granted = await (await signedIn(decider)).send('POST', `/api/leave/${id}/decision`, { body: { outcome: 'granted' } })
  assert.equal(granted.status, 200, granted.text)
  leaves.set(pupil, id)
}

function pathOf(route: string, pupil: Pupil): string {
  const path = route
    .replace(/^[A-Z]+ /, '')
    .replace('{class_id}', classId(pupil))
    .replace('{pupil_id}', pupilId(pupil))
    .replace('{school_id}', ids.schools.get(idOf(town.classNamed(classOf[pupil]).school)) ?? '')
    .replace('{link_id}', links.get(pupil) ?? '')
    .replace('{handover_id}', handovers.get(pupil) ?? '')
    .replace('{exemption_id}', exemptions.get(pupil) ?? '')
    .replace('{certificate_request_id}', certificateRequests.get(pupil) ?? '')
    .replace('{message_id}', (route.endsWith('/withdraw') ? withdrawable : messages).get(pupil) ?? '')
    .replace('{contest_id}', contests.get(pupil) ?? '')
    .replace('{plan_id}', plans.get(pupil) ?? '')
    .replace('{code}', 'other')
    .replace('{decision_id}', outsideControls.get(pupil) ?? '')
    .replace('{application_id}', leaves.get(pupil) ?? '')
    .replace('{school_id}', ids.schools.get(idOf(schoolOf[pupil])) ?? '')
  assert.ok(!path.includes('{'), `${route} has a parameter that this test does not know`)
  const isOfADay = path.endsWith('/register') || path.endsWith('/lessons') || path.endsWith('/office/messages') || path.endsWith('/outside-control')
  return route.startsWith('GET ') && isOfADay ? `${path}?date=${today}` : path
}

function bodyOf(route: string, role: string, pupil: Pupil): unknown {
  const mark = () => ({ mark_id: uuid7(), pupil_id: pupilId(pupil), based_on: null, kind: 'absent' })
  const bodies: Record<string, () => unknown> = {
    'POST /api/session': () => ({ login: idOf(people[role]?.name ?? 'nobody'), password }),
    'POST /api/demo/session': () => ({ login: 'nobody' }),
    'POST /api/privacy-confirmation': () => ({ text_version: '1' }),
    'POST /api/classes/{class_id}/register': () => ({ date: today, lesson: null, seen: [], marks: [mark()] }),
    'POST /api/my/contact-wish': () => ({ channel: 'phone', language: null, needs_interpreter: false }),
    'POST /api/pupils/{pupil_id}/contact-wish': () => ({ guardian_id: grete, channel: 'phone', language: null, needs_interpreter: false }),
    'POST /api/pupils/{pupil_id}/messages': () => ({ guardian_id: grete, channel: 'phone', today, from: tomorrow, to: tomorrow, reason: 'illness' }),
    'POST /api/pupils/{pupil_id}/contests': () => ({ entry_id: contests.get(pupil), text: 'Feil' }),
    'POST /api/contests/{contest_id}/answer': () => ({ outcome: 'explained', answer: 'Slik er det' }),
    'POST /api/messages/{message_id}/answer': () => ({ is_accepted: false }),
    'POST /api/my/messages': () => ({ pupil_ids: [pupilId(pupil)], today, from: tomorrow, to: tomorrow, reason: 'illness' }),
    'POST /api/pupils/{pupil_id}/exemptions': () => wish,
    'POST /api/log/pupils': () => ({ name: 'Ada' }),
    'POST /api/classes/{class_id}/register/withdrawal': () => ({ date: today, lesson: null }),
    'POST /api/pupils/{pupil_id}/schooling-plans': () => planIn(planMonths[role] ?? '2025-01'),
    'POST /api/reasons': () => ({ ...reason, code: 'bus', name: { nb: 'Buss' } }),
    'PUT /api/reasons/{code}': () => reason,
    'POST /api/reasons/order': () => ({ codes: [...reasonCodes, 'bus'] }),
    'POST /api/outside-control': () => busWas(pupil),
    'POST /api/leave': () => leaveOf(pupil, '2024-11-05'),
    'POST /api/leave/{application_id}/decision': () => ({ outcome: 'granted' }),
    'POST /api/leave/{application_id}/change': () => ({ from: '2024-11-04', to: '2024-11-04', reason: 'Som før' }),
    'PUT /api/schools/{school_id}/leave-delegation': () => ({ contact_teacher_days: 1, department_head_days: 3 }),
    'POST /api/pupils/{pupil_id}/morning-steps': () => ({ kind: 'take' }),
    'PUT /api/schools/{school_id}/morning-settings': () => ({ wait_minutes: 15, return_minutes: 10, phone: null, contacts_staff: [] }),
    'PUT /api/schools/{school_id}/gap-settings': () => ({ remind_at: null }),
    'POST /api/classes/{class_id}/half-year': () => ({ half: 1, pupils: [] }),
    'POST /api/pupils/{pupil_id}/certificate-requests': () => strike,
    'POST /api/certificate-requests/{certificate_request_id}/steps': () => ({ step: 'documentation-asked' }),
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
  const strangers = "select count(*) from absence_entry e join pupil p on p.id = e.pupil_id where p.source_id <> 'ada' and e.superseded_by is null and e.decision_id is null;"
  assert.deepEqual(query(place.database, strangers), [['0']])
  const ended = "select count(*) from exemption e join pupil p on p.id = e.pupil_id where p.source_id <> 'ada' and ended_at is not null;"
  assert.deepEqual(query(place.database, ended), [['0']])
  const changed = "select count(*) from leave_change c join leave_application l on l.id = c.application_id join pupil p on p.id = l.pupil_id where p.source_id <> 'ada';"
  assert.deepEqual(query(place.database, changed), [['0']])
  const undone = "select count(*) from outside_control_pupil o join outside_control_decision d on d.id = o.decision_id join pupil p on p.id = o.pupil_id where p.source_id <> 'ada' and d.undone_at is not null;"
  assert.deepEqual(query(place.database, undone), [['0']])
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
