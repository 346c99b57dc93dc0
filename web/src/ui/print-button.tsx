import { PrinterSmallIcon } from '@navikt/aksel-icons'

import { useText } from '../i18n/index.tsx'

export function PrintButton() {
  const { t } = useText()
  return (
    <button type="button" className="ds-button print-button no-print" data-variant="secondary" onClick={() => window.print()}>
      <PrinterSmallIcon aria-hidden />
      {t('review.print')}
    </button>
  )
}
