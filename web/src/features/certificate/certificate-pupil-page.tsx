// One pupil's sheet for the school: the years, day by day, and what was asked for.
import { ArrowLeftIcon } from '@navikt/aksel-icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'

import { reasonsQuery } from '../../api/queries.ts'
import { dateShort } from '../../i18n/dates.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { reasonName } from '../../ui/entry-words.ts'
import { Page } from '../../ui/page.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { PaperLinks } from './paper-links.tsx'
import { pupilCertificateQuery, type PupilCertificate } from './queries.ts'
import { RequestForm } from './request-form.tsx'
import { Requests } from './requests.tsx'
import { YearNumbers } from './year-numbers.tsx'
import './certificate.css'

const route = getRouteApi('/pupils/$pupilId/certificate')

export function CertificatePupilPage() {
  const { t } = useText()
  const { pupilId } = route.useParams()
  const query = useQuery(pupilCertificateQuery(pupilId))
  if (query.isPending || query.isLoadingError) {
    return (
      <Page title={t('certificate.title')}>
        {query.isPending ? <Loading rows={8} /> : <Failed error={query.error} onRetry={() => void query.refetch()} />}
      </Page>
    )
  }
  return <Loaded shown={query.data} />
}

function Loaded({ shown }: { shown: PupilCertificate }) {
  const { t } = useText()
  const { history } = useRouter()
  const [isAsking, setIsAsking] = useState(false)
  const name = `${shown.given_name} ${shown.family_name}`
  return (
    <Page
      title={t('certificate.title_of', { name })}
      lead={[shown.class, shown.school].filter(Boolean).join(' · ')}
      aside={<PaperLinks path={`/api/pupils/${shown.pupil_id}/certificate`} />}
    >
      <button type="button" className="ds-button back no-print" data-variant="tertiary" data-color="neutral" onClick={() => history.back()}>
        <ArrowLeftIcon aria-hidden className="points" />
        {t('reports.back')}
      </button>
      <YearNumbers years={shown.years} />
      <section className="panel requests" aria-labelledby="requests">
        <div className="requests__head">
          <h2 id="requests">{t('certificate.requests')}</h2>
          {shown.may_request && (
            <button type="button" className="ds-button no-print" data-variant="secondary" onClick={() => setIsAsking(true)}>
              {t('certificate.record')}
            </button>
          )}
        </div>
        <Requests requests={shown.requests} mayDecide={shown.may_decide} />
      </section>
      {shown.years.toReversed().map((year) => (
        <DayList key={year.school_year} year={year} />
      ))}
      {isAsking && (
        <RequestForm
          pupilId={shown.pupil_id}
          years={shown.years}
          staff={{
            title: t('certificate.record'),
            send: t('certificate.record_it'),
            sent: t('certificate.recorded'),
            next: t('certificate.recorded_next'),
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Page>
  )
}

type Year = PupilCertificate['years'][number]

const outcomeKeys: Record<Year['absence'][number]['outcome'], Key> = {
  'not-asked': 'certificate.outcome.not-asked',
  struck: 'certificate.outcome.struck',
  'among-first-three': 'certificate.outcome.among-first-three',
  'spell-too-short': 'certificate.outcome.spell-too-short',
  'not-leave': 'certificate.outcome.not-leave',
  'is-leave': 'certificate.outcome.is-leave',
  'over-ten': 'certificate.outcome.over-ten',
}

/** Open where something was asked for: granted is not the same as struck, and the day says why. */
function DayList({ year }: { year: Year }) {
  const { t, language } = useText()
  const { data: reasons } = useQuery(reasonsQuery)
  const reasonOf = (code: string | null) =>
    code === null ? t('half_year.no_reason') : code === 'mixed' ? t('half_year.mixed') : (reasonName(reasons, code, language) ?? code)
  return (
    <details className="panel days-of" open={year.absence.some((day) => day.outcome !== 'not-asked')}>
      <summary>{t('certificate.days_of', { year: year.school_year, count: year.absence.length })}</summary>
      {year.absence.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('certificate.days_of', { year: year.school_year, count: year.absence.length })}>
          <table className="report-table">
            <thead>
              <tr>
                <th scope="col">{t('certificate.date')}</th>
                <th scope="col">{t('certificate.reason')}</th>
                <th scope="col">{t('certificate.outcome')}</th>
              </tr>
            </thead>
            <tbody>
              {year.absence.map((day) => (
                <tr key={day.date}>
                  <th scope="row" className="year">{dateShort(t, day.date)}</th>
                  <td>
                    {reasonOf(day.reason)} <Status name={day.documentation} />
                  </td>
                  <td>{t(outcomeKeys[day.outcome])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}
