// What a teacher does in the peak. Each request is timed from when it was due; what the server
// acknowledged is written in the ledger.
import { strict as assert } from 'node:assert'
import { Client, uuidV7 } from '../client.mjs'
import { TODAY } from './town.mjs'

const LESSON = 1
/// How long a teacher looks at the list before the marks are sent, in seconds.
const LOOKING = { least: 2, most: 8 }

export class Peak {
  constructor(servers, agent, random) {
    this.servers = servers
    this.agent = agent
    this.random = random
    this.times = new Map()
    this.ledger = { entries: new Set(), registrations: new Set(), answers: 0 }
    this.trouble = []
  }

  // A person keeps to no server: every request goes to the next one, as behind a load balancer.
  as(headers) {
    const client = new Client(this.servers[Math.floor(this.random() * this.servers.length)], this.agent)
    client.headers = headers
    return client
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
    const looking = 1000 * (LOOKING.least + peak.random() * (LOOKING.most - LOOKING.least))
    await new Promise((resolve) => setTimeout(resolve, looking))
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
