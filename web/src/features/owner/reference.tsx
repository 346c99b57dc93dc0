// The country's grade 10 beside one's own: the only grade of which there are national figures.
import { useQuery } from '@tanstack/react-query'

import { figuresQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { useNumbers } from '../../ui/numbers.tsx'
import type { Figures, FiguresSearch } from './figures.ts'

const gradeOfTheCountry = '10'

interface ReferenceProps {
  figures: Figures
  search: FiguresSearch
  unit: string
}

export function Reference({ figures, search, unit }: ReferenceProps) {
  const { t, language } = useText()
  const numbers = useNumbers()
  const grades = useQuery(figuresQuery('grade', search))
  const [first] = figures.references
  const here = grades.data?.rows.find((row) => row.keys[0] === gradeOfTheCountry)
  // Beside schools without the grade it says nothing.
  if (!first || !here) return null
  return (
    <section className="panel fig">
      <div className="fig__head">
        <div>
          <h2>{t('fig.reference')}</h2>
          <p className="quiet small">{t('fig.reference_lead', { year: first.school_year, unit })}</p>
        </div>
      </div>
      <dl className="fig-key fig-key--bare">
        <div>
          <dt>{t('fig.reference_here', { grade: gradeOfTheCountry })}</dt>
          <dd>{numbers.mean(here.median)}</dd>
        </div>
        {figures.references.map((one) => (
          <div key={one.place.nb}>
            <dt>{one.place[language]}</dt>
            <dd>{numbers.whole(one.median)}</dd>
          </div>
        ))}
      </dl>
      <p className="fig__notes quiet small">{t('fig.reference_source', { source: first.source[language] })}</p>
    </section>
  )
}
