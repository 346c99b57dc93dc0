// Each role starts on what it has to do today.
import { useSuspenseQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { lazy } from 'react'

import { sessionQuery } from '../api/queries.ts'
import { LeaveToDecide } from '../features/leave/to-decide.tsx'
import { GapsNotice } from './gaps-notice.tsx'
import { MorningNotice } from './morning-notice.tsx'
import {
  followsGaps, followsTheMorning, isOfTheHome, runsSchool, startsWithFigures, startsWithLogs, startsWithReasons,
} from './session.ts'

const ChildrenPage = lazy(async () => ({ default: (await import('../features/home/children-page.tsx')).ChildrenPage }))
const Handovers = lazy(async () => ({ default: (await import('../features/substitute/handovers.tsx')).Handovers }))
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
          {runsSchool(session) && <Handovers />}
          <LeaveToDecide />
          {followsGaps(session) && <GapsNotice />}
        </>
      }
    />
  )
}
