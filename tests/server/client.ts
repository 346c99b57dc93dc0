// Somebody at a browser: signs in, keeps the cookie and the CSRF token, and holds every answer against the contract.
import { randomBytes, randomUUID } from 'node:crypto'
import { checkAnswer } from './contract.js'

export interface Answer<Body = any> {
  status: number
  text: string
  body: Body
  /** The ETag, where there is one. */
  tag: string | null
}

export interface Wish {
  body?: unknown
  /** The Idempotency-Key; a fresh one unless said. */
  key?: string
  headers?: Record<string, string>
}

let lastTime = 0
/** A UUIDv7, as clients make them for marks. */
export function uuid7(): string {
  lastTime = Math.max(lastTime + 1, Date.now())
  const hex = lastTime.toString(16).padStart(12, '0') + randomBytes(10).toString('hex')
  const variant = ((parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16)
  return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20, 32)].join('-')
}

export class Client {
  private readonly cookies = new Map<string, string>()
  private csrf = ''

  constructor(private readonly url: string) {}

  async signIn(login: string, password: string): Promise<Answer> {
    const answer = await this.send('POST', '/api/session', { body: { login, password } })
    if (answer.status === 201) this.csrf = answer.body.csrf_token
    return answer
  }

  /** In the demo nobody has a password. */
  async signInDemo(login: string): Promise<Answer> {
    const answer = await this.send('POST', '/api/demo/session', { body: { login } })
    if (answer.status === 201) this.csrf = answer.body.csrf_token
    return answer
  }

  async send(method: string, path: string, wish: Wish = {}): Promise<Answer> {
    const headers: Record<string, string> = { ...(this.cookies.size > 0 && { cookie: [...this.cookies.values()].join('; ') }) }
    if (method !== 'GET') {
      headers['idempotency-key'] = wish.key ?? randomUUID()
      if (this.csrf) headers['x-csrf-token'] = this.csrf
    }
    const sent = wish.body === undefined ? null : JSON.stringify(wish.body)
    if (sent !== null) headers['content-type'] = 'application/json'
    const response = await fetch(this.url + path, { method, headers: { ...headers, ...wish.headers }, body: sent })
    this.keepCookie(response)
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    checkAnswer(method, path, response.status, type, text)
    const body = type.includes('json') && text ? JSON.parse(text) : null
    return { status: response.status, text, body, tag: response.headers.get('etag') }
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path)
  }

  post(path: string, body: unknown, key?: string): Promise<Answer> {
    return this.send('POST', path, { body, ...(key && { key }) })
  }

  private keepCookie(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, cookie = '', name = ''] = /^((?:__Host-)?(session|substitute)=[^;]*)/.exec(line) ?? []
      if (name) this.cookies.set(name, cookie)
    }
  }
}
