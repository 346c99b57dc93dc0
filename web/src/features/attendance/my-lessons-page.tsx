// Where staff begin: today's lessons in order, one tap from the register; then the classes they follow.
import { ArrowRightIcon, CheckmarkCircleFillIcon, ChevronRightIcon } from '@navikt/aksel-icons'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'

import { myClassesQuery, registerQuery, sessionQuery } from '../../api/queries.ts'
import { dateInWords } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { LessonStrip } from './lesson-strip.tsx'
import { RegisterList } from './register-list.tsx'
import { isTeaching, myLessonsInOrder, schoolsOf, type MyClass, type MyLesson } from './my-lessons.ts'
import './my-lessons.css'

/** `notice` stands above the lessons: what else waits for this person. */
export function MyLessonsPage({ notice }: { notice?: ReactNode }) {
  const { t } = useText()
  const query = useQuery(myClassesQuery)
  if (query.isPending) {
    return (
      <Page title={t('start.title')}>
        <Loading />
      </Page>
    )
  }
  if (query.isLoadingError) {
    return (
      <Page title={t('start.title')}>
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  const { today, classes } = query.data
  const lessons = myLessonsInOrder(classes)
  const teaches = isTeaching(classes)
  return (
    <Page title={teaches ? t('start.title') : t('start.title_classes')} lead={dateInWords(t, today)}>
      {notice}
      {classes.length === 0 && <NoClasses />}
      {teaches && <LessonNow lessons={lessons} today={today} />}
      {teaches && <Lessons lessons={lessons} />}
      {classes.length > 0 && <Classes classes={classes} today={today} withTitle={teaches} />}
    </Page>
  )
}

const helpers = ['nurse', 'psychology-service', 'mental-health-service', 'absence-team']

/** Who has no class is told what the role brings here, and not that something is wrong. */
function NoClasses() {
  const { t } = useText()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const roles = session?.roles ?? []
  if (roles.length > 0 && roles.every((role) => helpers.includes(role))) {
    return <Empty title={t('start.nothing_title')}>{t('start.nothing_shared')}</Empty>
  }
  if (roles.length > 0 && roles.every((role) => role === 'administrator')) {
    return <Empty title={t('start.nothing_title')}>{t('start.nothing_administrator')}</Empty>
  }
  return <Empty title={t('start.no_classes')}>{t('start.no_classes_why')}</Empty>
}

/** The register of the lesson that is to be kept now, open at once: no tap to find it. */
function LessonNow({ lessons, today }: { lessons: MyLesson[]; today: string }) {
  const { t } = useText()
  // The one the visit began with: it does not go away under the hand when it is completed.
  const [now] = useState(() => lessons.find((lesson) => !lesson.is_registered))
  const query = useQuery({ ...registerQuery(now?.class_id ?? '', today, now?.lesson ?? null), enabled: now !== undefined })
  if (!now || !query.data?.is_school_day || query.data.pupils.length === 0) return null
  return (
    <section className="lesson-now" aria-labelledby="lesson-now">
      <a className="ds-skip-link" href="#my-lessons">
        {t('start.skip')}
      </a>
      <h2 id="lesson-now">
        {now.class_name} <span className="quiet">· {[t('lesson.number', { lesson: now.lesson }), now.subject, `${now.starts}–${now.ends}`].filter(Boolean).join(' · ')}</span>
      </h2>
      <RegisterList register={query.data} isOnStart />
    </section>
  )
}

function Lessons({ lessons }: { lessons: MyLesson[] }) {
  const { t } = useText()
  if (lessons.length === 0) return <Empty title={t('start.no_lessons')}>{t('start.no_lessons_why')}</Empty>
  const next = lessons.find((lesson) => !lesson.is_registered)
  return (
    <>
      {!next && (
        <p className="all-done" data-color="success">
          <CheckmarkCircleFillIcon aria-hidden />
          {t('start.all_done')}
        </p>
      )}
      <ol id="my-lessons" tabIndex={-1} className="panel lessons">
        {lessons.map((lesson) => (
          <li key={`${lesson.class_id} ${lesson.lesson}`}>
            <Link
              to="/classes/$classId/register"
              params={{ classId: lesson.class_id }}
              search={{ lesson: lesson.lesson }}
              className="lesson"
              data-next={lesson === next}
            >
              <span className="lesson__time">
                <b>{lesson.starts}</b>
                <span className="quiet">{lesson.ends}</span>
              </span>
              <span className="lesson__what">
                <span>
                  <b>{lesson.class_name}</b>{' '}
                  <span className="quiet">· {t('lesson.number', { lesson: lesson.lesson })}</span>
                </span>
                <span>{lesson.subject}</span>
              </span>
              {lesson === next ? (
                <span className="ds-button lesson__go">
                  {t('start.register')}
                  <ArrowRightIcon aria-hidden className="points" />
                </span>
              ) : (
                <>
                  <Status name={lesson.is_registered ? 'done' : 'todo'} />
                  <ChevronRightIcon aria-hidden className="points lesson__arrow" />
                </>
              )}
            </Link>
          </li>
        ))}
      </ol>
    </>
  )
}

const manyClasses = 8

function Classes({ classes, today, withTitle }: { classes: MyClass[]; today: string; withTitle: boolean }) {
  const { t } = useText()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const SchoolHeading = withTitle ? 'h3' : 'h2'
  const found = classes.filter((one) => `${one.name} ${one.school}`.toLowerCase().includes(wanted))
  return (
    <section className="classes">
      {withTitle && <h2>{t('start.classes')}</h2>}
      {classes.length > manyClasses && (
        <label className="field classes__search">
          <span>{t('start.search')}</span>
          <input className="ds-input" type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
      )}
      {found.length === 0 && <Empty title={t('start.none_found', { search })} />}
      {schoolsOf(found).map(([school, members]) => (
        <div key={school}>
          <SchoolHeading className="classes__school">{school}</SchoolHeading>
          <ul className="panel class-list">
            {members.map((one) => (
              <ClassRow key={one.class_id} one={one} today={today} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** The day as a whole, or how many of its lessons. */
function RegisteredToday({ one }: { one: MyClass }) {
  const { t } = useText()
  const done = one.lessons.filter((lesson) => lesson.is_registered).length
  if (one.day_registered || one.lessons.length === 0 || done === 0) return <Status name={one.day_registered ? 'done' : 'todo'} />
  return <Status name={done === one.lessons.length ? 'done' : 'todo'}>{t('start.done_of', { done, all: one.lessons.length })}</Status>
}

function ClassRow({ one, today }: { one: MyClass; today: string }) {
  const { t } = useText()
  const params = { classId: one.class_id }
  return (
    <li className="class-row">
      <span className="class-row__name">
        <b>{one.name}</b>
        {one.is_contact_teacher && <span className="quiet small">{t('start.contact_teacher')}</span>}
      </span>
      {one.may_register && !one.is_contact_teacher && (
        <Link to="/classes/$classId/register" params={params} className="class-row__link">
          <span>{t('start.whole_day')}</span>
          <RegisteredToday one={one} />
        </Link>
      )}
      {one.may_review && (
        <Link to="/classes/$classId/review" params={params} className="class-row__link">
          <span>{one.is_contact_teacher ? t('nav.my_class') : t('review.title')}</span>
          <ChevronRightIcon aria-hidden className="points lesson__arrow" />
        </Link>
      )}
      {one.may_register && one.is_contact_teacher && (
        <LessonStrip classId={one.class_id} date={today} isDayRegistered={one.day_registered} lessons={one.lessons} />
      )}
    </li>
  )
}
