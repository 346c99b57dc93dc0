// The register of a class: tap the exceptions, then say that the rest are present. Each tap is saved at once.
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'

import { reasonsQuery, registerQuery, sessionQuery } from '../../api/queries.ts'
import { dateInWords } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { DateStep } from './date-step.tsx'
import { LessonStrip } from './lesson-strip.tsx'
import { RegisterList } from './register-list.tsx'
import type { Register } from './register-model.ts'
import './register.css'

const route = getRouteApi('/classes/$classId/register')

export function RegisterPage() {
  const { t } = useText()
  const { classId } = route.useParams()
  const search = route.useSearch()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const today = session?.today ?? ''
  const date = search.date ?? today
  const isToCome = date > today
  const lesson = search.lesson ?? null
  const query = useQuery({ ...registerQuery(classId, date, lesson), enabled: !isToCome })
  useQuery(reasonsQuery)
  const queryClient = useQueryClient()

  if (query.isLoadingError) {
    return (
      <Page title={t('reg.title')}>
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  const register = query.data ?? newest(queryClient.getQueriesData<Register>({ queryKey: ['register', classId] }))
  if (query.data && lesson !== null && isOffTimetable(query.data, lesson)) {
    return <Navigate to="/classes/$classId/register" params={{ classId }} search={{ date }} replace />
  }
  const now = register?.lessons.find((one) => one.lesson === lesson)
  const what = lesson === null ? t('reg.whole_day') : t('lesson.number', { lesson })
  return (
    <Page
      title={register ? t('reg.title_of', { name: register.name }) : t('reg.title')}
      lead={[what, now?.subject].filter(Boolean).join(' · ')}
      aside={<DateStep classId={classId} date={date} lesson={lesson} today={today} />}
    >
      <LessonStrip classId={classId} date={date} current={lesson} lessons={register?.lessons ?? []} />
      {isToCome && (
        <Empty title={t('reg.not_yet', { date: dateInWords(t, date) })}>
          <p>{t('reg.not_yet_why')}</p>
          <Link to="/classes/$classId/register" params={{ classId }} search={{ date: today }} className="ds-link">
            {t('reg.to_today')}
          </Link>
        </Empty>
      )}
      {!query.data && !isToCome && <Loading rows={10} />}
      {query.data && !query.data.is_school_day && (
        <Empty title={t('reg.no_school_day', { date: dateInWords(t, date) })}>{t('reg.no_school_day_why')}</Empty>
      )}
      {query.data?.is_school_day && query.data.pupils.length === 0 && (
        <Empty title={t('reg.no_pupils')}>{t('reg.no_pupils_why')}</Empty>
      )}
      {query.data?.is_school_day && query.data.pupils.length > 0 && (
        <RegisterList key={`${classId} ${date} ${lesson}`} register={query.data} />
      )}
      {date === today && register && (
        <p className="no-print">
          <Link to="/substitutes" search={{ class: classId, lesson: lesson ?? undefined }} className="ds-link reg-hand-over">
            {t('reg.to_substitute')}
          </Link>
        </p>
      )}
    </Page>
  )
}

/** A lesson that the day does not have, in an address: the day itself is shown. */
function isOffTimetable({ lessons }: Register, lesson: number): boolean {
  return lessons.length > 0 && !lessons.some((one) => one.lesson === lesson)
}

/** While the next lesson loads, the head keeps the name and the lessons of the one before. */
function newest(found: [unknown, Register | undefined][]): Register | undefined {
  return found.findLast(([, data]) => data !== undefined)?.[1]
}
