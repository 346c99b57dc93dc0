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

const morningRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/morning',
  // Without a date it is today, and lives.
  validateSearch: (search: Record<string, unknown>): { date?: string | undefined } => ({
    date: isDate(search['date']) ? search['date'] : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/morning/morning-page.tsx'), 'MorningPage'),
})

const gapsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gaps',
  validateSearch: (search: Record<string, unknown>): { days?: number | undefined } => ({
    days: Number.isInteger(Number(search['days'])) ? Number(search['days']) : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/gaps/gaps-page.tsx'), 'GapsPage'),
})

const childrenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/children',
  component: lazyRouteComponent(() => import('../features/home/children-page.tsx'), 'ChildrenPage'),
})

const reportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/report',
  // The message that is to be changed.
  validateSearch: (search: Record<string, unknown>): { change?: string | undefined } => ({
    change: typeof search['change'] === 'string' ? search['change'] : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/home/report-page.tsx'), 'ReportPage'),
})

const leaveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leave',
  component: lazyRouteComponent(() => import('../features/leave/leave-home-page.tsx'), 'LeaveHomePage'),
})

const leaveCasesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leave/cases',
  component: lazyRouteComponent(() => import('../features/leave/leave-cases-page.tsx'), 'LeaveCasesPage'),
})

const outsideControlRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/outside-control',
  component: lazyRouteComponent(() => import('../features/outside_control/outside-control-page.tsx'), 'OutsideControlPage'),
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

export interface LogSearch {
  from?: string | undefined
  until?: string | undefined
  page?: number | undefined
}

const logRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pupils/$pupilId/log',
  validateSearch: (search: Record<string, unknown>): LogSearch => {
    const page = Number(search['page'])
    return {
      from: isDate(search['from']) ? search['from'] : undefined,
      until: isDate(search['until']) ? search['until'] : undefined,
      page: Number.isInteger(page) && page > 1 ? page : undefined,
    }
  },
  component: lazyRouteComponent(() => import('../features/insight/log-page.tsx'), 'LogPage'),
})

const logSearchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/log',
  component: lazyRouteComponent(() => import('../features/insight/log-search-page.tsx'), 'LogSearchPage'),
})

const officeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/office',
  component: lazyRouteComponent(() => import('../features/home/school/office-page.tsx'), 'OfficePage'),
})

const fromHomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/classes/$classId/from-home',
  component: lazyRouteComponent(() => import('../features/home/school/from-home-page.tsx'), 'FromHomePage'),
})

const reasonsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reasons',
  component: lazyRouteComponent(() => import('../features/reasons/reasons-page.tsx'), 'ReasonsPage'),
})

const pupilRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pupils/$pupilId',
  component: lazyRouteComponent(() => import('../features/followup/pupil-page.tsx'), 'PupilPage'),
})

const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pupils/$pupilId/plan',
  component: lazyRouteComponent(() => import('../features/adapted/plan-page.tsx'), 'PlanPage'),
})

const reportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports',
  component: lazyRouteComponent(() => import('../features/certificate/reports-page.tsx'), 'ReportsPage'),
})

const halfYearRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/classes/$classId/half-year',
  // Without a half it is the newest that has begun.
  validateSearch: ({ half }: Record<string, unknown>): { half?: 1 | 2 | undefined } => ({
    half: half === 1 || half === 2 ? half : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/certificate/half-year-page.tsx'), 'HalfYearPage'),
})

const classCertificateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/classes/$classId/certificate',
  component: lazyRouteComponent(() => import('../features/certificate/certificate-page.tsx'), 'CertificatePage'),
})

const pupilCertificateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pupils/$pupilId/certificate',
  component: lazyRouteComponent(
    () => import('../features/certificate/certificate-pupil-page.tsx'),
    'CertificatePupilPage',
  ),
})

const homeReportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/children/reports',
  component: lazyRouteComponent(() => import('../features/certificate/home-page.tsx'), 'ReportsHomePage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    startRoute, registerRoute, reviewRoute, morningRoute, gapsRoute, childrenRoute, reportRoute, officeRoute, fromHomeRoute, figuresRoute, logRoute,
    logSearchRoute, reasonsRoute, pupilRoute, planRoute, outsideControlRoute, leaveRoute,
    leaveCasesRoute,
    reportsRoute, halfYearRoute, classCertificateRoute, pupilCertificateRoute, homeReportsRoute,
    whatIfRoute, substitutesRoute, linkRoute,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: RouteFailed,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
