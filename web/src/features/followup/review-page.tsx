// The class on one page, worst first, the pattern visible without opening anybody.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'

import { reviewQuery } from '../../api/queries.ts'
import { dateWithYear } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { FlagWhy, type Flag } from '../../ui/flag-why.tsx'
import { OverTen } from '../../ui/over-ten.tsx'
import { Page } from '../../ui/page.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { PrintNote } from '../../ui/print-note.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { pupilName } from '../../ui/pupil-name.ts'
import { DaysSheet, ReviewPupil } from './review-pupil.tsx'
import { hasNothing, type Review, type ReviewedPupil } from './review.ts'
import { CalendarMark } from './year-calendar.tsx'
import { quarters } from './year-weeks.ts'
import './review.css'

const route = getRouteApi('/classes/$classId/review')

export function ReviewPage() {
  const { t } = useText()
  const { classId } = route.useParams()
  const query = useQuery(reviewQuery(classId))
  if (query.isPending) {
    return (
      <Page title={t('review.title')}>
        <Loading rows={8} />
      </Page>
    )
  }
  if (query.isLoadingError) {
    return (
      <Page title={t('review.title')}>
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  return <LoadedReview review={query.data} />
}

function LoadedReview({ review }: { review: Review }) {
  const { t } = useText()
  const [why, setWhy] = useState<{ flag: Flag; name: string } | null>(null)
  const [days, setDays] = useState<ReviewedPupil | null>(null)
  const parts = useMemo(
    () => quarters(review.first_day, review.as_of, review.non_school_days),
    [review.first_day, review.as_of, review.non_school_days],
  )
  const withAbsence = review.pupils.filter((pupil) => !hasNothing(pupil))
  const without = review.pupils.filter(hasNothing)
  const flagged = review.pupils.filter((pupil) => pupil.flags.some((flag) => flag.is_met_now)).length
  return (
    <Page
      title={t('review.title_of', { name: review.name })}
      lead={t('review.lead', { school: review.school, year: review.school_year, date: dateWithYear(t, review.as_of) })}
      aside={<PrintButton />}
    >
      <PrintNote about={[review.school, t('print.year', { year: review.school_year })].join(' · ')} />
      {review.pupils.length === 0 && <Empty title={t('reg.no_pupils')}>{t('reg.no_pupils_why')}</Empty>}
      {review.pupils.length > 0 && (
        <p className="review-sum">
          {t('review.sum', { pupils: review.pupils.length, flagged, without: without.length })}
        </p>
      )}
      {withAbsence.length > 0 && (
        <>
          <Legend />
          <ol className="panel review">
            {withAbsence.map((pupil) => (
              <ReviewPupil key={pupil.pupil_id} pupil={pupil} parts={parts} onWhy={setWhy} onDays={setDays} />
            ))}
          </ol>
        </>
      )}
      {without.length > 0 && (
        <section className="panel without">
          <h2>{t('review.without', { count: without.length })}</h2>
          <p>{without.map(pupilName).join(' · ')}</p>
        </section>
      )}
      {days && <DaysSheet pupil={days} onClose={() => setDays(null)} />}
      {why && <FlagWhy flag={why.flag} name={why.name} onClose={() => setWhy(null)} />}
    </Page>
  )
}

const bothDocumentations = ['documented', 'undocumented'] as const

/** Shape says documented or not, size how much of the day: each said once, in words. */
function Legend() {
  const { t } = useText()
  return (
    <ul className="legend small" aria-label={t('review.legend')}>
      <li>
        <CalendarMark mark={{ kind: 'day', documentation: 'documented', missed_minutes: 0 }} />
        {t('review.legend_documented')}
      </li>
      <li>
        <CalendarMark mark={{ kind: 'day', documentation: 'undocumented', missed_minutes: 0 }} />
        {t('review.legend_undocumented')}
      </li>
      <li>
        <BothMarks kind="hours" />
        {t('review.legend_hours')}
      </li>
      <li>
        <BothMarks kind="late" />
        {t('review.legend_late')}
      </li>
      <li>
        <BothMarks kind="left_early" />
        {t('review.legend_left')}
      </li>
      <li>
        <span className="legend__off" aria-hidden="true" />
        {t('review.legend_off')}
      </li>
      <li>
        <OverTen /> {t('review.over_ten')}
      </li>
    </ul>
  )
}

function BothMarks({ kind }: { kind: 'hours' | 'late' | 'left_early' }) {
  return bothDocumentations.map((documentation) => (
    <CalendarMark key={documentation} mark={{ kind, documentation, missed_minutes: 45 }} />
  ))
}
