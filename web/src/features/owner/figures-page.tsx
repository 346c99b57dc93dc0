// The figures of the schools that somebody leads, or as they are published: schools and grades, years, months.
import { InformationSquareIcon } from '@navikt/aksel-icons'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { figuresQuery, sessionQuery } from '../../api/queries.ts'
import { dateWithYear } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { FigureFilters } from './figure-filters.tsx'
import { useNumbers } from '../../ui/numbers.tsx'
import type { Figures, FigureRow, FiguresSearch } from './figures.ts'
import { Months, Years } from './over-time.tsx'
import { Reference } from './reference.tsx'
import { SchoolGrades } from './school-grades.tsx'
import '../../ui/figures.css'
import './figures.css'

const route = getRouteApi('/figures')

export function FiguresPage() {
  const { t } = useText()
  const search = route.useSearch()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const all = useQuery(figuresQuery('', search))
  // Of all years there are, whichever is chosen.
  const years = useQuery(figuresQuery('school_year', search.audience ? { audience: search.audience } : {}))
  const figures = all.data
  const isOutside = figures?.audience === 'outside' || search.audience === 'outside'
  return (
    <Page
      title={t('fig.title')}
      lead={figures && t('fig.lead', { year: figures.school_year, date: dateWithYear(t, figures.until) })}
    >
      <FigureFilters
        search={search}
        years={years.data?.rows.map((row) => row.keys[0] ?? '') ?? []}
        today={session?.today ?? ''}
        until={figures?.until}
        hasChoice={session?.roles.includes('school-owner') ?? false}
        isOutside={isOutside}
      />
      {all.isLoadingError && <Failed error={all.error} onRetry={() => void all.refetch()} />}
      {all.isPending && <Loading rows={8} />}
      {figures && figures.rows.length === 0 && <Empty title={t('fig.empty')}>{t('fig.empty_why')}</Empty>}
      {figures && figures.rows.length > 0 && <Loaded figures={figures} search={search} />}
    </Page>
  )
}

function Loaded({ figures, search }: { figures: Figures; search: FiguresSearch }) {
  const { t } = useText()
  const unit = t(`fig.unit.${figures.measure}`)
  const [all] = figures.rows
  return (
    <>
      <HiddenNotice figures={figures} />
      <OtherRules figures={figures} />
      {all && <KeyNumbers row={all} unit={unit} />}
      <Schools search={search} all={all} unit={unit} />
      <Reference figures={figures} search={search} unit={unit} />
      <div className="fig-pair">
        <OverYears search={search} unit={unit} until={figures.until} />
        <OverMonths search={search} unit={unit} />
      </div>
      <Definitions figures={figures} title={t('fig.words')} />
    </>
  )
}

function HiddenNotice({ figures }: { figures: Figures }) {
  const { t, language } = useText()
  const hidden = figures.definitions.find((one) => one.id === 'hidden')
  if (!hidden) return null
  return (
    <div className="notice" data-color="info">
      <InformationSquareIcon aria-hidden className="notice__icon" />
      <div className="notice__body">
        <p className="notice__title">{t('fig.outside')}</p>
        <p>{hidden.text[language]}</p>
      </div>
    </div>
  )
}

function OtherRules({ figures }: { figures: Figures }) {
  const { t, language } = useText()
  const [first] = figures.not_comparable
  if (!first) return null
  return (
    <div className="notice" data-color="warning">
      <InformationSquareIcon aria-hidden className="notice__icon" />
      <div className="notice__body">
        <p className="notice__title">{t('fig.not_comparable')}</p>
        <p>{first.text[language]}</p>
      </div>
    </div>
  )
}

function KeyNumbers({ row, unit }: { row: FigureRow; unit: string }) {
  const { t } = useText()
  const numbers = useNumbers()
  return (
    <dl className="panel fig-key">
      <div>
        <dt>{t('fig.pupils')}</dt>
        <dd>{numbers.whole(row.pupils)}</dd>
      </div>
      <div>
        <dt>{t('fig.mean_unit', { unit })}</dt>
        <dd>{numbers.mean(row.mean)}</dd>
      </div>
      <div>
        <dt>{t('fig.median_unit', { unit })}</dt>
        <dd>{numbers.mean(row.median)}</dd>
      </div>
      <div>
        <dt>{t('fig.at_least_unit', { count: 10, unit })}</dt>
        <dd>{numbers.share(row.at_least_10)}</dd>
      </div>
      <div>
        <dt>{t('fig.at_least_unit', { count: 20, unit })}</dt>
        <dd>{numbers.share(row.at_least_20)}</dd>
      </div>
    </dl>
  )
}

function Schools({ search, all, unit }: { search: FiguresSearch; all: FigureRow | undefined; unit: string }) {
  const cells = useQuery(figuresQuery('school,grade', search))
  const schools = useQuery(figuresQuery('school', search))
  const grades = useQuery(figuresQuery('grade', search))
  const failed = [cells, schools, grades].find((query) => query.isLoadingError)
  if (failed) return <Failed error={failed.error} onRetry={() => void failed.refetch()} />
  if (!cells.data || !schools.data || !grades.data) return <Loading rows={8} />
  return (
    <SchoolGrades
      cells={cells.data.rows}
      schools={schools.data.rows}
      grades={grades.data.rows}
      all={all}
      search={search}
      unit={unit}
    />
  )
}

function Definitions({ figures, title }: { figures: Figures; title: string }) {
  const { language } = useText()
  return (
    <details className="panel fig-words">
      <summary>{title}</summary>
      <ul>
        {figures.definitions.map((one) => (
          <li key={one.id}>{one.text[language]}</li>
        ))}
      </ul>
    </details>
  )
}

function OverYears({ search, unit, until }: { search: FiguresSearch; unit: string; until: string }) {
  const { t } = useText()
  const query = useQuery(figuresQuery('school_year', search))
  if (query.isLoadingError) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading rows={4} />
  const [day = '', month = ''] = dateWithYear(t, until).split(' ')
  return <Years figures={query.data} unit={unit} day={`${day} ${month}`} />
}

function OverMonths({ search, unit }: { search: FiguresSearch; unit: string }) {
  const query = useQuery(figuresQuery('month', search))
  if (query.isLoadingError) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading rows={4} />
  return <Months rows={query.data.rows} unit={unit} />
}
