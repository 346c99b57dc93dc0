// What the figures are of: measure, school year, up to which day, and for whom. All of it stands in the address.
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { dateWithYear, isDate } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { monthEnds, schoolYearOf, type FiguresSearch, type Measure } from './figures.ts'

interface FilterProps {
  search: FiguresSearch
  years: string[]
  today: string
  /** The day the figures shown are of, when they have come. */
  until: string | undefined
  /** May this person see both what is inside and what leaves the house? */
  hasChoice: boolean
  isOutside: boolean
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="field">
      <span>{label}</span>
      {children}
    </label>
  )
}

const measures: Measure[] = ['days', 'hours', 'late']

export function FigureFilters({ search, years, today, until, hasChoice, isOutside }: FilterProps) {
  const { t } = useText()
  const navigate = useNavigate()
  const year = search.year ?? schoolYearOf(search.until ?? until ?? today)
  function choose(next: FiguresSearch) {
    void navigate({ to: '/figures', search: next, replace: true, resetScroll: false })
  }
  const { until: _dropped, ...withoutUntil } = search
  const { audience: _audience, ...inside } = withoutUntil
  return (
    <div className="fig-filters no-print" role="group" aria-label={t('fig.filters')}>
      <Field label={t('fig.measure')}>
        <select
          className="ds-input"
          value={search.measure ?? 'days'}
          onChange={(event) => choose({ ...search, measure: event.target.value as Measure })}
        >
          {measures.map((measure) => (
            <option key={measure} value={measure}>
              {t(`fig.measure.${measure}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('fig.year')}>
        <select
          className="ds-input"
          value={year}
          onChange={(event) => choose({ ...withoutUntil, year: event.target.value })}
        >
          {[...new Set([...years, year])].sort().reverse().map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('fig.until')}>
        {isOutside ? (
          <select
            className="ds-input"
            value={until ?? ''}
            onChange={(event) => choose({ ...search, year, until: event.target.value })}
          >
            {monthEnds(year, today).map((end) => (
              <option key={end} value={end}>
                {dateWithYear(t, end)}
              </option>
            ))}
          </select>
        ) : (
          <input
            className="ds-input"
            type="date"
            key={until}
            defaultValue={until}
            min={`${year.slice(0, 4)}-08-01`}
            max={today < `${Number(year.slice(0, 4)) + 1}-07-31` ? today : `${Number(year.slice(0, 4)) + 1}-07-31`}
            onChange={(event) => {
              const to = event.target.value
              // While a year is being typed, the date passes through the first centuries.
              if (isDate(to) && to <= today && schoolYearOf(to) === year) choose({ ...search, year, until: to })
            }}
          />
        )}
      </Field>
      {hasChoice && (
        <Field label={t('fig.audience')}>
          <select
            className="ds-input"
            value={isOutside ? 'outside' : 'inside'}
            onChange={(event) => choose(event.target.value === 'outside' ? { ...withoutUntil, audience: 'outside' } : inside)}
          >
            <option value="inside">{t('fig.audience.inside')}</option>
            <option value="outside">{t('fig.audience.outside')}</option>
          </select>
        </Field>
      )}
    </div>
  )
}
