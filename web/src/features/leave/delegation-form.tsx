// Who decides on how many days at a school. The principal sets it; the others see it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { client, csrfToken, unwrap, type Schemas } from '../../api/client.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'

type Delegation = Schemas['LeaveCases']['delegations'][number]

export function DelegationForm({ delegation }: { delegation: Delegation }) {
  const { t } = useText()
  const [teacher, setTeacher] = useState(String(delegation.contact_teacher_days))
  const [head, setHead] = useState(String(delegation.department_head_days))
  const queryClient = useQueryClient()
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        client.PUT('/api/schools/{school_id}/leave-delegation', {
          params: { path: { school_id: delegation.school_id }, header: { 'X-CSRF-Token': csrfToken() } },
          body: { contact_teacher_days: Number(teacher), department_head_days: Number(head) },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate()
  }
  return (
    <section className="leave__cases">
      <h2>{t('leave.who_decides', { school: delegation.school })}</h2>
      {!delegation.may_set && (
        <p>{t('leave.delegated', { teacher: delegation.contact_teacher_days, head: delegation.department_head_days })}</p>
      )}
      {delegation.may_set && (
        <form className="panel leave__form" onSubmit={submit}>
          <p className="quiet">{t('leave.delegation_lead')}</p>
          <div className="leave__dates">
            <DaysField label={t('leave.teacher_days')} value={teacher} onChange={setTeacher} />
            <DaysField label={t('leave.head_days')} value={head} onChange={setHead} />
          </div>
          {save.isError && (
            <p className="field-error" role="alert" data-color="danger">
              {errorText(t, save.error)}
            </p>
          )}
          <div className="leave__buttons">
            <button type="submit" className="ds-button" data-variant="secondary" disabled={save.isPending}>
              {t('leave.delegation_save')}
            </button>
            <span role="status">{save.isSuccess && t('leave.delegation_saved')}</span>
          </div>
        </form>
      )}
    </section>
  )
}

function DaysField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="field">
      <span>{label}</span>
      <input type="number" className="ds-input" min={0} max={60} required value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  )
}
