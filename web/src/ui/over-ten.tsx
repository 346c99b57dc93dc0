// More than ten days is marked with a sign of its own: neither green nor red, which already say documented and
// undocumented.
import { useText } from '../i18n/index.tsx'

export function isOverTen(days: number): boolean {
  return days > 10
}

/** `withWords` where there is room: the sign, and what it means beside it. */
export function OverTen({ withWords = false }: { withWords?: boolean }) {
  const { t } = useText()
  return (
    <span className="over-ten" title={t('review.over_ten')}>
      <span aria-hidden="true">10+</span>
      <span className={withWords ? 'small' : 'ds-sr-only'}>{t('review.over_ten')}</span>
    </span>
  )
}
