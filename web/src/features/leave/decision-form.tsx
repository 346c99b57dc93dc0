// Grant, grant other dates, or refuse. Granting is one tap; whatever is not as applied for needs grounds.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { client, csrfToken, unwrap, type Schemas } from '../../api/client.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { areFewer } from './wish.ts'

type Case = Schemas['LeaveCase']
type Outcome = 'granted' | 'partly_granted' | 'refused'
const legalReasons = ['no_teaching_seen_to', 'not_a_holy_day', 'not_another_faith'] as const

const outcomeKeys: Record<Outcome, Key> = {
  granted: 'leave.grant',
  partly_granted: 'leave.grant_partly',
  refused: 'leave.refuse',
}

export function DecisionForm({ one }: { one: Case }) {
  const { t } = useText()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  if (outcome) return <Form one={one} outcome={outcome} onClose={() => setOutcome(null)} />
  return (
    <div className="leave__buttons">
      <button type="button" className="ds-button" onClick={() => setOutcome('granted')}>
        {t('leave.grant')}
      </button>
      {one.school_days > 1 && (
        <button type="button" className="ds-button" data-variant="secondary" onClick={() => setOutcome('partly_granted')}>
          {t('leave.grant_partly')}
        </button>
      )}
      <button type="button" className="ds-button" data-variant="secondary" data-color="danger" onClick={() => setOutcome('refused')}>
        {t('leave.refuse')}
      </button>
    </div>
  )
}

function Form({ one, outcome, onClose }: { one: Case; outcome: Outcome; onClose: () => void }) {
  const { t } = useText()
  const [dates, setDates] = useState({ from: one.asked.from, to: '' })
  const [grounds, setGrounds] = useState('')
  const [legal, setLegal] = useState<(typeof legalReasons)[number]>('no_teaching_seen_to')
  const [isTried, setIsTried] = useState(false)
  const queryClient = useQueryClient()
  const isRight = one.kind === 'religious_holiday' && outcome !== 'granted'
  const decide = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/leave/{application_id}/decision', {
          params: { path: { application_id: one.application_id }, header: { 'X-CSRF-Token': csrfToken() } },
          body: {
            outcome,
            grounds: grounds.trim() || null,
            ...(outcome === 'partly_granted' && dates),
            ...(isRight && { legal_reason: legal }),
          },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  const areDatesRight = outcome !== 'partly_granted' || areFewer(dates, one.asked)
  const needsGrounds = outcome !== 'granted'
  const isComplete = areDatesRight && (!needsGrounds || grounds.trim() !== '')

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (isComplete) decide.mutate()
  }

  return (
    <form className="leave__decision" onSubmit={submit} noValidate>
      {outcome === 'partly_granted' && (
        <div className="leave__dates">
          <DateField label={t('leave_home.from')} value={dates.from} span={one.asked} onChange={(from) => setDates({ ...dates, from })} />
          <DateField label={t('leave_home.to')} value={dates.to} span={one.asked} onChange={(to) => setDates({ ...dates, to })} />
        </div>
      )}
      {isRight && (
        <label className="field">
          <span>{t('leave.legal_reason')}</span>
          <select className="ds-input" value={legal} onChange={({ target }) => setLegal(target.value as typeof legal)}>
            {legalReasons.map((reason) => (
              <option key={reason} value={reason}>
                {t(`leave.legal_${reason}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="field">
        <span>{t(needsGrounds ? 'leave.grounds' : 'leave.grounds_optional')}</span>
        <textarea className="ds-input" rows={3} maxLength={4000} value={grounds} onChange={({ target }) => setGrounds(target.value)} />
      </label>
      <p className="quiet small">{t('leave.grounds_hint')}</p>
      {isTried && !isComplete && (
        <p className="field-error" role="alert" data-color="danger">
          {t(areDatesRight ? 'leave.grounds_missing' : 'leave.dates_wrong')}
        </p>
      )}
      {decide.isError && (
        <p className="field-error" role="alert" data-color="danger">
          {errorText(t, decide.error)}
        </p>
      )}
      <div className="leave__buttons">
        <button type="submit" className="ds-button" data-color={outcome === 'refused' ? 'danger' : undefined} disabled={decide.isPending}>
          {t('leave.confirm', { what: t(outcomeKeys[outcome]) })}
        </button>
        <button type="button" className="ds-button" data-variant="tertiary" onClick={onClose}>
          {t('leave_home.cancel')}
        </button>
      </div>
    </form>
  )
}

interface DateFieldProps {
  label: string
  value: string
  span: Schemas['LeaveDates']
  onChange: (date: string) => void
}

export function DateField({ label, value, span, onChange }: DateFieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input type="date" className="ds-input" min={span.from} max={span.to} value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  )
}
