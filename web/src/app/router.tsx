import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'

import { searchOf } from '../features/owner/figures.ts'
import { isDate } from '../i18n/dates.ts'
import { NotFound, RouteFailed } from './route-states.tsx'
import { Root } from './root.tsx'
import { StartPage } from './start-page.tsx'

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound })

const startRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: StartPage })

export interface RegisterSearch {
  date?: string | undefined
  lesson?: number | undefined
}

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/classes/$classId/register',
  // Without a date it is today, without a lesson the whole day.
  validateSearch: (search: Record<string, unknown>): RegisterSearch => {
    const lesson = Number(search['lesson'])
    // What is left out here would come through as it was written: it must be said that it is nothing.
    return {
      date: isDate(search['date']) ? search['date'] : undefined,
      lesson: Number.isInteger(lesson) && lesson >= 1 && lesson <= 20 ? lesson : undefined,
    }
  },
  component: lazyRouteComponent(() => import('../features/attendance/register-page.tsx'), 'RegisterPage'),
})

const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/classes/$classId/review',
  component: lazyRouteComponent(() => import('../features/followup/review-page.tsx'), 'ReviewPage'),
})

const childrenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/children',
  component: lazyRouteComponent(() => import('../features/attendance/children-page.tsx'), 'ChildrenPage'),
})

const figuresRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/figures',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('../features/owner/figures-page.tsx'), 'FiguresPage'),
})

const whatIfRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/routine/what-if',
  component: lazyRouteComponent(() => import('../features/routine/what-if-page.tsx'), 'WhatIfPage'),
})

export interface LessonSearch {
  class?: string | undefined
  lesson?: number | undefined
}

const substitutesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/substitutes',
  // Which lesson to begin with; the day is today.
  validateSearch: (search: Record<string, unknown>): LessonSearch => {
    const lesson = Number(search['lesson'])
    return {
      class: typeof search['class'] === 'string' ? search['class'] : undefined,
      lesson: Number.isInteger(lesson) && lesson >= 1 && lesson <= 20 ? lesson : undefined,
    }
  },
  component: lazyRouteComponent(() => import('../features/substitute/lessons-page.tsx'), 'LessonsPage'),
})

/** For those without an account: root.tsx shows it whoever is signed in. */
const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vikar',
  component: lazyRouteComponent(() => import('../features/substitute/link-page.tsx'), 'LinkPage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([startRoute, registerRoute, reviewRoute, childrenRoute, figuresRoute, whatIfRoute, substitutesRoute, linkRoute]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: RouteFailed,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
