// Who is signed in decides what stands on the page, whatever its address.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'

import { sessionQuery } from '../api/queries.ts'
import { sendWaiting } from '../features/attendance/outbox.ts'
import { Failed, Loading } from '../ui/states.tsx'
import { WaitingHere } from './connection-banner.tsx'
import { useSignedIn } from './session.ts'
import { Shell } from './shell.tsx'

const SignInPage = lazy(async () => ({ default: (await import('../features/access/sign-in-page.tsx')).SignInPage }))
const PrivacyPage = lazy(async () => ({ default: (await import('../features/access/privacy-page.tsx')).PrivacyPage }))

export function Root() {
  const isLink = useRouterState({ select: ({ location }) => location.pathname === '/vikar' })
  if (!isLink) return <OfSession />
  return (
    <Suspense fallback={<Waiting />}>
      <Outlet />
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
        <SignInPage onSignedIn={signedIn} notice={<WaitingHere />} />
      ) : (
        <Shell session={session.data}>
          {session.data.must_confirm_privacy ? (
            <PrivacyPage session={session.data} onConfirmed={signedIn} />
          ) : (
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          )}
        </Shell>
      )}
    </Suspense>
  )
}

function Waiting() {
  return (
    <main className="page" data-width="narrow">
      <Loading rows={3} />
    </main>
  )
}
