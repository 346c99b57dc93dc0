// The same list as a paper or for a spreadsheet.
import { FilePdfIcon, TableIcon } from '@navikt/aksel-icons'

import { useText } from '../../i18n/index.tsx'
import { paperLanguage } from './queries.ts'

export function PaperLinks({ path, query = '', withTable = false }: { path: string; query?: string; withTable?: boolean }) {
  const { t, language } = useText()
  const pdf = `${path}?format=pdf&language=${paperLanguage(language)}${query}`
  return (
    <div className="paper-links no-print">
      <a className="ds-button" data-variant="secondary" href={pdf} download>
        <FilePdfIcon aria-hidden />
        {t('reports.pdf')}
      </a>
      {withTable && (
        <a className="ds-button" data-variant="tertiary" data-color="neutral" href={`${path}?format=csv${query}`} download>
          <TableIcon aria-hidden />
          {t('reports.csv')}
        </a>
      )}
    </div>
  )
}
