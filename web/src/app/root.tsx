// Who is signed in decides what stands on the page, whatever its address.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, use, useEffect, type ReactNode } from 'react'

import { sessionQuery } from '../api/queries.ts'
import { sendWaiting } from '../features/attendance/outbox.ts'
import { speakTo } from '../i18n/index.tsx'
import type { Audience } from '../i18n/languages.ts'
import { Failed, Loading } from '../ui/states.tsx'
import { WaitingHere } from './connection-banner.tsx'
import { isOfTheHome, useSignedIn } from './session.ts'
import { Shell } from './shell.tsx'

const SignInPage = lazy(async () => ({ default: (await import('../features/access/sign-in-page.tsx')).SignInPage }))
const PrivacyPage = lazy(async () => ({ default: (await import('../features/access/privacy-page.tsx')).PrivacyPage }))

export function Root() {
  const isLink = useRouterState({ select: ({ location }) => location.pathname === '/vikar' })
  if (!isLink) return <OfSession />
  return (
    <Suspense fallback={<Waiting />}>
      <Spoken to="staff">
        <Outlet />
      </Spoken>
    </Suspense>
  )
}

function OfSession() {
  const session = useQuery(sessionQuery)
  const signedIn = useSignedIn()

  const queryClient = useQueryClient()
  const account = session.data?.account_id
  useEffect(() => {
    if (account) void sendWaiting(queryClient)
  }, [account, queryClient])

  if (session.isPending) return <Waiting />
  if (session.isLoadingError) {
    return (
      <main className="page" data-width="narrow">
        <Failed error={session.error} onRetry={() => void session.refetch()} />
      </main>
    )
  }
  return (
    <Suspense fallback={<Waiting />}>
      {session.data === null ? (
        <Spoken to="home">
          <SignInPage onSignedIn={signedIn} notice={<WaitingHere />} />
        </Spoken>
      ) : (
        <Spoken to={isOfTheHome(session.data) ? 'home' : 'staff'}>
          <Shell session={session.data}>
            {session.data.must_confirm_privacy ? (
              <PrivacyPage session={session.data} onConfirmed={signedIn} />
            ) : (
              <Suspense fallback={<Loading />}>
                <Outlet />
              </Suspense>
            )}
          </Shell>
        </Spoken>
      )}
    </Suspense>
  )
}

function Spoken({ to, children }: { to: Audience; children: ReactNode }) {
  use(speakTo(to))
  return children
}

function Waiting() {
  return (
    <main className="page" data-width="narrow">
      <Loading rows={3} />
    </main>
  )
}
