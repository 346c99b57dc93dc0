// One pupil of the review: days, hours and late arrivals apart, the year's calendar, and flags that explain themselves.
import { ChevronRightIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { memo, useId } from 'react'

import { useText } from '../../i18n/index.tsx'
import { foldFlags } from '../../ui/flag-fold.ts'
import { FlagLine, type Flag } from '../../ui/flag-why.tsx'
import { isOverTen, OverTen } from '../../ui/over-ten.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Totals } from '../../ui/totals.tsx'
import { pupilName } from '../../ui/pupil-name.ts'
import type { ReviewedPupil } from './review.ts'
import { CalendarMark, markInWords, YearCalendar } from './year-calendar.tsx'
import type { Quarter } from './year-weeks.ts'

interface PupilProps {
  pupil: ReviewedPupil
  parts: Quarter[]
  onWhy: (why: { flag: Flag; name: string }) => void
  onDays: (pupil: ReviewedPupil) => void
}

export const ReviewPupil = memo(function ReviewPupil({ pupil, parts, onWhy, onDays }: PupilProps) {
  const { t } = useText()
  const heading = useId()
  const name = pupilName(pupil)
  return (
    <li className="review-pupil" aria-labelledby={heading}>
      <h2 id={heading}>
        <Link to="/pupils/$pupilId" params={{ pupilId: pupil.pupil_id }} className="ds-link">
          {name}
        </Link>{' '}
        {isOverTen(pupil.totals.days) && <OverTen />}
      </h2>
      {pupil.marks.length > 0 && (
        <button
          type="button"
          className="review-pupil__days no-print"
          aria-label={t('review.days_of', { name })}
          onClick={() => onDays(pupil)}
        >
          {t('review.days', { count: pupil.marks.length })}
          <ChevronRightIcon aria-hidden className="points" />
        </button>
      )}
      <div className="review-pupil__flags">
        {foldFlags(pupil.flags).map(({ flag, lower }) => (
          <FlagLine key={flag.flag_id} flag={flag} lower={lower} onWhy={() => onWhy({ flag, name })} />
        ))}
      </div>
      <Totals totals={pupil.totals} />
      <YearCalendar name={name} parts={parts} marks={pupil.marks} />
    </li>
  )
})

/** The calendar in words, newest first. */
export function DaysSheet({ pupil, onClose }: { pupil: ReviewedPupil; onClose: () => void }) {
  const { t } = useText()
  return (
    <Sheet title={pupilName(pupil)} lead={t('review.days_lead', { count: pupil.marks.length })} onClose={onClose}>
      <ul className="days">
        {pupil.marks.toReversed().map((mark) => (
          <li key={mark.date}>
            <CalendarMark mark={mark} />
            {markInWords(t, mark)}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
