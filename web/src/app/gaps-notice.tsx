// On the teacher's start page, quietly: lessons of one's own that are not registered.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { gapsCountQuery } from '../api/queries.ts'
import { useText } from '../i18n/index.tsx'

export function GapsNotice() {
  const { t } = useText()
  const { data } = useQuery(gapsCountQuery)
  if (!data || data.own === 0) return null
  return (
    <p>
      <Link to="/gaps" className="ds-link quiet-link">
        {t('gaps.notice', { count: data.own })}
      </Link>
    </p>
  )
}
