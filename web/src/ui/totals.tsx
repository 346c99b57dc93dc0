// Days, hours and late arrivals stand apart: they are never converted into each other (opplæringsforskrifta § 9-44).
import type { Schemas } from '../api/client.ts'
import { useText } from '../i18n/index.tsx'
import { StatusIcon } from './status.tsx'

export function Totals({ totals }: { totals: Schemas['Totals'] }) {
  const { t } = useText()
  return (
    <dl className="totals">
      <div>
        <dt>{t('totals.days')}</dt>
        <dd data-zero={totals.days === 0}>{totals.days}</dd>
        {totals.days > 0 && (
          <dd className="totals__split small">
            <span data-color="success">
              <StatusIcon name="documented" />
              {totals.documented_days}
              <span className="ds-sr-only">{t('status.documented')}</span>
            </span>
            <span data-color="danger">
              <StatusIcon name="undocumented" />
              {totals.undocumented_days}
              <span className="ds-sr-only">{t('status.undocumented')}</span>
            </span>
          </dd>
        )}
      </div>
      <div>
        <dt>{t('totals.hours')}</dt>
        <dd data-zero={totals.hours === 0}>{totals.hours}</dd>
        {/* What was missed by leaving early is among the hours: beside them it would be added once more. */}
        {totals.left_early > 0 && <dd className="totals__split small">{t('totals.left_early', { count: totals.left_early })}</dd>}
      </div>
      <div>
        <dt>{t('totals.late')}</dt>
        <dd data-zero={totals.late_arrivals === 0}>{totals.late_arrivals}</dd>
      </div>
    </dl>
  )
}
