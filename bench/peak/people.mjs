// What a teacher, a guardian and an office do in the peak. Each request is timed from when it was due; what the server
// acknowledged is written in the ledger.
import { strict as assert } from 'node:assert'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, uuidV7 } from '../client.mjs'
import { TODAY } from './town.mjs'

const LESSON = 1
/// How long people look at what they have opened before they send anything, in seconds.
const LOOKING = { least: 2, most: 8 }

export class Peak {
  constructor(servers, agent, random) {
    this.servers = servers
    this.agent = agent
    this.random = random
    this.times = new Map()
    this.ledger = { entries: new Set(), registrations: new Set(), messages: new Set(), answers: 0 }
    this.trouble = []
  }

  // A person keeps to no server: every request goes to the next one, as behind a load balancer.
  as(headers) {
    const client = new Client(this.servers[Math.floor(this.random() * this.servers.length)], this.agent)
    client.headers = headers
    return client
  }

  async look() {
    await pause(1000 * (LOOKING.least + this.random() * (LOOKING.most - LOOKING.least)))
  }

  async timed(what, due, request) {
    const answer = await request()
    this.ledger.answers += 1
    if (!this.times.has(what)) this.times.set(what, [])
    this.times.get(what).push(performance.now() - due)
    return answer
  }

  /// A visit that fails is told of at the end, and does not stop the others.
  visit(work) {
    return async (due) => {
      try {
        await work(due)
      } catch (error) {
        this.trouble.push(error)
      }
    }
  }

  async send(what, due, headers, method, path, body, more = {}) {
    const answer = await this.timed(what, due, () => this.as(headers).send(method, path, body, more))
    assert.ok(answer.status < 300 || answer.status === 304, `${method} ${what}: ${answer.status} ${answer.body?.code}`)
    return answer
  }

  // Some answers are lost on the way: the page sends the same again, with the same key.
  async write(what, due, headers, path, body) {
    const key = { 'Idempotency-Key': uuidV7() }
    const sends = this.random() < 0.05 ? 2 : 1
    const answers = await Promise.all(
      Array.from({ length: sends }, () => this.timed(what, due, () => this.as(headers).send('POST', path, body, key))),
    )
    const done = answers.filter(({ status }) => status < 300)
    // A twin under way is told to wait with 409; one of the two is always done.
    assert.ok(done.length > 0, `POST ${what}: ${answers.map(({ status, body: said }) => `${status} ${said?.code}`)}`)
    assert.ok(answers.every(({ status }) => status < 300 || status === 409), `POST ${what}: a twin was refused`)
    return done[0].body
  }
}

/// Opens the first lesson, looks, and registers: two absent, one late, the rest present.
export function teacher(peak, { headers, of: group }) {
  const path = `/api/classes/${group}/register`
  return peak.visit(async (due) => {
    const { body } = await peak.send('open a class', due, headers, 'GET', `${path}?date=${TODAY}&lesson=${LESSON}`)
    await peak.look()
    const kinds = [{ kind: 'absent' }, { kind: 'absent' }, { kind: 'late', minutes: 10 }]
    const free = body.pupils.filter(({ entry, day_entry: day }) => !entry && !day)
    const marks = kinds.map((kind, i) => ({ mark_id: uuidV7(), pupil_id: free[i].pupil_id, based_on: null, ...kind }))
    const batch = { date: TODAY, lesson: LESSON, seen: body.pupils.map(({ pupil_id: id }) => id), marks }
    const { results, registration } = await peak.write('save a class', performance.now(), headers, path, batch)
    assert.deepEqual(results.map(({ status }) => status), marks.map(() => 'saved'), JSON.stringify(results))
    assert.ok(registration)
    for (const { mark_id: id } of marks) peak.ledger.entries.add(id)
    peak.ledger.registrations.add(group)
  })
}

/// Opens the page and reports the child ill today.
export function guardian(peak, { headers, of: child }) {
  return peak.visit(async (due) => {
    await peak.send('a home opens its page', due, headers, 'GET', '/api/my/home')
    await peak.look()
    const report = { pupil_ids: [child], today: TODAY, from: TODAY, to: TODAY, reason: 'illness' }
    const { results } = await peak.write('a home reports', performance.now(), headers, '/api/my/messages', report)
    assert.deepEqual(results.map(({ status }) => status), ['saved'], JSON.stringify(results))
    for (const { message_id: id } of results[0].messages) peak.ledger.messages.add(id)
  })
}

/// Looks at who is missing; most of the times nothing is new.
export function office(peak, person) {
  return peak.visit(async (due) => {
    const seen = person.etag ? { 'If-None-Match': person.etag } : {}
    const { headers } = await peak.send('the morning list', due, person.headers, 'GET', '/api/morning', undefined, seen)
    person.etag = headers.etag
  })
}
