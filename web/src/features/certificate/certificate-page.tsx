// The sheet for the certificate of a class in grade 8 to 10: days and hours, year by year.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'

import { useText } from '../../i18n/index.tsx'
import { OverTen, isOverTen } from '../../ui/over-ten.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { pupilName } from '../../ui/pupil-name.ts'
import { PaperLinks } from './paper-links.tsx'
import { classCertificateQuery, type ClassCertificate } from './queries.ts'
import './certificate.css'

const route = getRouteApi('/classes/$classId/certificate')

export function CertificatePage() {
  const { t } = useText()
  const { classId } = route.useParams()
  const query = useQuery(classCertificateQuery(classId))
  if (query.isPending || query.isLoadingError) {
    return (
      <Page title={t('certificate.title')}>
        {query.isPending ? <Loading rows={8} /> : <Failed error={query.error} onRetry={() => void query.refetch()} />}
      </Page>
    )
  }
  return <Loaded shown={query.data} />
}

function Loaded({ shown }: { shown: ClassCertificate }) {
  const { t } = useText()
  return (
    <Page
      title={t('certificate.title_of', { name: shown.name })}
      lead={t('certificate.lead', { school: shown.school, year: shown.school_year })}
      aside={<PaperLinks path={`/api/classes/${shown.class_id}/certificate`} withTable />}
    >
      <p>{t('certificate.explain')}</p>
      {shown.pupils.length === 0 && <Empty title={t('reg.no_pupils')}>{t('reg.no_pupils_why')}</Empty>}
      {shown.pupils.length > 0 && (
        <div className="panel table-scroll" tabIndex={0} role="region" aria-label={t('certificate.title_of', { name: shown.name })}>
          <table className="report-table">
            <thead>
              <tr>
                <th scope="col">{t('reports.pupil')}</th>
                <th scope="col">{t('certificate.year')}</th>
                <th scope="col" className="number">{t('totals.days')}</th>
                <th scope="col" className="number">{t('certificate.struck')}</th>
                <th scope="col" className="number">{t('certificate.left')}</th>
                <th scope="col" className="number">{t('totals.hours')}</th>
              </tr>
            </thead>
            {shown.pupils.map((pupil) => (
              <PupilRows key={pupil.pupil_id} pupil={pupil} />
            ))}
          </table>
        </div>
      )}
    </Page>
  )
}

function PupilRows({ pupil }: { pupil: ClassCertificate['pupils'][number] }) {
  const { t } = useText()
  const newest = pupil.years.at(-1)
  return (
    <tbody>
      {pupil.years.map((year, index) => (
        <tr key={year.school_year}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={pupil.years.length}>
              <Link to="/pupils/$pupilId/certificate" params={{ pupilId: pupil.pupil_id }} className="ds-link">
                {pupilName(pupil)}
              </Link>{' '}
              {newest && isOverTen(newest.days) && <OverTen withWords />}
              {pupil.open_requests > 0 && (
                <Status name="todo">{t('certificate.open', { count: pupil.open_requests })}</Status>
              )}
              {pupil.has_annex && <span className="small quiet signed-by">{t('certificate.has_annex')}</span>}
            </th>
          )}
          <th scope="row" className="year">{t('certificate.grade_year', { grade: year.grade, year: year.school_year })}</th>
          <td className="number">{year.days}</td>
          <td className="number">{year.struck}</td>
          <td className="number"><b>{year.days_on_certificate}</b></td>
          <td className="number"><b>{year.hours}</b></td>
        </tr>
      ))}
    </tbody>
  )
}
