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

export const myHomeQuery = queryOptions({
  queryKey: ['my-home'],
  queryFn: () => unwrap(client.GET('/api/my/home')),
})

export function myLessonsQuery(date: string) {
  return queryOptions({
    queryKey: ['my-lessons', date, ''],
    queryFn: () => unwrap(client.GET('/api/my/lessons', { params: { query: { date } } })),
  })
}

export const officeQuery = queryOptions({
  queryKey: ['office'],
  queryFn: () => unwrap(client.GET('/api/my/office')),
})

export function officeMessagesQuery(date: string) {
  return queryOptions({
    queryKey: ['office-messages', date],
    queryFn: () => unwrap(client.GET('/api/my/office/messages', { params: { query: { date } } })),
  })
}

export function pupilHomeQuery(pupilId: string) {
  return queryOptions({
    queryKey: ['pupil-home', pupilId],
    queryFn: () => unwrap(client.GET('/api/pupils/{pupil_id}/home', { params: { path: { pupil_id: pupilId } } })),
  })
}

export function pupilLessonsQuery(pupilId: string, date: string) {
  return queryOptions({
    queryKey: ['my-lessons', date, pupilId],
    queryFn: () =>
      unwrap(client.GET('/api/pupils/{pupil_id}/lessons', { params: { path: { pupil_id: pupilId }, query: { date } } })),
  })
}

export function fromHomeQuery(classId: string) {
  return queryOptions({
    queryKey: ['from-home', classId],
    queryFn: () => unwrap(client.GET('/api/classes/{class_id}/from-home', { params: { path: { class_id: classId } } })),
  })
}

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

/** A pupil's absence this school year with all that it was before. */
export function historyQuery(pupilId: string) {
  return queryOptions({
    queryKey: ['pupil-history', pupilId],
    queryFn: () =>
      unwrap(client.GET('/api/pupils/{pupil_id}/absence', { params: { path: { pupil_id: pupilId }, query: { history: 'true' } } })),
  })
}

export function plansQuery(pupilId: string) {
  return queryOptions({
    queryKey: ['schooling-plans', pupilId],
    queryFn: async () =>
      (await unwrap(client.GET('/api/pupils/{pupil_id}/schooling-plans', { params: { path: { pupil_id: pupilId } } }))).plans,
  })
}

const morningEveryMs = 5_000
const countEveryMs = 20_000

interface HeldMorning {
  /** The ETag; null when the page has changed the list itself. */
  tag: string | null
  list: Schemas['Morning']
}

/** Today's list lives: it is asked for again and again, and only comes when something is new. */
export function morningQuery(date: string | null) {
  const queryKey = ['morning', date] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ client: cache }): Promise<HeldMorning> => {
      const held = cache.getQueryData<HeldMorning>(queryKey)
      const call = client.GET('/api/morning', {
        params: { query: date === null ? {} : { date }, ...(held?.tag && { header: { 'If-None-Match': held.tag } }) },
        signal: AbortSignal.timeout(patienceMs),
      })
      const response = await call.then((answer) => answer.response, () => null)
      if (held && response?.status === 304) return held
      return { list: await unwrap(call), tag: response?.headers.get('ETag') ?? null }
    },
    staleTime: 0,
    refetchInterval: date === null ? morningEveryMs : (false as const),
  })
}

export const morningCountQuery = queryOptions({
  queryKey: ['morning-count'],
  queryFn: () => unwrap(client.GET('/api/morning/count')),
  refetchInterval: countEveryMs,
})

export function gapsQuery(days: number) {
  return queryOptions({
    queryKey: ['gaps', days],
    queryFn: () => unwrap(client.GET('/api/gaps', { params: { query: { days } } })),
  })
}

export const gapsCountQuery = queryOptions({
  queryKey: ['gaps-count'],
  queryFn: () => unwrap(client.GET('/api/gaps/count')),
})

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

export const myLeaveQuery = queryOptions({
  queryKey: ['leave', 'mine'],
  queryFn: () => unwrap(client.GET('/api/my/leave')),
})

export const leaveCasesQuery = queryOptions({
  queryKey: ['leave', 'cases'],
  queryFn: () => unwrap(client.GET('/api/leave')),
})

export function classLeaveQuery(classId: string) {
  return queryOptions({
    queryKey: ['leave', 'class', classId],
    queryFn: () => unwrap(client.GET('/api/classes/{class_id}/leave', { params: { path: { class_id: classId } } })),
  })
}

export function pupilLeaveQuery(pupilId: string) {
  return queryOptions({
    queryKey: ['leave', 'pupil', pupilId],
    queryFn: () => unwrap(client.GET('/api/pupils/{pupil_id}/leave', { params: { path: { pupil_id: pupilId } } })),
  })
}

export function outsideControlQuery(date: string, lesson: number | null) {
  return queryOptions({
    queryKey: ['outside-control', date, lesson],
    queryFn: () =>
      unwrap(client.GET('/api/outside-control', { params: { query: lesson === null ? { date } : { date, lesson } } })),
    // While another lesson is read, what is ticked stays where it was.
    placeholderData: (before) => (before?.date === date ? before : undefined),
  })
}

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

interface LogOf {
  pupilId: string
  from: string
  until: string
  page: number
}

export function pupilLogQuery({ pupilId, from, until, page }: LogOf) {
  return queryOptions({
    queryKey: ['log', pupilId, from, until, page],
    // Each look is logged: not once more because the window came to the front.
    refetchOnWindowFocus: false,
    queryFn: async () =>
      (await unwrap(
        client.GET('/api/pupils/{pupil_id}/log', { params: { path: { pupil_id: pupilId }, query: { from, until, page } } }),
      )) as Schemas['PupilLog'],
  })
}

/** The lines of all pages. */
export async function wholePupilLog(log: Schemas['PupilLog']): Promise<Schemas['LogLine'][]> {
  const lines: Schemas['LogLine'][] = []
  for (let page = 1; page <= log.pages; page += 1) {
    const path = { pupil_id: log.pupil_id }
    const query = { from: log.from, until: log.until, page }
    const answer = await unwrap(client.GET('/api/pupils/{pupil_id}/log', { params: { path, query } }))
    lines.push(...(answer as Schemas['PupilLog']).lines)
  }
  return lines
}
