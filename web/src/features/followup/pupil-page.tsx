// One pupil's absence this school year, each entry with its history: who, when, what it was before, why it was corrected.
import { ChevronRightIcon } from '@navikt/aksel-icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'

import type { Schemas } from '../../api/client.ts'
import { historyQuery, reasonsQuery } from '../../api/queries.ts'
import { dateInWords, dateOfInstant, timeOfDay } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { kindInWords, reasonName } from '../../ui/entry-words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { Totals } from '../../ui/totals.tsx'
import { storiesOf, type Entry, type Story } from './entry-history.ts'
import './pupil-page.css'

const route = getRouteApi('/pupils/$pupilId')
const shownFirst = 20

export function PupilPage() {
  const { t } = useText()
  const { pupilId } = route.useParams()
  const query = useQuery(historyQuery(pupilId))
  return (
    <Page
      title={query.data?.name ?? t('pupil.title')}
      lead={query.data && t('pupil.lead', { year: query.data.school_year })}
      width="narrow"
    >
      {query.isPending && <Loading />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <div className="panel pupil-totals">
            <Totals totals={query.data.totals} />
          </div>
          <Link to="/pupils/$pupilId/plan" params={{ pupilId }} className="panel pupil-link">
            <span>
              <b>{t('plan.title')}</b>
              <span className="quiet">{t('plan.lead')}</span>
            </span>
            <ChevronRightIcon aria-hidden className="points" />
          </Link>
          <Stories absence={query.data} />
        </>
      )}
    </Page>
  )
}

function Stories({ absence }: { absence: Schemas['PupilAbsence'] }) {
  const { t } = useText()
  const [isAll, setIsAll] = useState(false)
  const stories = storiesOf(absence.entries)
  if (stories.length === 0) return <Empty title={t('pupil.no_absence')} />
  const shown = isAll ? stories : stories.slice(0, shownFirst)
  return (
    <section className="stories">
      <h2>{t('pupil.entries')}</h2>
      <ol className="panel story-list">
        {shown.map((story) => (
          <StoryLine key={story.now.entry_id} story={story} />
        ))}
      </ol>
      {shown.length < stories.length && (
        <button type="button" className="ds-button" data-variant="secondary" onClick={() => setIsAll(true)}>
          {t('pupil.show_all', { count: stories.length })}
        </button>
      )}
    </section>
  )
}

function StoryLine({ story: { now, before } }: { story: Story }) {
  const { t, language } = useText()
  const { data: reasons } = useQuery(reasonsQuery)
  const reason = reasonName(reasons, now.reason, language)
  const isTakenBack = now.kind === 'present'
  return (
    <li className="story">
      <div className="story__now">
        <b>{dateInWords(t, now.date)}</b>
        <span>
          {isTakenBack ? t('pupil.taken_back') : kindInWords(t, now)}
          {reason && <span className="quiet"> · {reason}</span>}
        </span>
        {!isTakenBack && <Status name={now.documentation} />}
      </div>
      <Notes entry={now} />
      <p className="quiet small">{saidBy(now, before.length > 0)}</p>
      {now.correction_note && <p className="small">{t('pupil.why', { why: now.correction_note })}</p>}
      {before.length > 0 && (
        <details>
          <summary>{t('pupil.before', { count: before.length })}</summary>
          <ol className="story__before">
            {before.map((entry, at) => (
              <li key={entry.entry_id}>
                <span>
                  {entry.kind === 'present' ? t('pupil.taken_back') : kindInWords(t, entry)}
                  {entry.kind !== 'present' && ` · ${t(entry.documentation === 'documented' ? 'status.documented' : 'status.undocumented')}`}
                </span>
                <span className="quiet small">{saidBy(entry, at < before.length - 1)}</span>
                {entry.correction_note && <span className="small">{t('pupil.why', { why: entry.correction_note })}</span>}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  )

  function saidBy(entry: Entry, isCorrection: boolean): string {
    const values = {
      by: entry.recorded_by ?? t('pupil.import'),
      date: dateInWords(t, dateOfInstant(entry.recorded_at)),
      time: timeOfDay(entry.recorded_at),
    }
    return t(isCorrection ? 'pupil.attested' : 'pupil.said', values)
  }
}

function Notes({ entry }: { entry: Entry }) {
  const { t } = useText()
  return (
    <>
      {entry.note_home && (
        <p className="small">
          <b>{t('details.note_home')}:</b> {entry.note_home}
        </p>
      )}
      {entry.note_internal && (
        <p className="small">
          <b>{t('details.note_internal')}:</b> {entry.note_internal}
        </p>
      )}
    </>
  )
}
