// Whoever has classes chooses one: its half-year reports, or the sheet for the certificate from grade 8 on.
import { ChevronRightIcon } from '@navikt/aksel-icons'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import type { Schemas } from '../../api/client.ts'
import { myClassesQuery, sessionQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import './certificate.css'

type MyClass = Schemas['MyClass']

const manyClasses = 8
const forCertificate: Schemas['Role'][] = ['secretary', 'department-head', 'principal']
const forHalfYear: Schemas['Role'][] = ['secretary']

export function ReportsPage() {
  const { t } = useText()
  const query = useQuery(myClassesQuery)
  const { data: session } = useSuspenseQuery(sessionQuery)
  const [search, setSearch] = useState('')
  const roles = session?.roles ?? []
  const wanted = search.trim().toLowerCase()
  const mine = query.data?.classes.filter((one) => one.may_review || roles.some((role) => forHalfYear.includes(role))) ?? []
  const found = mine.filter((one) => `${one.name} ${one.school}`.toLowerCase().includes(wanted))
  return (
    <Page title={t('reports.title')} lead={t('reports.lead')} width="narrow">
      {query.isPending && <Loading rows={6} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && mine.length === 0 && <Empty title={t('reports.none')} />}
      {mine.length > manyClasses && (
        <label className="field">
          <span>{t('start.search')}</span>
          <input className="ds-input" type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
      )}
      {found.length > 0 && (
        <ul className="panel report-classes">
          {found.map((one) => (
            <ClassRow key={one.class_id} one={one} withCertificate={roles.some((role) => forCertificate.includes(role))} />
          ))}
        </ul>
      )}
    </Page>
  )
}

function ClassRow({ one, withCertificate }: { one: MyClass; withCertificate: boolean }) {
  const { t } = useText()
  const params = { classId: one.class_id }
  return (
    <li>
      <span className="report-classes__name">
        <b>{one.name}</b> <span className="quiet small">{one.school}</span>
      </span>
      <span className="report-classes__links">
        <Link to="/classes/$classId/half-year" params={params} className="row-link">
          {t('half_year.link')}
          <span className="ds-sr-only">{one.name}</span>
          <ChevronRightIcon aria-hidden className="points" />
        </Link>
        {withCertificate && (one.grade ?? 0) >= 8 && (
          <Link to="/classes/$classId/certificate" params={params} className="row-link">
            {t('certificate.link')}
            <span className="ds-sr-only">{one.name}</span>
            <ChevronRightIcon aria-hidden className="points" />
          </Link>
        )}
      </span>
    </li>
  )
}
