// On the start page: how many leaves wait for this person.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { leaveCasesQuery, sessionQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import './leave.css'

const deciders = ['principal', 'department-head', 'contact-teacher']

export function LeaveToDecide() {
  const { t } = useText()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const isDecider = session?.roles.some((role) => deciders.includes(role)) ?? false
  const query = useQuery({ ...leaveCasesQuery, enabled: isDecider && session?.csrf_token !== '' })
  const count = query.data?.waiting.filter((one) => one.is_mine).length ?? 0
  if (count === 0) return null
  return (
    <p className="leave__waiting">
      <Link to="/leave/cases" className="ds-link">
        {t('leave.to_decide', { count })}
      </Link>
    </p>
  )
}
