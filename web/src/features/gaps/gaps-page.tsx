// What registration has not seen: lessons nobody has registered, and pupils there first and away later.
import { CheckmarkCircleFillIcon, ChevronRightIcon } from '@navikt/aksel-icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'

import type { Schemas } from '../../api/client.ts'
import { gapsQuery } from '../../api/queries.ts'
import { dateInWords, dateShort, spanInWords } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { byDate, daysChoices, daysOf } from './gaps.ts'
import { Reminder } from './reminder.tsx'
import './gaps.css'

type Gaps = Schemas['Gaps']
type Gap = Schemas['Gap']
type School = Gaps['schools'][number]

const route = getRouteApi('/gaps')

export function GapsPage() {
  const { t } = useText()
  const { days } = route.useSearch()
  const query = useQuery(gapsQuery(daysOf(days)))
  if (query.isPending) {
    return (
      <Page title={t('gaps.title')} width="narrow">
        <Loading rows={5} />
      </Page>
    )
  }
  if (query.isLoadingError) {
    return (
      <Page title={t('gaps.title')} width="narrow">
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  return <LoadedGaps gaps={query.data} days={daysOf(days)} />
}

function LoadedGaps({ gaps, days }: { gaps: Gaps; days: number }) {
  const { t } = useText()
  const navigate = route.useNavigate()
  const span = gaps.from === gaps.to ? dateInWords(t, gaps.to) : spanInWords(t, gaps.from, gaps.to)
  const isLeader = gaps.schools.some((school) => school.is_whole)
  return (
    <Page
      title={t('gaps.title')}
      lead={span}
      width="narrow"
      aside={
        <label className="field">
          <span className="ds-sr-only">{t('gaps.days')}</span>
          <select
            className="ds-input"
            value={days}
            onChange={({ target }) => void navigate({ search: { days: Number(target.value) } })}
          >
            {daysChoices.map((choice) => (
              <option key={choice} value={choice}>
                {t('gaps.last_days', { count: choice })}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {(!isLeader || gaps.own.length > 0) && <Own lessons={gaps.own} />}
      {gaps.schools.map((school) => (
        <SchoolGaps key={school.school_id} school={school} isOne={gaps.schools.length === 1} />
      ))}
    </Page>
  )
}

function Own({ lessons }: { lessons: Gap[] }) {
  const { t } = useText()
  return (
    <section className="gaps-part">
      <h2>{t('gaps.own')}</h2>
      {lessons.length === 0 ? <AllDone words={t('gaps.own_none')} /> : <Lessons lessons={lessons} />}
    </section>
  )
}

function AllDone({ words }: { words: string }) {
  return (
    <p className="gaps-done" data-color="success">
      <CheckmarkCircleFillIcon aria-hidden />
      {words}
    </p>
  )
}

/** A tap from the register that is missing. */
function Lessons({ lessons }: { lessons: Gap[] }) {
  const { t } = useText()
  return (
    <div className="panel gap-days">
      {byDate(lessons).map(([date, ofDay]) => (
        <div key={date} className="gap-day">
          <h3>{dateInWords(t, date)}</h3>
          <ul>
            {ofDay.map((gap) => (
              <li key={`${gap.class_id} ${gap.lesson}`}>
                <Link
                  to="/classes/$classId/register"
                  params={{ classId: gap.class_id }}
                  search={{ date: gap.date, lesson: gap.lesson }}
                  className="gap"
                >
                  <span>
                    <b>{gap.class_name}</b>{' '}
                    <span className="quiet">
                      {[t('lesson.number', { lesson: gap.lesson }), gap.starts, gap.subject].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <ChevronRightIcon aria-hidden className="points" />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function SchoolGaps({ school, isOne }: { school: School; isOne: boolean }) {
  const { t } = useText()
  return (
    <>
      {school.is_whole && (
        <section className="gaps-part">
          <h2>{isOne ? t('gaps.by_teacher') : t('gaps.by_teacher_at', { school: school.name })}</h2>
          {school.teachers.length === 0 && <AllDone words={t('gaps.none')} />}
          {school.teachers.map((teacher) => (
            <details key={teacher.name ?? ''} className="panel teacher-gaps">
              <summary>
                <span>{teacher.name ?? t('gaps.no_teacher')}</span>
                <b>{t('gaps.count', { count: teacher.lessons.length })}</b>
              </summary>
              <Lessons lessons={teacher.lessons} />
            </details>
          ))}
          {school.may_change_settings && <Reminder school={school} />}
        </section>
      )}
      <section className="gaps-part">
        <h2>{t('gaps.gone_later')}</h2>
        <p className="quiet">{t('gaps.gone_later_why')}</p>
        {school.gone_later.length === 0 ? (
          <p className="panel gaps-none">{t('gaps.gone_later_none')}</p>
        ) : (
          <ol className="panel gone-list">
            {school.gone_later.map((pupil) => (
              <li key={pupil.pupil_id}>
                <span className="gone__who">
                  <b>
                    {pupil.given_name} {pupil.family_name}
                  </b>
                  <span className="quiet">
                    {pupil.class_name} · {t('gaps.gone_days', { count: pupil.days.length })}
                  </span>
                </span>
                <ul className="gone__days small">
                  {pupil.days.toReversed().map((day) => (
                    <li key={day.date}>
                      {dateShort(t, day.date)}: {t('morning.lessons', { lessons: day.lessons.join(', ') })}
                      {day.is_reported && <span className="quiet"> · {t('gaps.reported')}</span>}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  )
}
