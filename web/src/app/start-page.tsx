// Each role starts on what it has to do today.
import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy } from 'react'

import { sessionQuery } from '../api/queries.ts'
import { isOfTheHome } from './session.ts'

const ChildrenPage = lazy(async () => ({ default: (await import('../features/attendance/children-page.tsx')).ChildrenPage }))
const MyLessonsPage = lazy(async () => ({
  default: (await import('../features/attendance/my-lessons-page.tsx')).MyLessonsPage,
}))

export function StartPage() {
  const { data: session } = useSuspenseQuery(sessionQuery)
  if (session === null) return null
  return isOfTheHome(session) ? <ChildrenPage /> : <MyLessonsPage />
}
