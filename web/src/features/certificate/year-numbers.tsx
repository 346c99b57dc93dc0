// Days and hours of each school year, as they will stand on the certificate.
import { useText } from '../../i18n/index.tsx'
import { OverTen, isOverTen } from '../../ui/over-ten.tsx'
import type { PupilCertificate } from './queries.ts'

interface YearNumbersProps {
  years: PupilCertificate['years']
  /** The level below the heading they stand under. */
  heading?: 'h2' | 'h4'
}

export function YearNumbers({ years, heading: Heading = 'h2' }: YearNumbersProps) {
  const { t } = useText()
  return (
    <div className="year-numbers">
      {years.map((year) => (
        <section key={year.school_year} className="panel">
          <Heading>
            {t('certificate.grade_year', { grade: year.grade, year: year.school_year })}{' '}
            {isOverTen(year.days) && <OverTen withWords />}
          </Heading>
          <dl className="totals">
            <div>
              <dt>{t('certificate.left')}</dt>
              <dd>{year.days_on_certificate}</dd>
              {year.struck > 0 && <dd className="totals__split small">{t('certificate.of_which', { days: year.days, struck: year.struck })}</dd>}
            </div>
            <div>
              <dt>{t('totals.hours')}</dt>
              <dd>{year.hours}</dd>
            </div>
          </dl>
        </section>
      ))}
    </div>
  )
}
