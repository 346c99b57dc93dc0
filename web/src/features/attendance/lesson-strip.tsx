// The lessons of a class on a day, one tap from each, with what is registered already.
import { CheckmarkCircleFillIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'

import type { Schemas } from '../../api/client.ts'
import { useText } from '../../i18n/index.tsx'
import { lessonNumbers } from './register-model.ts'
import './lesson-strip.css'

interface StripProps {
  classId: string
  date: string
  /** Where the reader stands: a lesson, null on the whole day, nothing elsewhere. */
  current?: number | null
  isDayRegistered?: boolean
  lessons: Schemas['Lesson'][]
}

export function LessonStrip({ classId, date, current, isDayRegistered = false, lessons }: StripProps) {
  const { t } = useText()
  const tab = (lesson: number | null) => ({ classId, date, lesson, isCurrent: lesson === current })
  return (
    <nav className="strip" aria-label={t('reg.lessons')}>
      <LessonTab {...tab(null)}>
        <TabName long={t('reg.whole_day')} short={t('reg.day_short')} />
        {isDayRegistered && <Done />}
      </LessonTab>
      {lessons.length === 0 &&
        lessonNumbers({ lessons }).map((number) => (
          <LessonTab key={number} {...tab(number)}>
            <LessonName lesson={number} />
          </LessonTab>
        ))}
      {lessons.map((one) => (
        <LessonTab key={one.lesson} {...tab(one.lesson)} title={one.subject}>
          <LessonName lesson={one.lesson} />
          {one.is_registered ? <Done /> : <span className="strip__time">{one.starts}</span>}
        </LessonTab>
      ))}
    </nav>
  )
}

function LessonName({ lesson }: { lesson: number }) {
  const { t } = useText()
  return <TabName long={t('lesson.number', { lesson })} short={t('lesson.short', { lesson })} />
}

/** On a phone the whole day and six lessons stand beside each other; the ear always hears the long name. */
function TabName({ long, short }: { long: string; short: string }) {
  return (
    <b>
      <span className="strip__long">{long}</span>
      <span className="strip__short" aria-hidden="true">
        {short}
      </span>
    </b>
  )
}

function Done() {
  const { t } = useText()
  return (
    <span className="strip__time">
      <CheckmarkCircleFillIcon aria-hidden /> <span className="strip__long">{t('status.done')}</span>
    </span>
  )
}

interface TabProps {
  classId: string
  date: string
  lesson: number | null
  isCurrent: boolean
  title?: string
  children: ReactNode
}

function LessonTab({ classId, date, lesson, isCurrent, title, children }: TabProps) {
  const tab = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isCurrent) tab.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [isCurrent])
  return (
    <Link
      ref={tab}
      to="/classes/$classId/register"
      params={{ classId }}
      search={lesson === null ? { date } : { date, lesson }}
      className="strip__tab"
      // The day's address is the beginning of each lesson's: only the whole of it says where one stands.
      activeOptions={{ exact: true }}
      aria-current={isCurrent ? 'page' : undefined}
      title={title}
    >
      {children}
    </Link>
  )
}
