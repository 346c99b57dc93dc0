// Which day: the date in words, with a step to either side.
import { CalendarIcon, ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { dateInWords, dateShort, isDate, nextWeekday, schoolYearStart } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import './date-step.css'

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
        <ChevronLeftIcon aria-hidden className="points" />
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
        <ChevronRightIcon aria-hidden className="points" />
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
