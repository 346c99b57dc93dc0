// What the pages read, each with its key, so that a change knows what to refresh.
import { queryOptions } from '@tanstack/react-query'

import { client, ProblemError, rememberToken, unwrap, type Schemas } from './client.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: Infinity,
})

/** Nobody signed in is an answer, not a failure. */
async function readSession(): Promise<Schemas['Session'] | null> {
  try {
    const session = await unwrap(client.GET('/api/session'))
    rememberToken(session.csrf_token)
    return session
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null
    throw error
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
  queryFn: () => unwrap(client.GET('/api/my/classes')),
})

export const myChildrenQuery = queryOptions({
  queryKey: ['my-children'],
  queryFn: async () => (await unwrap(client.GET('/api/my/children'))).children,
})

export const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: async () => (await unwrap(client.GET('/api/reasons'))).reasons,
  staleTime: Infinity,
})

export function registerQuery(classId: string, date: string, lesson: number | null) {
  return queryOptions({
    queryKey: ['register', classId, date, lesson],
    queryFn: () =>
      unwrap(
        client.GET('/api/classes/{class_id}/register', {
          params: { path: { class_id: classId }, query: lesson === null ? { date } : { date, lesson } },
        }),
      ),
  })
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
