// Each role starts on what it has to do today.
import { useSuspenseQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { lazy } from 'react'

import { sessionQuery } from '../api/queries.ts'
import { isOfTheHome, leadsOrRunsSchool, startsWithFigures } from './session.ts'

const ChildrenPage = lazy(async () => ({ default: (await import('../features/attendance/children-page.tsx')).ChildrenPage }))
const Handovers = lazy(async () => ({ default: (await import('../features/substitute/handovers.tsx')).Handovers }))
const MyLessonsPage = lazy(async () => ({
  default: (await import('../features/attendance/my-lessons-page.tsx')).MyLessonsPage,
}))

export function StartPage() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  if (session === null) return null
  if (startsWithFigures(session)) return <Navigate to="/figures" replace />
  if (isOfTheHome(session)) return <ChildrenPage />
  return (
    <>
      {leadsOrRunsSchool(session) && (
        <div className="page start-above">
          <Handovers />
        </div>
      )}
      <MyLessonsPage />
    </>
  )
}
