// The one way to the server: types from the contract, the session's CSRF token on every change, problems as errors.
import createClient, { type Middleware } from 'openapi-fetch'

import { noteHeard, noteLost } from '../offline/connection.ts'
import type { components, paths } from './schema.d.ts'

export type Schemas = components['schemas']

/** A refusal or a failure. `code` is the server's stable code, or `network` when no answer came. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  /** Each wrong thing in what was sent, and where. */
  readonly places: Place[]

  constructor(status: number, code: string, requestId: string | null, places: Place[] = []) {
    super(code)
    this.status = status
    this.code = code
    this.requestId = requestId
    this.places = places
  }
}

export type Place = NonNullable<Schemas['Problem']['places']>[number]

interface KnownSession {
  account_id: string
  /** Empty on a page that was opened without a network: then nothing is sent before a session has been read. */
  csrf_token: string
}

let session: KnownSession | null = null
let whenKnown: (accountId: string, before: string | null) => void = () => {}

/** Whose session this is, told by whoever reads one. */
export function rememberSession(known: KnownSession | null): void {
  const before = currentAccount()
  session = known && { account_id: known.account_id, csrf_token: known.csrf_token }
  if (csrfToken()) hasEnded = false
  if (known) whenKnown(known.account_id, before)
}

/** What to do before anything is drawn for an account. */
export function onSession(react: (accountId: string, before: string | null) => void): void {
  whenKnown = react
}

export function currentAccount(): string | null {
  return session?.account_id ?? null
}

let hasEnded = false

/** Whether the last session ended without anybody signing out. */
export function hasSessionEnded(): boolean {
  return hasEnded
}

export function csrfToken(): string {
  return session?.csrf_token ?? ''
}

export function hasSessionOf(accountId: string): boolean {
  return session !== null && session.account_id === accountId && session.csrf_token !== ''
}

const sendToken: Middleware = {
  onRequest({ request, schemaPath }) {
    // A substitute's link has a token of its own, whoever else is signed in here.
    if (schemaPath.startsWith('/api/substitute/')) return request
    if (request.method !== 'GET' && csrfToken()) request.headers.set('X-CSRF-Token', csrfToken())
    return request
  },
}

export const client = createClient<paths>({ baseUrl: '/', fetch: send })
client.use(sendToken)

// `fetch` is looked up at each call, so that a test may put its own in place.
async function send(request: Request): Promise<Response> {
  try {
    const response = await globalThis.fetch(request)
    noteHeard()
    return response
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) noteLost()
    throw error
  }
}

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
    const places = 'places' in body && Array.isArray(body.places) ? (body.places as Place[]) : []
    return new ProblemError(status, body.code, requestId, places)
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
