// Each role starts on what it has to do today.
import { useSuspenseQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { lazy } from 'react'

import { sessionQuery } from '../api/queries.ts'
import { LeaveToDecide } from '../features/leave/to-decide.tsx'
import { GapsNotice } from './gaps-notice.tsx'
import { MorningNotice } from './morning-notice.tsx'
import {
  followsGaps, followsTheMorning, isOfTheHome, startsWithFigures, startsWithLogs, startsWithReasons,
} from './session.ts'

const ChildrenPage = lazy(async () => ({ default: (await import('../features/home/children-page.tsx')).ChildrenPage }))
const MyLessonsPage = lazy(async () => ({
  default: (await import('../features/attendance/my-lessons-page.tsx')).MyLessonsPage,
}))

export function StartPage() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  if (session === null) return null
  if (startsWithFigures(session)) return <Navigate to="/figures" replace />
  if (startsWithLogs(session)) return <Navigate to="/log" replace />
  if (startsWithReasons(session)) return <Navigate to="/reasons" replace />
  if (isOfTheHome(session)) return <ChildrenPage />
  return (
    <MyLessonsPage
      notice={
        <>
          {followsTheMorning(session) && <MorningNotice />}
          <LeaveToDecide />
          {followsGaps(session) && <GapsNotice />}
        </>
      }
    />
  )
}
