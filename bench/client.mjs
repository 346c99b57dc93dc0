// One person at the server: their headers, over kept-alive connections.
import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import http from 'node:http'

export class Client {
  /// `agent` holds the connections; without one the client has one of its own.
  constructor(url, agent = new http.Agent({ keepAlive: true, maxSockets: 1 })) {
    this.url = new URL(url)
    this.agent = agent
    this.headers = {}
  }

  send(method, path, body, headers = {}) {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const options = {
      agent: this.agent,
      host: this.url.hostname,
      port: this.url.port,
      method,
      path,
      headers: {
        ...this.headers,
        ...headers,
        ...(text === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }),
      },
    }
    return new Promise((resolve, reject) => {
      const request = http.request(options, (response) => {
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString()
          resolve({ status: response.statusCode, headers: response.headers, body: answer && JSON.parse(answer) })
        })
      })
      request.on('error', reject)
      request.end(text)
    })
  }

  async ask(expected, ...request) {
    const answer = await this.send(...request)
    const [method, path] = request
    assert.equal(answer.status, expected, `${method} ${path}: ${JSON.stringify(answer.body).slice(0, 300)}`)
    return answer.body
  }

  close() {
    this.agent.destroy()
  }
}

export function uuidV7() {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = 0x70 | (bytes[6] & 0x0f)
  bytes[8] = 0x80 | (bytes[8] & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
