// The one way to the server: types from the contract, the session's CSRF token on every change, problems as errors.
import createClient, { type Middleware } from 'openapi-fetch'

import type { components, paths } from './schema.d.ts'

export type Schemas = components['schemas']

/** A refusal or a failure. `code` is the server's stable code, or `network` when no answer came. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null

  constructor(status: number, code: string, requestId: string | null) {
    super(code)
    this.status = status
    this.code = code
    this.requestId = requestId
  }
}

let token = ''

/** The token of the session, told by whoever reads one. */
export function rememberToken(csrfToken: string): void {
  token = csrfToken
  if (csrfToken) hasEnded = false
}

let hasEnded = false

/** Whether the last session ended without anybody signing out. */
export function hasSessionEnded(): boolean {
  return hasEnded
}

export function csrfToken(): string {
  return token
}

const sendToken: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET' && token) request.headers.set('X-CSRF-Token', token)
    return request
  },
}

// Looked up at each call, so that a test may put its own `fetch` in place.
export const client = createClient<paths>({ baseUrl: '/', fetch: (request) => globalThis.fetch(request) })
client.use(sendToken)

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The data of a good answer; throws ProblemError for every other outcome. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await call
  } catch {
    throw new ProblemError(0, 'network', null)
  }
  if (answer.response.ok) return answer.data as T
  throw toProblem(answer.response.status, answer.error)
}

function toProblem(status: number, body: unknown): ProblemError {
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
    const requestId = 'request_id' in body && typeof body.request_id === 'string' ? body.request_id : null
    return new ProblemError(status, body.code, requestId)
  }
  // A proxy or a captive network answered in the server's place.
  return new ProblemError(status, status >= 500 ? 'unavailable' : 'unknown', null)
}

/** Worth trying again as it is: nothing came through, or the server was busy. */
export function isTransient(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status === 429 || error.status >= 500)
}

let whenSignedOut = () => {}

/** What to do when the server no longer knows the session. */
export function onSignedOut(react: () => void): void {
  whenSignedOut = react
}

client.use({
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== '/api/session') {
      hasEnded = true
      whenSignedOut()
    }
    return response
  },
})
