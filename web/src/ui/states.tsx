// Waiting, failed and empty: each says what is going on and what can be done.
import { ArrowsCirclepathIcon, CloudSlashIcon, ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { ProblemError } from '../api/client.ts'
import { useText } from '../i18n/index.tsx'
import { errorText } from './problem-text.ts'

export function Loading({ rows = 6 }: { rows?: number }) {
  const { t } = useText()
  return (
    <div className="loading" role="status">
      <span className="ds-sr-only">{t('state.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="loading__row" aria-hidden="true" />
      ))}
    </div>
  )
}

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useText()
  // Trying again will not make it there: the way out is the start page.
  if (error instanceof ProblemError && error.status === 404) return <NoPage />
  const requestId = error instanceof ProblemError ? error.requestId : null
  const isOffline = error instanceof ProblemError && error.code === 'network'
  const Icon = isOffline ? CloudSlashIcon : ExclamationmarkTriangleFillIcon
  return (
    <div className="notice" data-color={isOffline ? 'warning' : 'danger'} role="alert">
      <Icon aria-hidden className="notice__icon" />
      <div className="notice__body">
        <p className="notice__title">{t(isOffline ? 'offline.not_here' : 'state.failed')}</p>
        <p>{isOffline ? t('offline.not_here_text') : errorText(t, error)}</p>
        {requestId && <p className="quiet small">{t('state.request_id', { id: requestId })}</p>}
      </div>
      {onRetry && (
        <button type="button" className="ds-button" data-variant="secondary" data-color="neutral" onClick={onRetry}>
          <ArrowsCirclepathIcon aria-hidden />
          {t('state.retry')}
        </button>
      )}
    </div>
  )
}

/** Not there, or not for whoever is signed in: which of the two is not told. */
export function NoPage() {
  const { t } = useText()
  return (
    <Empty title={t('state.no_page')}>
      <Link to="/" className="ds-link">
        {t('state.to_start')}
      </Link>
    </Empty>
  )
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="panel empty">
      <p className="empty__title">{title}</p>
      {children && <div className="quiet">{children}</div>}
    </div>
  )
}
