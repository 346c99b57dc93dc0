// What happens with the page's memory and the device when somebody comes or goes.
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { client, csrfToken, currentAccount, onSession, onSignedOut, rememberSession, unwrap, type Schemas } from '../api/client.ts'
import { sessionQuery } from '../api/queries.ts'
import { keepLists } from '../features/attendance/keep-lists.ts'
import { belongTo, closeOutbox, sendWaiting } from '../features/attendance/outbox.ts'
import { onConnectionBack, watchConnection } from '../offline/connection.ts'
import { device } from '../offline/device.ts'
import { holdTab } from '../offline/tabs.ts'

type Session = Schemas['Session']

const lookForMidnightMs = 60_000
/** Says to the other tabs whose session it is now. */
const otherTabs = new BroadcastChannel('tilstede-session')

/** Once, before anything is drawn. */
export function startSession(queryClient: QueryClient): void {
  holdTab()
  onSession((account, before) => {
    belongTo(account)
    // Signed in as another in another tab: nothing that was read for the one before may stay on the page.
    if (before !== null && before !== account) location.reload()
  })
  onSignedOut(() => {
    // The sign-in page comes; what waits in the queues stays until its owner has signed in.
    void device.end()
    rememberSession(null)
    queryClient.setQueryData(sessionQuery.queryKey, null)
  })
  keepLists(queryClient)
  watchConnection(() => void queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }))
  onConnectionBack(() => void catchUp(queryClient))
  otherTabs.onmessage = ({ data }) => data !== currentAccount() && location.reload()
  void device.wipeOldLists()
  setInterval(() => void device.wipeOldLists(), lookForMidnightMs)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendWaiting(queryClient)
  })
}

/** The network is back: first whose session it is, then what waits, then what the pages show. */
async function catchUp(queryClient: QueryClient): Promise<void> {
  if (csrfToken() === '') await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
  await sendWaiting(queryClient)
  await queryClient.invalidateQueries({ predicate: isNoSession })
}

function isNoSession({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== sessionQuery.queryKey[0]
}

/** Who only follows children, or is the pupil: the page without the staff's navigation. */
export function isOfTheHome(session: Session): boolean {
  return session.roles.length > 0 && session.roles.every((role) => role === 'guardian' || role === 'pupil')
}

const withFigures: Session['roles'] = ['school-owner', 'area-leader', 'auditor', 'principal', 'department-head']
const startingWithFigures: Session['roles'] = ['school-owner', 'area-leader', 'auditor']

/** Who decides at a school: the principal, and the department head by delegation. */
export function leadsSchool(session: Session): boolean {
  return session.roles.some((role) => role === 'principal' || role === 'department-head')
}

/** Who decides on leave, or writes it down for a home. */
export function seesLeave(session: Session): boolean {
  return leadsSchool(session) || session.roles.some((role) => role === 'contact-teacher' || role === 'secretary')
}

export function readsFigures(session: Session): boolean {
  return session.roles.some((role) => withFigures.includes(role))
}

/** Who fills the lessons that lack a teacher. */
export function runsSchool(session: Session): boolean {
  return session.roles.some((role) => role === 'secretary' || role === 'department-head' || role === 'principal')
}

export function triesRoutines(session: Session): boolean {
  return session.roles.some((role) => role === 'school-owner' || role === 'administrator')
}

const followingTheMorning: Session['roles'] = ['teacher', 'contact-teacher', 'secretary', 'department-head', 'principal']

/** Who sees the pupils that are missing without a word, of the school or of own classes. */
export function followsTheMorning(session: Session): boolean {
  return session.roles.some((role) => followingTheMorning.includes(role))
}

const followingGaps: Session['roles'] = ['teacher', 'contact-teacher', 'department-head', 'principal']

/** Who sees lessons that nobody has registered, own or the school's. */
export function followsGaps(session: Session): boolean {
  return session.roles.some((role) => followingGaps.includes(role))
}

const withReports: Session['roles'] = ['contact-teacher', 'department-head', 'principal', 'secretary']

/** Half-year reports, and the sheet for the certificate. */
export function signsReports(session: Session): boolean {
  return session.roles.some((role) => withReports.includes(role))
}

/** Who has no class starts on the figures. */
export function startsWithFigures(session: Session): boolean {
  return session.roles.some((role) => startingWithFigures.includes(role))
}

export function readsLogs(session: Session): boolean {
  return session.roles.includes('data-protection-officer')
}

/** Who reads nothing else starts on the logs. */
export function startsWithLogs(session: Session): boolean {
  return readsLogs(session) && session.roles.length === 1
}

/** The administrator has no pupils, only what the municipality sets up. */
export function startsWithReasons(session: Session): boolean {
  return session.roles.length > 0 && session.roles.every((role) => role === 'administrator')
}

export function useSignedIn() {
  const queryClient = useQueryClient()
  return (session: Session) => {
    void device.arrive(session)
    rememberSession(session)
    queryClient.removeQueries({ predicate: isNoSession })
    queryClient.setQueryData(sessionQuery.queryKey, session)
    otherTabs.postMessage(session.account_id)
  }
}

export function useSignOut() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    const account = currentAccount()
    await unwrap(client.DELETE('/api/session'))
    closeOutbox()
    if (account) await device.leave(account)
    rememberSession(null)
    queryClient.removeQueries({ predicate: isNoSession })
    queryClient.setQueryData(sessionQuery.queryKey, null)
    otherTabs.postMessage(null)
    await navigate({ to: '/' })
  }
}
