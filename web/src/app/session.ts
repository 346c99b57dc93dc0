// What happens with the page's memory when somebody comes or goes.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { client, rememberToken, unwrap, type Schemas } from '../api/client.ts'
import { sessionQuery } from '../api/queries.ts'
import { forgetQueues, sendWaiting } from '../features/attendance/outbox.ts'

type Session = Schemas['Session']

let whoWasHere: string | null = null

/** What another person left waiting on this device is not for this one to send. */
export function noteWhoIsHere(session: Session): void {
  if (whoWasHere !== null && whoWasHere !== session.name) forgetQueues()
  whoWasHere = session.name
}

/** Who only follows children, or is the pupil: the page without the staff's navigation. */
export function isOfTheHome(session: Session): boolean {
  return session.roles.length > 0 && session.roles.every((role) => role === 'guardian' || role === 'pupil')
}

const withFigures: Session['roles'] = ['school-owner', 'area-leader', 'auditor', 'principal', 'department-head']
const startingWithFigures: Session['roles'] = ['school-owner', 'area-leader', 'auditor']

export function readsFigures(session: Session): boolean {
  return session.roles.some((role) => withFigures.includes(role))
}

/** Who has no class starts on the figures. */
export function startsWithFigures(session: Session): boolean {
  return session.roles.some((role) => startingWithFigures.includes(role))
}

export function useSignedIn() {
  const queryClient = useQueryClient()
  return (session: Session) => {
    noteWhoIsHere(session)
    rememberToken(session.csrf_token)
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
    queryClient.setQueryData(sessionQuery.queryKey, session)
    sendWaiting()
  }
}

export function useSignOut() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await unwrap(client.DELETE('/api/session'))
    forgetQueues()
    rememberToken('')
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
    queryClient.setQueryData(sessionQuery.queryKey, null)
    await navigate({ to: '/' })
  }
}
