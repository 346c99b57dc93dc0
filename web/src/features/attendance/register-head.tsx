// Which lesson and which day: a strip of the day's lessons, and the date with a step to either side.
import { CalendarIcon, CheckmarkCircleFillIcon, ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'

import type { Schemas } from '../../api/client.ts'
import { dateInWords, dateShort, isDate, nextWeekday, schoolYearStart } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { lessonNumbers } from './register-model.ts'

interface StripProps {
  classId: string
  date: string
  lesson: number | null
  lessons: Schemas['Lesson'][]
}

export function LessonStrip({ classId, date, lesson, lessons }: StripProps) {
  const { t } = useText()
  return (
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

interface DateProps {
  classId: string
  date: string
  lesson: number | null
  today: string
}

/** The day in words between two steps; tapping the words opens the browser's own calendar. */
export function DateStep({ classId, date, lesson, today }: DateProps) {
  const { t } = useText()
  const navigate = useNavigate()
  const first = schoolYearStart(today)
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
      <Step label={t('reg.day_before')} isOff={nextWeekday(date, -1) < first} onStep={() => go(nextWeekday(date, -1))}>
        <ChevronLeftIcon aria-hidden />
      </Step>
      <label className="date-step__date">
        <CalendarIcon aria-hidden />
        <span className="date-step__long" aria-hidden="true">
          {dateInWords(t, date)}
        </span>
        <span className="date-step__short" aria-hidden="true">
          {dateShort(t, date)}
        </span>
        <input
          type="date"
          aria-label={t('reg.date')}
          value={date}
          min={first}
          max={today}
          onClick={(event) => event.currentTarget.showPicker()}
          onChange={(event) => {
            const to = event.target.value
            // While a year is being typed, the date passes through the first centuries.
            if (isDate(to) && to >= first && to <= today) go(to)
          }}
        />
      </label>
      <Step label={t('reg.day_after')} isOff={nextWeekday(date, 1) > today} onStep={() => go(nextWeekday(date, 1))}>
        <ChevronRightIcon aria-hidden />
      </Step>
    </div>
  )
}

function Step(props: { label: string; isOff: boolean; onStep: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className="ds-button"
      data-variant="tertiary"
      data-color="neutral"
      data-icon
      aria-label={props.label}
      disabled={props.isOff}
      onClick={props.onStep}
    >
      {props.children}
    </button>
  )
}
