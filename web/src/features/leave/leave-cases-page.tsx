// For those who decide, and for the office: what waits, with whom, and what was decided.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'

import type { Schemas } from '../../api/client.ts'
import { leaveCasesQuery, myClassesQuery, sessionQuery } from '../../api/queries.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { CaseCard } from './case-card.tsx'
import { ClassLeave } from './class-leave.tsx'
import { DelegationForm } from './delegation-form.tsx'
import { OfficeForm } from './office-form.tsx'
import './leave.css'

const office: Schemas['Role'][] = ['secretary', 'department-head', 'principal']

export function LeaveCasesPage() {
  const { t } = useText()
  const query = useQuery(leaveCasesQuery)
  const { data: session } = useSuspenseQuery(sessionQuery)
  const { data: classes } = useQuery(myClassesQuery)
  const own = classes?.classes.filter((one) => one.is_contact_teacher) ?? []
  const isOffice = session?.roles.some((role) => office.includes(role)) ?? false
  return (
    <Page title={t('leave.title')} lead={t('leave.lead')}>
      {query.isPending && <Loading rows={6} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Cases cases={query.data} />}
      {query.data && isOffice && <OfficeForm today={query.data.today} quota={query.data.quota_days} />}
      {own.map((one) => (
        <ClassLeave key={one.class_id} classId={one.class_id} />
      ))}
      {query.data?.delegations.map((one) => <DelegationForm key={one.school_id} delegation={one} />)}
    </Page>
  )
}

function Cases({ cases }: { cases: Schemas['LeaveCases'] }) {
  const mine = cases.waiting.filter((one) => one.is_mine)
  const others = cases.waiting.filter((one) => !one.is_mine)
  return (
    <>
      <CaseList title="leave.mine" none="leave.none_mine" cases={mine} quota={cases.quota_days} />
      {others.length > 0 && <CaseList title="leave.others" none="leave.none_mine" cases={others} quota={cases.quota_days} />}
      <CaseList title="leave.decided" none="leave.none_decided" cases={cases.decided} quota={cases.quota_days} />
    </>
  )
}

function CaseList({ title, none, cases, quota }: { title: Key; none: Key; cases: Schemas['LeaveCase'][]; quota: number }) {
  const { t } = useText()
  return (
    <section className="leave__cases">
      <h2>{t(title, { count: cases.length })}</h2>
      {cases.length === 0 && <p className="quiet">{t(none)}</p>}
      {cases.map((one) => (
        <CaseCard key={one.application_id} one={one} quota={quota} />
      ))}
    </section>
  )
}
