import { Link } from '@tanstack/react-router'

import { useText } from '../i18n/index.tsx'
import { Page } from '../ui/page.tsx'
import { Empty, Failed } from '../ui/states.tsx'

export function NotFound() {
  const { t } = useText()
  return (
    <Page title={t('state.not_found')} width="narrow">
      <Empty title={t('state.not_found_text')}>
        <Link to="/" className="ds-link">
          {t('state.to_start')}
        </Link>
      </Empty>
    </Page>
  )
}

/** Also when a chunk is gone because a newer release has been put in place: loading the page again helps. */
export function RouteFailed({ error }: { error: unknown }) {
  return (
    <div className="page">
      <Failed error={error} onRetry={() => location.reload()} />
    </div>
  )
}
