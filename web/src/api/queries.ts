// What the pages read, each with its key, so that a change knows what to refresh.
import { queryOptions } from '@tanstack/react-query'

import { device } from '../offline/device.ts'
import { listName, type HeldRegister } from '../offline/kept-lists.ts'
import { client, currentAccount, isTransient, ProblemError, rememberSession, unwrap, type Schemas } from './client.ts'

type Session = Schemas['Session']

// So long a page waits for what the device may have too.
const patienceMs = 10_000

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: Infinity,
})

/** Nobody signed in is an answer, not a failure. */
async function readSession(): Promise<Session | null> {
  try {
    const session = await unwrap(client.GET('/api/session', { signal: AbortSignal.timeout(patienceMs) }))
    await device.arrive(session)
    rememberSession(session)
    return session
  } catch (error) {
    if (isTransient(error)) return lastSession(error)
    if (!(error instanceof ProblemError && error.status === 401)) throw error
    await device.end()
    rememberSession(null)
    return null
  }
}

/** Without a network the page opens for whoever was here last, and can send nothing for them until it is back. */
async function lastSession(error: unknown): Promise<Session | null> {
  const person = await device.person()
  if (!person) throw error
  if (person.has_ended) return null
  const { account_id, name, roles, today } = person
  rememberSession({ account_id, csrf_token: '' })
  return {
    account_id, name, roles, today,
    csrf_token: '', must_confirm_privacy: false, privacy_text_version: '', is_demo: false,
  }
}

/** The server's answer; without a network what the device has kept of today's. */
async function orKept<T>(name: string, read: Promise<T>): Promise<T> {
  try {
    return await read
  } catch (error) {
    const account = currentAccount()
    const kept = account && isTransient(error) ? await device.list(account, name) : undefined
    if (kept === undefined) throw error
    return kept as T
  }
}

/** Outside the demo there is no such list. */
export const demoPeopleQuery = queryOptions({
  queryKey: ['demo-people'],
  queryFn: async () => {
    try {
      return (await unwrap(client.GET('/api/demo/people'))).people
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) return []
      throw error
    }
  },
  staleTime: Infinity,
})

export const myClassesQuery = queryOptions({
  queryKey: ['my-classes'],
  queryFn: () => orKept('my-classes', unwrap(client.GET('/api/my/classes', { signal: AbortSignal.timeout(patienceMs) }))),
})

export const myChildrenQuery = queryOptions({
  queryKey: ['my-children'],
  queryFn: async () => (await unwrap(client.GET('/api/my/children'))).children,
})

export const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: () => orKept('reasons', readReasons()),
  staleTime: Infinity,
})

async function readReasons() {
  return (await unwrap(client.GET('/api/reasons'))).reasons
}

export function registerQuery(classId: string, date: string, lesson: number | null) {
  const queryKey = ['register', classId, date, lesson] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ client: cache }): Promise<HeldRegister> => {
      const read = readRegister(classId, date, lesson)
      const before = cache.getQueryData<HeldRegister>(queryKey)
      // What was read with all that belongs to it is not laid aside for less.
      return before && !before.partial ? read : orKept(listName(queryKey), read)
    },
  })
}

function readRegister(classId: string, date: string, lesson: number | null): Promise<HeldRegister> {
  return unwrap(
    client.GET('/api/classes/{class_id}/register', {
      params: { path: { class_id: classId }, query: lesson === null ? { date } : { date, lesson } },
      signal: AbortSignal.timeout(patienceMs),
    }),
  )
}

export function reviewQuery(classId: string) {
  return queryOptions({
    queryKey: ['review', classId],
    queryFn: () =>
      unwrap(client.GET('/api/classes/{class_id}/review', { params: { path: { class_id: classId } } })),
  })
}

export function absenceQuery(pupilId: string) {
  return queryOptions({
    queryKey: ['absence', pupilId],
    queryFn: () =>
      unwrap(client.GET('/api/pupils/{pupil_id}/absence', { params: { path: { pupil_id: pupilId } } })),
  })
}

export function flagsQuery(pupilId: string) {
  return queryOptions({
    queryKey: ['flags', pupilId],
    queryFn: async () =>
      (await unwrap(client.GET('/api/pupils/{pupil_id}/flags', { params: { path: { pupil_id: pupilId } } }))).flags,
  })
}

export const substituteLinksQuery = queryOptions({
  queryKey: ['substitute-links'],
  queryFn: async () => (await unwrap(client.GET('/api/my/substitute-links'))).links,
})

export const handoversQuery = queryOptions({
  queryKey: ['handovers'],
  queryFn: async () => (await unwrap(client.GET('/api/my/handovers'))).handovers,
})

export const routineTextQuery = queryOptions({
  queryKey: ['routine-text'],
  queryFn: () => unwrap(client.GET('/api/routine/text')),
  staleTime: Infinity,
})

/** What of the figures' address the server answers to. */
interface FiguresOf {
  measure?: Schemas['FigureMeasure']
  year?: string
  until?: string
  audience?: Schemas['FigureAudience']
}

export function figuresQuery(by: string, of: FiguresOf) {
  return queryOptions({
    queryKey: ['figures', by, of.measure ?? 'days', of.year ?? null, of.until ?? null, of.audience ?? null],
    // The same address gives files, too; this asks for none.
    queryFn: async () =>
      (await unwrap(
        client.GET('/api/figures', {
          params: {
            query: {
              by,
              measure: of.measure ?? 'days',
              ...(of.year && { school_year: of.year }),
              ...(of.until && { until: of.until }),
              ...(of.audience && { audience: of.audience }),
            },
          },
        }),
      )) as Schemas['Figures'],
  })
}
