// How it has gone: school years up to the same day, and the months of this one.
import { monthName } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { useNumbers } from '../../ui/numbers.tsx'
import { comparedYears, highest, withoutLeft, type FigureRow, type Figures } from './figures.ts'
import { MonthChart } from './month-chart.tsx'

interface RowsProps {
  rows: FigureRow[]
  unit: string
}

interface YearsProps {
  figures: Figures
  unit: string
  day: string
}

export function Years({ figures, unit, day }: YearsProps) {
  const { t, language } = useText()
  const numbers = useNumbers()
  const { rows, not_comparable: otherRules } = figures
  const whyNot = new Map(otherRules.map((one) => [one.school_year, one.text[language]]))
  const [now, before] = comparedYears(figures)
  const most = Math.max(...rows.map((row) => row.mean ?? 0), 0.1)
  return (
    <section className="panel fig">
      <div className="fig__head">
        <div>
          <h2>{t('fig.years')}</h2>
          <p className="quiet small">
            {now?.mean != null && before?.mean != null
              ? t('fig.years_sum', {
                  now: numbers.mean(now.mean),
                  before: numbers.mean(before.mean),
                  year: before.keys[0] ?? '',
                  unit,
                  day,
                })
              : t('fig.years_lead', { day })}
          </p>
        </div>
      </div>
      <div className="fig__scroll" role="region" aria-label={t('fig.years')} tabIndex={0}>
        <table className="fig-table">
          <thead>
            <tr>
              <th scope="col">{t('fig.year')}</th>
              <th scope="col">{t('fig.pupils')}</th>
              <th scope="col">{t('fig.mean')}</th>
              <th scope="col">{t('fig.median')}</th>
              <th scope="col">{t('fig.at_least', { count: 10 })}</th>
              <th scope="col">{t('fig.at_least', { count: 20 })}</th>
            </tr>
          </thead>
          <tbody>
            {[...rows].reverse().map((row) => (
              <tr key={row.keys[0]}>
                <th scope="row">
                  {row.keys[0]}
                  {whyNot.has(row.keys[0] ?? '') && <span className="fig-hidden fig-years__why">{t('fig.not_comparable')}</span>}
                </th>
                <td>{numbers.whole(row.pupils)}</td>
                <td>
                  <b>{numbers.mean(row.mean)}</b>
                  <svg className="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect className="chart__bar" width={((row.mean ?? 0) / most) * 100} height="4" rx="1" />
                  </svg>
                </td>
                <td>{numbers.mean(row.median)}</td>
                <td>{numbers.share(row.at_least_10)}</td>
                <td>{numbers.share(row.at_least_20)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {otherRules[0] && (
        <p className="fig__notes quiet small">
          {t('fig.not_comparable')}: {otherRules.map((one) => one.school_year).join(', ')}. {otherRules[0].text[language]}
        </p>
      )}
    </section>
  )
}

export function Months({ rows: all, unit }: RowsProps) {
  const { t } = useText()
  const numbers = useNumbers()
  const rows = withoutLeft(all)
  const top = highest(rows)
  const summary = top
    ? t('fig.months_sum', { month: monthName(t, `${top.keys[0]}-01`), mean: numbers.mean(top.mean), unit })
    : t('fig.months_lead', { unit })
  return (
    <section className="panel fig">
      <div className="fig__head">
        <div>
          <h2>{t('fig.months')}</h2>
          <p className="quiet small">{summary}</p>
        </div>
      </div>
      <MonthChart rows={rows} title={`${t('fig.months')}. ${summary}`} />
      <div className="fig__scroll" role="region" aria-label={t('fig.months')} tabIndex={0}>
        <table className="fig-table">
          <thead>
            <tr>
              <th scope="col">{t('fig.month')}</th>
              <th scope="col">{t('fig.mean')}</th>
              <th scope="col">{t('fig.median')}</th>
              <th scope="col">{t('fig.p90')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.keys[0]}>
                <th scope="row">{monthName(t, `${row.keys[0]}-01`)}</th>
                <td>
                  <b>{numbers.mean(row.mean)}</b>
                </td>
                <td>{numbers.mean(row.median)}</td>
                <td>{numbers.mean(row.p90)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
