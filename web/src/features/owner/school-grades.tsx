// Schools down, grades across: mean and median together, or the share with ten and more.
import { DownloadIcon } from '@navikt/aksel-icons'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { useText } from '../../i18n/index.tsx'
import { useNumbers } from '../../ui/numbers.tsx'
import { downloadOf, leftRow, levelOf, matrixOf, type FigureRow, type FiguresSearch, type Shown } from './figures.ts'

interface GradesProps {
  cells: FigureRow[]
  schools: FigureRow[]
  grades: FigureRow[]
  all: FigureRow | undefined
  search: FiguresSearch
  unit: string
}

export function SchoolGrades({ cells, schools, grades, all, search, unit }: GradesProps) {
  const { t } = useText()
  const numbers = useNumbers()
  const shown = search.show ?? 'mean'
  const matrix = matrixOf(cells, schools)
  const ofGrade = new Map(grades.map((row) => [row.keys[0], row]))
  const gone = leftRow(schools)
  const title = t('fig.schools')
  return (
    <section className="panel fig">
      <div className="fig__head">
        <div>
          <h2>{title}</h2>
          <p className="quiet small">{t(shown === 'mean' ? 'fig.schools_mean' : 'fig.schools_share', { unit })}</p>
        </div>
        <div className="fig__tools no-print">
          <Choice search={search} shown={shown} />
          <Downloads by="school,grade" search={search} />
        </div>
      </div>
      <div className="fig__scroll" role="region" aria-label={title} tabIndex={0}>
        <table className="fig-table matrix">
          <thead>
            <tr>
              <th scope="col">{t('fig.school')}</th>
              {matrix.grades.map((grade) => (
                <th key={grade} scope="col">
                  {t('fig.grade', { grade })}
                </th>
              ))}
              <th scope="col" className="matrix__all">
                {t('fig.all_grades')}
              </th>
            </tr>
          </thead>
          <tbody>
            {matrix.schools.map((school) => (
              <tr key={school.name}>
                <th scope="row">{school.name}</th>
                {matrix.grades.map((grade) => (
                  <Cell key={grade} row={school.cells.get(grade)} shown={shown} ofAll={all} />
                ))}
                <Cell row={school.all} shown={shown} ofAll={all} isAll />
              </tr>
            ))}
          </tbody>
          {matrix.schools.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{t('fig.all_schools')}</th>
                {matrix.grades.map((grade) => (
                  <Cell key={grade} row={ofGrade.get(grade)} shown={shown} ofAll={undefined} />
                ))}
                <Cell row={all} shown={shown} ofAll={undefined} isAll />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <ul className="fig__notes small quiet">
        {shown === 'mean' && (
          <li>
            <span className="fig__swatch" data-level="1" aria-hidden="true" />
            {t('fig.level')}
          </li>
        )}
        <li>{t('fig.no_grade')}</li>
        {gone && (
          <li>
            {gone.is_hidden
              ? t('fig.left_hidden')
              : t('fig.left', { pupils: gone.pupils ?? 0, mean: numbers.mean(gone.mean), unit })}
          </li>
        )}
      </ul>
    </section>
  )
}

interface CellProps {
  row: FigureRow | undefined
  shown: Shown
  ofAll: FigureRow | undefined
  isAll?: boolean
}

function Cell({ row, shown, ofAll, isAll = false }: CellProps) {
  const { t } = useText()
  const numbers = useNumbers()
  const part = isAll ? 'matrix__all' : undefined
  if (!row) {
    return (
      <td className={part}>
        <span className="quiet" aria-hidden="true">
          –
        </span>
        <span className="ds-sr-only">{t('fig.none')}</span>
      </td>
    )
  }
  const value = shown === 'mean' ? row.mean : row.at_least_10
  if (value === null) {
    return (
      <td className={part}>
        <span className="fig-hidden">{t('fig.hidden')}</span>
      </td>
    )
  }
  if (shown === 'share') return <td className={part}>{numbers.share(value)}</td>
  return (
    <td className={part} data-level={levelOf(row.mean, ofAll?.mean)}>
      <b>{numbers.mean(row.mean)}</b>
      <span className="matrix__median">
        <span className="ds-sr-only">{t('fig.median')} </span>
        {numbers.mean(row.median)}
      </span>
    </td>
  )
}

function Choice({ search, shown }: { search: FiguresSearch; shown: Shown }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { show: _dropped, ...mean } = search
  const options: [Shown, FiguresSearch, string][] = [
    ['mean', mean, t('fig.show_mean')],
    ['share', { ...search, show: 'share' }, t('fig.show_share')],
  ]
  return (
    <div className="fig-choice" role="group" aria-label={t('fig.show')}>
      {options.map(([one, next, words]) => (
        <button
          key={one}
          type="button"
          className="fig-choice__option"
          aria-pressed={one === shown}
          onClick={() => void navigate({ to: '/figures', search: next, replace: true, resetScroll: false })}
        >
          {words}
        </button>
      ))}
    </div>
  )
}

export function Downloads({ by, search }: { by: string; search: FiguresSearch }): ReactNode {
  const { t } = useText()
  return (
    <div className="fig-downloads">
      {(['xlsx', 'csv'] as const).map((format) => (
        <a
          key={format}
          className="ds-button"
          data-variant="tertiary"
          href={downloadOf(by, search, format)}
          download
          aria-label={t('fig.download', { format: format === 'xlsx' ? 'Excel' : 'CSV' })}
        >
          <DownloadIcon aria-hidden />
          {format === 'xlsx' ? 'Excel' : 'CSV'}
        </a>
      ))}
    </div>
  )
}
