// The demo's teachers open, save and review their classes. One client is one teacher with a session, a class and
// a connection of their own.
import { strict as assert } from 'node:assert'
import { Client, uuidV7 } from './client.mjs'

const CLIENTS = 16
const CLASS_SIZE_MIN = 26
const LOGINS_TRIED_MAX = 800
const MARKS = 3
const REQUESTS = { 1: 400, 16: 1600 }
const WARM_UP = 64

export class Teacher extends Client {
  /// False when there is nobody with this login.
  async signIn(login) {
    const answer = await this.send('POST', '/api/demo/session', { login })
    if (answer.status !== 201) return false
    this.headers = {
      Cookie: answer.headers['set-cookie'].map((cookie) => cookie.split(';')[0]).join('; '),
      'X-CSRF-Token': answer.body.csrf_token,
    }
    if (answer.body.must_confirm_privacy) {
      await this.ask(200, 'POST', '/api/privacy-confirmation', { text_version: answer.body.privacy_text_version })
    }
    return true
  }

  /// True when this is the contact teacher of a class of the wanted size, which is then theirs to measure.
  async findClass(sizeMin) {
    const { today, classes } = await this.ask(200, 'GET', '/api/my/classes')
    const own = classes.find((group) => group.is_contact_teacher && group.may_register && group.may_review)
    if (!own) return false
    this.today = today
    this.path = `/api/classes/${own.class_id}`
    const { pupils } = await this.ask(200, 'GET', `${this.path}/register?date=${today}`)
    this.pupils = pupils.map((pupil) => pupil.pupil_id)
    this.marked = pupils.slice(0, MARKS).map((pupil) => ({ pupil: pupil.pupil_id, standing: pupil.entry }))
    return pupils.length >= sizeMin
  }

  async open() {
    const { pupils } = await this.ask(200, 'GET', `${this.path}/register?date=${this.today}`)
    assert.equal(pupils.length, this.pupils.length, 'another class list than before')
  }

  async review() {
    const { pupils } = await this.ask(200, 'GET', `${this.path}/review`)
    assert.equal(pupils.length, this.pupils.length, 'another class list than before')
  }

  // Absent and present by turns, so that every save writes three entries and evaluates three pupils.
  async save() {
    const marks = this.marked.map(({ pupil, standing }) => ({
      mark_id: uuidV7(),
      pupil_id: pupil,
      based_on: standing?.entry_id ?? null,
      ...(standing?.kind === 'day' ? { kind: 'present' } : { kind: 'absent', reason: 'illness', reported_by: 'guardian' }),
    }))
    const batch = { date: this.today, lesson: null, seen: this.pupils, marks }
    const key = { 'Idempotency-Key': uuidV7() }
    const { results, registration } = await this.ask(200, 'POST', `${this.path}/register`, batch, key)
    assert.deepEqual(results.map((result) => result.status), marks.map(() => 'saved'), JSON.stringify(results))
    assert.ok(registration, 'the class does not count as registered')
    results.forEach((result, i) => (this.marked[i].standing = result.entry))
  }
}

// The contact teacher on the sign-in page first: that class has 28 pupils.
export async function gatherTeachers(url) {
  const visitor = new Teacher(url)
  const { people } = await visitor.ask(200, 'GET', '/api/demo/people')
  visitor.close()
  const offered = people.find((person) => person.role === 'contact-teacher').login
  const others = Array.from({ length: LOGINS_TRIED_MAX }, (_, i) => `ansatt-${String(i + 1).padStart(4, '0')}`)
  const teachers = []
  for (const login of [offered, ...others.filter((other) => other !== offered)]) {
    const teacher = new Teacher(url)
    const isUsable = (await teacher.signIn(login)) && (await teacher.findClass(teachers.length === 0 ? 28 : CLASS_SIZE_MIN))
    if (isUsable) teachers.push(teacher)
    else teacher.close()
    if (teachers.length === CLIENTS) return teachers
  }
  throw new Error(`only ${teachers.length} contact teachers of classes of ${CLASS_SIZE_MIN} or more`)
}

async function share(teachers, total, visit) {
  const milliseconds = []
  let begun = 0
  const work = async (teacher) => {
    while (begun < total) {
      ++begun
      const started = performance.now()
      await visit(teacher)
      milliseconds.push(performance.now() - started)
    }
  }
  await Promise.all(teachers.map(work))
  return milliseconds.sort((a, b) => a - b)
}

const cpuOfThis = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function measure(teachers, total, visit, meters) {
  await share(teachers, WARM_UP, visit)
  const before = meters.map((meter) => meter())
  const started = performance.now()
  const times = await share(teachers, total, visit)
  const seconds = (performance.now() - started) / 1000
  const [server, database, client] = meters.map((meter, i) => (meter() - before[i]) / total)
  const at = (part) => times[Math.min(times.length - 1, Math.floor(part * times.length))]
  return { median: at(0.5), p95: at(0.95), perSecond: total / seconds, server, database, client }
}

// Against: RosarioSIS 12.0 on a machine of the same kind, 16 clients, CPU of its server, database and client
// together; docs/performance.md.
const VISITS = [
  { name: 'open a class', visit: (teacher) => teacher.open(), against: 34, aim: 1 },
  { name: 'save a class, 3 exceptions', visit: (teacher) => teacher.save(), against: 161, aim: 3 },
  { name: 'class review', visit: (teacher) => teacher.review(), against: null, aim: null },
]

export async function measureRequests({ url, serverCpu, databaseCpu }, say) {
  const all = await gatherTeachers(url)
  const meters = [serverCpu, databaseCpu, cpuOfThis]
  try {
    for (const { name, visit, against, aim } of VISITS) {
      for (const [clients, total] of Object.entries(REQUESTS)) {
        const figures = await measure(all.slice(0, clients), total, visit, meters)
        const tell = (what, ...rest) => say(`${name}, ${clients} client${clients === '1' ? '' : 's'}: ${what}`, ...rest)
        tell('median', figures.median, 'ms')
        tell('p95', figures.p95, 'ms')
        tell('requests per second', figures.perSecond, '1/s')
        tell('CPU server', figures.server, 'ms', { aim })
        if (figures.database > 0) tell('CPU database', figures.database, 'ms')
        const sum = figures.server + figures.database + figures.client
        tell('CPU server, database and client', sum, 'ms', { against: clients === '16' ? against : null })
      }
    }
  } finally {
    all.forEach((teacher) => teacher.close())
  }
}
