// For homes: what of the year's leave is used, what was asked for and answered, and asking for more.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { client, csrfToken, unwrap, type Schemas } from '../../api/client.ts'
import { myLeaveQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { ApplyForm } from './apply-form.tsx'
import { LetterView } from './letter-view.tsx'
import { datesInWords, kindKeys, standingOtherwise, stateColours, stateKeys, usageInWords } from './leave-words.ts'
import './leave.css'

export function LeaveHomePage() {
  const { t } = useText()
  const query = useQuery(myLeaveQuery)
  // A pupil sees what was answered, and applies for nothing.
  const mayApply = query.data?.children.some((child) => child.may_apply) ?? false
  return (
    <Page title={t('leave_home.title')} lead={mayApply && t('leave_home.lead')} width="narrow">
      <Link to="/" className="ds-link">
        {t('leave_home.back')}
      </Link>
      {query.isPending && <Loading rows={4} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.children.length === 0 && <Empty title={t('children.none')}>{t('children.none_why')}</Empty>}
      {query.data && <MyLeave leave={query.data} />}
    </Page>
  )
}

function MyLeave({ leave }: { leave: Schemas['MyLeave'] }) {
  const mine = leave.children.filter((child) => child.may_apply)
  return (
    <>
      {mine.length > 0 && <ApplyForm leave={leave} own={mine} />}
      {leave.children.map((child) => (
        <section key={child.pupil_id} className="panel leave__child" aria-labelledby={`leave-${child.pupil_id}`}>
          <ChildLeave child={child} quota={leave.quota_days} />
        </section>
      ))}
    </>
  )
}

function ChildLeave({ child, quota }: { child: Schemas['MyLeave']['children'][number]; quota: number }) {
  const { t } = useText()
  return (
    <>
      <h2 id={`leave-${child.pupil_id}`}>{child.given_name}</h2>
      <p>{usageInWords(t, child.usage, quota)}</p>
      {child.applications.length === 0 && <p className="quiet">{t('leave_home.none')}</p>}
      <ul className="leave__list">
        {child.applications.map((application) => (
          <HomeLeave key={application.application_id} application={application} />
        ))}
      </ul>
    </>
  )
}

function HomeLeave({ application }: { application: Schemas['HomeLeave'] }) {
  const { t } = useText()
  const { state, asked } = application
  const other = standingOtherwise(application)
  return (
    <li className="leave__item">
      <p className="leave__head">
        <b className="leave__when">{datesInWords(t, asked)}</b>
        <span className="leave__state" data-color={stateColours[state]}>
          {t(application.kind === 'single_day' && state === 'granted' ? 'leave_home.state_told' : stateKeys[state])}
        </span>
      </p>
      <p className="quiet">
        {[t(kindKeys[application.kind]), t('leave_home.school_days', { count: application.school_days })].join(' · ')}
      </p>
      {other && <p>{t('leave_home.standing', { dates: datesInWords(t, other) })}</p>}
      {application.change_reason && <p>{t('leave_home.changed', { why: application.change_reason })}</p>}
      {application.reason && <p className="quiet small">{application.reason}</p>}
      {state === 'waiting' && application.is_own && <p className="small">{t('leave_home.what_now')}</p>}
      {application.letter && <LetterView letter={application.letter} applicationId={application.application_id} />}
      {application.may_withdraw && <Withdraw application={application} />}
    </li>
  )
}

function Withdraw({ application }: { application: Schemas['HomeLeave'] }) {
  const { t } = useText()
  const [isAsking, setIsAsking] = useState(false)
  const queryClient = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/leave/{application_id}/withdraw', {
          params: { path: { application_id: application.application_id }, header: { 'X-CSRF-Token': csrfToken() } },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries(),
  })
  if (!isAsking) {
    return (
      <button type="button" className="ds-button" data-variant="tertiary" onClick={() => setIsAsking(true)}>
        {t('leave_home.withdraw')}
      </button>
    )
  }
  return (
    <div className="leave__buttons">
      <button type="button" className="ds-button" data-color="danger" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t('leave_home.withdraw_yes')}
      </button>
      <button type="button" className="ds-button" data-variant="tertiary" onClick={() => setIsAsking(false)}>
        {t('leave_home.withdraw_no')}
      </button>
      {withdraw.isError && (
        <p className="field-error" role="alert" data-color="danger">
          {errorText(t, withdraw.error)}
        </p>
      )}
    </div>
  )
}
