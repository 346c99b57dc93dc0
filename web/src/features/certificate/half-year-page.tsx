// The half-year reports of a class: what stands now, what is signed, and what has changed since.
import { InformationSquareIcon } from '@navikt/aksel-icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'

import { dateWithYear } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { OverTen, isOverTen } from '../../ui/over-ten.tsx'
import { Page } from '../../ui/page.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { pupilName } from '../../ui/pupil-name.ts'
import { PaperLinks } from './paper-links.tsx'
import { classHalfYearQuery, signHalfYear, type ClassHalfYear, type PupilHalfYear } from './queries.ts'
import { ReportSheet } from './report-sheet.tsx'
import { SignedState } from './signed-state.tsx'
import './certificate.css'

const route = getRouteApi('/classes/$classId/half-year')

export function HalfYearPage() {
  const { t } = useText()
  const { classId } = route.useParams()
  const { half } = route.useSearch()
  const query = useQuery(classHalfYearQuery(classId, half))
  if (query.isPending || query.isLoadingError) {
    return (
      <Page title={t('half_year.title')}>
        {query.isPending ? <Loading rows={8} /> : <Failed error={query.error} onRetry={() => void query.refetch()} />}
      </Page>
    )
  }
  return <Loaded shown={query.data} />
}

function Loaded({ shown }: { shown: ClassHalfYear }) {
  const { t } = useText()
  const [open, setOpen] = useState<string | null>(null)
  const pupil = shown.pupils.find((one) => one.pupil_id === open)
  const unsigned = shown.pupils.filter((one) => one.versions.length === 0)
  const changed = shown.pupils.filter((one) => one.changed)
  return (
    <Page
      title={t('half_year.title_of', { name: shown.name })}
      lead={t('half_year.lead', {
        school: shown.school, from: dateWithYear(t, shown.from), to: dateWithYear(t, shown.to),
      })}
      aside={<PaperLinks path={`/api/classes/${shown.class_id}/half-year`} query={`&half=${shown.half}`} withTable />}
    >
      <Halves shown={shown} />
      {shown.pupils.length === 0 && <Empty title={t('reg.no_pupils')}>{t('reg.no_pupils_why')}</Empty>}
      {shown.pupils.length > 0 && (
        <>
          <p>{t('half_year.sum', { pupils: shown.pupils.length, unsigned: unsigned.length, changed: changed.length })}</p>
          {!shown.is_over && (
            <div className="notice no-print" data-color="info">
              <InformationSquareIcon aria-hidden className="notice__icon" />
              <div className="notice__body">
                <p>{t('half_year.not_over')}</p>
              </div>
            </div>
          )}
          {shown.may_sign && shown.is_over && unsigned.length > 0 && <SignAll shown={shown} unsigned={unsigned} />}
          <ReportTable shown={shown} onOpen={setOpen} />
          <p className="quiet small">{t('half_year.apart')}</p>
        </>
      )}
      {pupil && <ReportSheet shown={shown} pupil={pupil} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function Halves({ shown }: { shown: ClassHalfYear }) {
  const { t } = useText()
  return (
    <nav className="halves no-print" aria-label={t('half_year.choose')}>
      {([1, 2] as const).map((half) => (
        <Link
          key={half}
          to="/classes/$classId/half-year"
          params={{ classId: shown.class_id }}
          search={{ half }}
          replace
          className="halves__one"
          aria-current={shown.half === half ? 'page' : undefined}
        >
          {t(half === 1 ? 'half_year.first' : 'half_year.second', { year: shown.school_year })}
        </Link>
      ))}
    </nav>
  )
}

function SignAll({ shown, unsigned }: { shown: ClassHalfYear; unsigned: PupilHalfYear[] }) {
  const { t } = useText()
  const queries = useQueryClient()
  const key = useRef(crypto.randomUUID())
  const [seen, setSeen] = useState<number | null>(null)
  const sign = useMutation({
    mutationFn: () =>
      signHalfYear(shown.class_id, key.current, {
        half: shown.half as 1 | 2,
        pupils: unsigned.map(({ pupil_id, digest }) => ({ pupil_id, digest })),
      }),
    onSuccess: async ({ results }) => {
      key.current = crypto.randomUUID()
      setSeen(results.filter((one) => one.result === 'changed-since-seen').length)
      await queries.invalidateQueries({ queryKey: ['half-year'] })
    },
  })
  return (
    <section className="panel sign-all no-print" aria-label={t('half_year.sign_title')}>
      <p>{t('half_year.sign_means')}</p>
      <button type="button" className="ds-button" disabled={sign.isPending} onClick={() => sign.mutate()}>
        {t('half_year.sign_all', { count: unsigned.length })}
      </button>
      <div role="status">
        {sign.error && <p className="field-error">{errorText(t, sign.error)}</p>}
        {seen !== null && seen > 0 && <p className="field-error">{t('half_year.changed_meanwhile', { count: seen })}</p>}
      </div>
    </section>
  )
}

function ReportTable({ shown, onOpen }: { shown: ClassHalfYear; onOpen: (pupil: string) => void }) {
  const { t } = useText()
  return (
    <div className="panel table-scroll" tabIndex={0} role="region" aria-label={t('half_year.title_of', { name: shown.name })}>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('reports.pupil')}</th>
            <th scope="col" className="number">{t('totals.days')}</th>
            <th scope="col" className="number">{t('totals.hours')}</th>
            <th scope="col" className="number wide-only">{t('totals.late')}</th>
            <th scope="col" className="wide-only">{t('half_year.state')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.pupils.map((pupil) => (
            <Row key={pupil.pupil_id} pupil={pupil} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ pupil, onOpen }: { pupil: PupilHalfYear; onOpen: (pupil: string) => void }) {
  const { t } = useText()
  const newest = pupil.versions.at(-1)
  const figures = newest?.figures ?? pupil.now
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link-button" onClick={() => onOpen(pupil.pupil_id)}>
          {pupilName(pupil)}
        </button>{' '}
        {isOverTen(figures.days) && <OverTen withWords />}
        <span className="narrow-only">
          <SignedState pupil={pupil} />
        </span>
      </th>
      <td className="number">{figures.days}</td>
      <td className="number">{figures.hours}</td>
      <td className="number wide-only">{figures.late_arrivals}</td>
      <td className="wide-only">
        <SignedState pupil={pupil} />
        {newest && <span className="quiet small signed-by">{t('half_year.signed_by', { name: newest.signed_by })}</span>}
      </td>
    </tr>
  )
}
