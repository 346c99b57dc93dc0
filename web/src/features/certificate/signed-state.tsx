// Whether a report is signed, and whether it still says what stands.
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons'

import { useText } from '../../i18n/index.tsx'
import { Status } from '../../ui/status.tsx'
import type { PupilHalfYear } from './queries.ts'

export function SignedState({ pupil }: { pupil: Pick<PupilHalfYear, 'versions' | 'changed'> }) {
  const { t } = useText()
  if (pupil.versions.length === 0) return <Status name="todo">{t('half_year.not_signed')}</Status>
  if (!pupil.changed) return <Status name="done">{t('half_year.signed')}</Status>
  return (
    <span className="status" data-color="warning">
      <ArrowsCirclepathIcon aria-hidden />
      <span>{t('half_year.changed')}</span>
    </span>
  )
}
