// For guardians and pupils: the signed half-year reports, what the certificate will say, and asking for days to be
// struck, in plain words.
import { ArrowLeftIcon } from '@navikt/aksel-icons'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { myChildrenQuery, sessionQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { PaperLinks } from './paper-links.tsx'
import { pupilCertificateQuery, pupilHalfYearsQuery } from './queries.ts'
import { ChangedSince, FiguresTable, SignedLine } from './report-sheet.tsx'
import { RequestForm } from './request-form.tsx'
import { Requests } from './requests.tsx'
import { SignedState } from './signed-state.tsx'
import { YearNumbers } from './year-numbers.tsx'
import './certificate.css'

export function ReportsHomePage() {
  const { t } = useText()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const children = useQuery(myChildrenQuery)
  const isOwn = session?.roles.every((role) => role === 'pupil') ?? false
  return (
    <Page title={t('certificate_home.title')} lead={t(isOwn ? 'certificate_home.own_lead' : 'certificate_home.lead')} width="narrow">
      <Link to="/" className="ds-button back no-print" data-variant="tertiary" data-color="neutral">
        <ArrowLeftIcon aria-hidden className="points" />
        {t('reports.back')}
      </Link>
      {children.isPending && <Loading rows={4} />}
      {children.isLoadingError && <Failed error={children.error} onRetry={() => void children.refetch()} />}
      {children.data?.length === 0 && <Empty title={t('children.none')}>{t('children.none_why')}</Empty>}
      {children.data?.map((child) => (
        <section key={child.pupil_id} className="home-child" aria-labelledby={`child-${child.pupil_id}`}>
          <h2 id={`child-${child.pupil_id}`}>{child.given_name}</h2>
          <HalfYears pupilId={child.pupil_id} />
          <Certificate pupilId={child.pupil_id} />
        </section>
      ))}
    </Page>
  )
}

function HalfYears({ pupilId }: { pupilId: string }) {
  const { t } = useText()
  const query = useQuery(pupilHalfYearsQuery(pupilId))
  if (query.isPending) return <Loading rows={3} />
  if (query.isLoadingError) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  return (
    <section className="panel home-panel">
      <h3>{t('certificate_home.half_years')}</h3>
      <p className="quiet">{t('certificate_home.half_years_what')}</p>
      {query.data.half_years.length === 0 && <p>{t('certificate_home.none_signed')}</p>}
      {query.data.half_years.map((one) => {
        const newest = one.versions.at(-1)
        if (!newest) return null
        return (
          <details key={`${one.school_year} ${one.half}`} className="home-report">
            <summary>
              <b>{t(one.half === 1 ? 'half_year.first' : 'half_year.second', { year: one.school_year })}</b>
              <span>{t('certificate_home.in_short', { days: newest.figures.days, hours: newest.figures.hours })}</span>
              <SignedState pupil={one} />
            </summary>
            <FiguresTable figures={newest.figures} />
            <p className="quiet small"><SignedLine report={newest} /></p>
            {newest.reason && <p className="small">{t('half_year.reason_was', { reason: newest.reason })}</p>}
            {one.changed && <ChangedSince change={one.changed} />}
          </details>
        )
      })}
      {query.data.half_years.length > 0 && <PaperLinks path={`/api/pupils/${pupilId}/half-years`} />}
    </section>
  )
}

function Certificate({ pupilId }: { pupilId: string }) {
  const { t } = useText()
  const query = useQuery(pupilCertificateQuery(pupilId))
  const [isAsking, setIsAsking] = useState(false)
  if (query.isPending) return <Loading rows={3} />
  if (query.isLoadingError) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  const shown = query.data
  // Below grade 8 there is nothing that a certificate would show.
  if (shown.years.length === 0) return null
  return (
    <section className="panel home-panel">
      <h3>{t('certificate_home.certificate')}</h3>
      <p>{t('certificate_home.what_stands')}</p>
      <YearNumbers years={shown.years} heading="h4" />
      <h4>{t('certificate_home.strike')}</h4>
      <p>{t('certificate_home.strike_what')}</p>
      <Requests requests={shown.requests} mayDecide={false} />
      {shown.may_request && (
        <button type="button" className="ds-button home-ask" onClick={() => setIsAsking(true)}>
          {t('certificate_home.ask')}
        </button>
      )}
      {isAsking && <RequestForm pupilId={pupilId} years={shown.years} onClose={() => setIsAsking(false)} />}
    </section>
  )
}
