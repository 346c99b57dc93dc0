// Agreed adapted schooling of one pupil: the plan in force, those before it, and a new one.
import { PlusIcon } from '@navikt/aksel-icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'

import { client, csrfToken, unwrap, type Schemas } from '../../api/client.ts'
import { historyQuery, plansQuery, sessionQuery } from '../../api/queries.ts'
import { dateInWords, dateWithYear, weekdayName } from '../../i18n/dates.ts'
import { useText, type Translate } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { expectedKeys } from '../../ui/plan-words.ts'
import { errorText } from '../../ui/problem-text.ts'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Sure } from '../../ui/sure.tsx'
import { linesOf, type Line } from './plan-parts.ts'
import { PlanSheet } from './plan-sheet.tsx'
import './plan-page.css'

const route = getRouteApi('/pupils/$pupilId/plan')
const deciders: Schemas['Role'][] = ['contact-teacher', 'department-head', 'principal']

export function PlanPage() {
  const { t } = useText()
  const { pupilId } = route.useParams()
  const plans = useQuery(plansQuery(pupilId))
  const absence = useQuery(historyQuery(pupilId))
  const { data: session } = useQuery(sessionQuery)
  const [isNew, setIsNew] = useState(false)
  const today = session?.today ?? ''
  const inForce = plans.data?.some((plan) => isHolding(plan, today)) ?? false
  const mayDecide = session?.roles.some((role) => deciders.includes(role)) ?? false
  return (
    <Page
      title={t('plan.title')}
      lead={[absence.data?.name, t('plan.lead')].filter(Boolean).join(' · ')}
      width="narrow"
      aside={
        mayDecide && (
          <button type="button" className="ds-button" onClick={() => setIsNew(true)}>
            <PlusIcon aria-hidden />
            {t('plan.new')}
          </button>
        )
      }
    >
      <p className="quiet">{t('plan.means')}</p>
      {plans.isPending && <Loading rows={3} />}
      {plans.isLoadingError && <Failed error={plans.error} onRetry={() => void plans.refetch()} />}
      {plans.data?.length === 0 && <Empty title={t('plan.none')} />}
      {plans.data?.map((plan) => (
        <PlanPanel key={plan.plan_id} plan={plan} pupilId={pupilId} isHolding={isHolding(plan, today)} mayDecide={mayDecide} />
      ))}
      <Link to="/pupils/$pupilId" params={{ pupilId }} className="ds-link">
        {t('plan.to_pupil')}
      </Link>
      {isNew && <PlanSheet pupilId={pupilId} today={today} hasPlan={inForce} onClose={() => setIsNew(false)} />}
    </Page>
  )
}

function isHolding(plan: Schemas['SchoolingPlan'], today: string): boolean {
  return plan.ended_at === null && plan.until >= today
}

/** mandag, onsdag: 1. og 2. time grupperom */
function lineInWords(t: Translate, { weekdays, date, lessons, expected }: Line): { when: string; where: string } {
  const days = date ? dateInWords(t, date) : weekdays.map((weekday) => weekdayName(t, weekday - 1)).join(', ')
  const times = lessons.length > 0 ? lessons.map((lesson) => t('lesson.number', { lesson })).join(', ') : t('plan.all_day')
  return { when: `${days}: ${times}`, where: t(expectedKeys[expected]) }
}

interface PanelProps {
  plan: Schemas['SchoolingPlan']
  pupilId: string
  isHolding: boolean
  mayDecide: boolean
}

function PlanPanel({ plan, pupilId, isHolding, mayDecide }: PanelProps) {
  const { t } = useText()
  const queryClient = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const end = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/schooling-plans/{plan_id}/end', {
          params: { path: { plan_id: plan.plan_id }, header: { 'X-CSRF-Token': csrfToken() } },
        }),
      ),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: plansQuery(pupilId).queryKey })
      void queryClient.invalidateQueries({ queryKey: ['register'] })
    },
  })
  return (
    <section className="panel plan" data-over={!isHolding}>
      <h2>{t('plan.span', { from: dateWithYear(t, plan.from), until: dateWithYear(t, plan.until) })}</h2>
      <ul className="plan__lines">
        {linesOf(plan.parts).map((line, at) => {
          const { when, where } = lineInWords(t, line)
          return (
            <li key={at}>
              <span>{when}</span>
              <b>{where}</b>
            </li>
          )
        })}
      </ul>
      {plan.note && (
        <p>
          <b>{t('plan.note')}:</b> {plan.note}
        </p>
      )}
      <p className="quiet small">
        {t('plan.decided', { by: plan.decided_by, date: dateWithYear(t, plan.decided_at.slice(0, 10)) })}
        {plan.ended_at && ` ${t('plan.ended', { date: dateWithYear(t, plan.ended_at.slice(0, 10)) })}`}
      </p>
      {isHolding && mayDecide && !isAsking && (
        <button type="button" className="ds-button" data-variant="secondary" data-color="neutral" onClick={() => setIsAsking(true)}>
          {t('plan.end')}
        </button>
      )}
      {isHolding && mayDecide && isAsking && (
        <Sure
          question={t('plan.end_sure')}
          yes={t('plan.end_yes')}
          no={t('plan.end_no')}
          isBusy={end.isPending}
          onYes={() => end.mutate()}
          onNo={() => setIsAsking(false)}
        />
      )}
      {end.error && (
        <p className="field-error" role="alert" data-color="danger">
          {errorText(t, end.error)}
        </p>
      )}
    </section>
  )
}
