// Which day and which lesson: a strip of the day's lessons, and the date with a step to either side.
import { CheckmarkCircleFillIcon, ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

import type { Schemas } from '../../api/client.ts'
import { isDate, nextWeekday } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { lessonNumbers } from './register-model.ts'

interface HeadProps {
  classId: string
  date: string
  lesson: number | null
  today: string
  lessons: Schemas['Lesson'][]
}

export function RegisterHead({ classId, date, lesson, today, lessons }: HeadProps) {
  const { t } = useText()
  return (
    <div className="register-head">
      <nav className="strip" aria-label={t('reg.lessons')}>
        <LessonTab classId={classId} date={date} lesson={null} isCurrent={lesson === null}>
          <b>{t('reg.whole_day')}</b>
        </LessonTab>
        {lessons.length === 0 &&
          lessonNumbers({ lessons }).map((number) => (
            <LessonTab key={number} classId={classId} date={date} lesson={number} isCurrent={number === lesson}>
              <b>{t('lesson.number', { lesson: number })}</b>
            </LessonTab>
          ))}
        {lessons.map((one) => (
          <LessonTab
            key={one.lesson}
            classId={classId}
            date={date}
            lesson={one.lesson}
            isCurrent={one.lesson === lesson}
            title={one.subject}
          >
            <b>{t('lesson.number', { lesson: one.lesson })}</b>
            <span className="strip__time">
              {one.is_registered ? (
                <>
                  <CheckmarkCircleFillIcon aria-hidden /> {t('status.done')}
                </>
              ) : (
                one.starts
              )}
            </span>
          </LessonTab>
        ))}
      </nav>
      <DateStep classId={classId} date={date} lesson={lesson} today={today} />
    </div>
  )
}

interface TabProps {
  classId: string
  date: string
  lesson: number | null
  isCurrent: boolean
  title?: string
  children: React.ReactNode
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
      replace
      resetScroll={false}
      className="strip__tab"
      aria-current={isCurrent ? 'page' : undefined}
      title={title}
    >
      {children}
    </Link>
  )
}

function DateStep({ classId, date, lesson, today }: Omit<HeadProps, 'lessons'>) {
  const { t } = useText()
  const navigate = useNavigate()
  function go(to: string) {
    void navigate({
      to: '/classes/$classId/register',
      params: { classId },
      search: lesson === null ? { date: to } : { date: to, lesson },
      replace: true,
      resetScroll: false,
    })
  }
  return (
    <div className="date-step">
      <button
        type="button"
        className="ds-button"
        data-variant="tertiary"
        data-color="neutral"
        data-icon
        aria-label={t('reg.day_before')}
        onClick={() => go(nextWeekday(date, -1))}
      >
        <ChevronLeftIcon aria-hidden />
      </button>
      <input
        className="ds-input"
        type="date"
        aria-label={t('reg.date')}
        value={date}
        max={today}
        onChange={(event) => {
          if (isDate(event.target.value) && event.target.value <= today) go(event.target.value)
        }}
      />
      <button
        type="button"
        className="ds-button"
        data-variant="tertiary"
        data-color="neutral"
        data-icon
        aria-label={t('reg.day_after')}
        disabled={nextWeekday(date, 1) > today}
        onClick={() => go(nextWeekday(date, 1))}
      >
        <ChevronRightIcon aria-hidden />
      </button>
    </div>
  )
}
