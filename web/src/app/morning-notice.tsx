// On the start page, for who follows the morning: that somebody is missing without a word.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { morningCountQuery } from '../api/queries.ts'
import { useText } from '../i18n/index.tsx'

export function MorningNotice() {
  const { t } = useText()
  const { data } = useQuery(morningCountQuery)
  if (!data || data.open + data.taken === 0) return null
  return (
    <p className="notice" data-color={data.not_found > 0 ? 'danger' : 'warning'}>
      <span className="notice__body">
        {data.not_found > 0 && <b>{t('morning.sum_not_found', { count: data.not_found })}. </b>}
        {t('morning.notice', { count: data.open + data.taken, open: data.open })}
      </span>
      <Link to="/morning" className="ds-button" data-variant="secondary">
        {t('morning.notice_go')}
      </Link>
    </p>
  )
}
