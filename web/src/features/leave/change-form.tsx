// A granted leave is shortened, or undone; the days that fall count as they did before.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { client, csrfToken, unwrap, type Schemas } from '../../api/client.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { DateField } from './decision-form.tsx'
import { areFewer } from './wish.ts'

interface ChangeProps {
  one: Schemas['LeaveCase']
  standing: Schemas['LeaveDates']
  onClose: () => void
}

export function ChangeForm({ one, standing, onClose }: ChangeProps) {
  const { t } = useText()
  const [isUndone, setIsUndone] = useState(standing.from === standing.to)
  const [dates, setDates] = useState(standing)
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)
  const queryClient = useQueryClient()
  const change = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/leave/{application_id}/change', {
          params: { path: { application_id: one.application_id }, header: { 'X-CSRF-Token': csrfToken() } },
          body: { reason: reason.trim(), ...(!isUndone && dates) },
        }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
    },
  })
  const missing = missingIn()

  function missingIn(): Key | null {
    if (!isUndone && !areFewer(dates, standing)) return 'leave.dates_not_fewer'
    return reason.trim() === '' ? 'leave.change_why_missing' : null
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (!missing) change.mutate()
  }
  const isWrong = isTried && missing !== null
  return (
    <form className="leave__decision" onSubmit={submit} noValidate>
      <fieldset className="leave__part">
        <legend>{t('leave.change')}</legend>
        {standing.from !== standing.to && (
          <label className="leave__kind">
            <input type="radio" name="how" checked={!isUndone} onChange={() => setIsUndone(false)} />
            <span>{t('leave.shorten')}</span>
          </label>
        )}
        <label className="leave__kind">
          <input type="radio" name="how" checked={isUndone} onChange={() => setIsUndone(true)} />
          <span>{t('leave.undo')}</span>
        </label>
      </fieldset>
      {!isUndone && (
        <div className="leave__dates">
          <DateField label={t('leave_home.from')} value={dates.from} span={standing} onChange={(from) => setDates({ ...dates, from })} />
          <DateField label={t('leave_home.to')} value={dates.to} span={standing} onChange={(to) => setDates({ ...dates, to })} />
        </div>
      )}
      <label className="field">
        <span>{t('leave.change_why')}</span>
        <textarea className="ds-input" rows={2} maxLength={4000} value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      {(isWrong || change.isError) && (
        <p className="field-error" role="alert" data-color="danger">
          {isWrong ? t(missing) : errorText(t, change.error)}
        </p>
      )}
      <div className="leave__buttons">
        <button type="submit" className="ds-button" disabled={change.isPending}>
          {t('leave.change_save')}
        </button>
        <button type="button" className="ds-button" data-variant="tertiary" onClick={onClose}>
          {t('leave_home.cancel')}
        </button>
      </div>
    </form>
  )
}
