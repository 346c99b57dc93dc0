// Who is missing without a word this morning. Read in a hurry: who needs somebody, who has whom, and what is not known.
import { BellIcon, CheckmarkCircleFillIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'

import { morningQuery, sessionQuery } from '../../api/queries.ts'
import { dateInWords, timeOfDay } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { MissingCard } from './missing-card.tsx'
import { countsOf, needsSomebody, type Morning, type School } from './morning.ts'
import { SettingsButton } from './settings-sheet.tsx'
import { useSteps } from './use-steps.ts'
import './morning.css'

const route = getRouteApi('/morning')

export function MorningPage() {
  const { t } = useText()
  const { date } = route.useSearch()
  const query = useQuery(morningQuery(date ?? null))
  if (query.isPending) {
    return (
      <Page title={t('morning.title')} width="narrow">
        <Loading rows={4} />
      </Page>
    )
  }
  if (query.isLoadingError) {
    return (
      <Page title={t('morning.title')} width="narrow">
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  return <LoadedMorning morning={query.data.list} isOld={query.isRefetchError} at={query.dataUpdatedAt} />
}

function LoadedMorning({ morning, isOld, at }: { morning: Morning; isOld: boolean; at: number }) {
  const { t } = useText()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const steps = useSteps(morning.date)
  const navigate = route.useNavigate()
  const counts = countsOf(morning)
  return (
    <Page
      title={t(morning.is_today ? 'morning.title' : 'morning.title_then')}
      lead={dateInWords(t, morning.date)}
      width="narrow"
      aside={
        <div className="morning-aside">
          <label className="field morning-date">
            <span className="ds-sr-only">{t('morning.other_day')}</span>
            <input
              className="ds-input"
              type="date"
              value={morning.date}
              max={session?.today}
              onChange={({ target }) =>
                target.value && void navigate({ search: { date: target.value === session?.today ? undefined : target.value } })
              }
            />
          </label>
          {morning.schools.filter((school) => school.may_change_settings).map((school) => (
            <SettingsButton key={school.school_id} school={school} />
          ))}
        </div>
      }
    >
      <Summary counts={counts} isToday={morning.is_today} />
      {isOld && (
        <p className="notice" role="status" data-color="warning">
          {t('morning.not_fresh', { time: timeOfDay(new Date(at).toISOString()) })}
        </p>
      )}
      <p className="ds-sr-only" role="status" aria-live="polite">
        {steps.said}
      </p>
      {steps.said && (
        <p className="notice" data-color={steps.isProblem ? 'warning' : 'info'} aria-hidden="true">
          {steps.said}
        </p>
      )}
      {morning.schools.map((school) => (
        <SchoolMorning key={school.school_id} school={school} morning={morning} steps={steps} />
      ))}
    </Page>
  )
}

/** Green is only said when it is known: with classes that nobody has registered, silence means nothing. */
function Summary({ counts, isToday }: { counts: ReturnType<typeof countsOf>; isToday: boolean }) {
  const { t } = useText()
  const isQuiet = counts.open + counts.taken === 0
  if (isQuiet && counts.unregistered === 0) {
    return (
      <p className="all-clear" data-color="success">
        <CheckmarkCircleFillIcon aria-hidden />
        {t(isToday ? 'morning.all_clear' : 'morning.all_clear_then')}
      </p>
    )
  }
  return (
    <ul className="morning-sum">
      {counts.notFound > 0 && <li data-color="danger">{t('morning.sum_not_found', { count: counts.notFound })}</li>}
      <li data-color={counts.open > 0 ? 'warning' : 'neutral'}>{t('morning.sum_open', { count: counts.open })}</li>
      {counts.taken > 0 && <li data-color="info">{t('morning.sum_taken', { count: counts.taken })}</li>}
      {counts.unregistered > 0 && <li data-color="neutral">{t('morning.sum_unregistered', { count: counts.unregistered })}</li>}
    </ul>
  )
}

interface SchoolProps {
  school: School
  morning: Morning
  steps: ReturnType<typeof useSteps>
}

function SchoolMorning({ school, morning, steps }: SchoolProps) {
  const { t } = useText()
  const waiting = school.pupils.filter(needsSomebody)
  const done = school.pupils.filter((pupil) => !needsSomebody(pupil))
  const [isOpen, setIsOpen] = useState(!morning.is_today)
  return (
    <section className="morning-school" aria-label={school.name}>
      <h2 className={morning.schools.length > 1 ? undefined : 'ds-sr-only'}>{school.name}</h2>
      {waiting.length > 0 && (
        <ol className="missing-list">
          {waiting.map((pupil) => (
            <MissingCard key={pupil.pupil_id} pupil={pupil} morning={morning} steps={steps} />
          ))}
        </ol>
      )}
      {school.unregistered.length > 0 && <Unregistered school={school} />}
      {done.length > 0 && (
        <details className="panel morning-done" open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
          <summary>
            <CheckmarkCircleFillIcon aria-hidden />
            {t('morning.done', { count: done.length })}
          </summary>
          <ol className="missing-list">
            {done.map((pupil) => (
              <MissingCard key={pupil.pupil_id} pupil={pupil} morning={morning} steps={steps} />
            ))}
          </ol>
        </details>
      )}
      {morning.is_today && school.is_school_day && (
        <p className="quiet small morning-how">
          <BellIcon aria-hidden />
          {t('morning.how', { wait: school.wait_minutes, back: school.return_minutes })}
        </p>
      )}
      {!school.is_school_day && <p className="quiet">{t('morning.no_school')}</p>}
    </section>
  )
}

function Unregistered({ school }: { school: School }) {
  const { t } = useText()
  return (
    <section className="panel unregistered" aria-label={t('morning.unregistered')}>
      <h2>
        <ExclamationmarkTriangleIcon aria-hidden />
        {t('morning.unregistered')}
      </h2>
      <p className="quiet small">{t('morning.unregistered_why')}</p>
      <ul>
        {school.unregistered.map((one) => (
          <li key={one.class_id}>
            <Link
              to="/classes/$classId/register"
              params={{ classId: one.class_id }}
              search={{ lesson: one.lesson ?? undefined }}
              className="unregistered__class"
            >
              <b>{t('morning.class_unregistered', { name: one.name })}</b>
              <span className="quiet small">{[one.starts, one.teacher].filter(Boolean).join(' · ')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
