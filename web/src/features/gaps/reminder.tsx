// When teachers are reminded of the day's lessons that are not registered. The principal's.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { client, csrfToken, unwrap, type Schemas } from '../../api/client.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'

export function Reminder({ school }: { school: Schemas['Gaps']['schools'][number] }) {
  const { t } = useText()
  const cache = useQueryClient()
  const [time, setTime] = useState(school.remind_at ?? '')
  const saving = useMutation({
    mutationFn: () =>
      unwrap(
        client.PUT('/api/schools/{school_id}/gap-settings', {
          params: { path: { school_id: school.school_id }, header: { 'X-CSRF-Token': csrfToken() } },
          body: { remind_at: time || null },
        }),
      ),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['gaps'] }),
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    saving.mutate()
  }

  return (
    <form className="reminder" onSubmit={submit}>
      <label className="field">
        <span>{t('gaps.remind')}</span>
        <span className="quiet small" id="remind-why">
          {t('gaps.remind_why')}
        </span>
        <input
          className="ds-input"
          type="time"
          aria-describedby="remind-why"
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
      </label>
      <button type="submit" className="ds-button" data-variant="secondary" disabled={saving.isPending}>
        {t('morning.save')}
      </button>
      <p role="status" className="small" data-color={saving.isError ? 'danger' : 'success'}>
        {saving.isSuccess && t('gaps.remind_saved')}
        {saving.isError && errorText(t, saving.error)}
      </p>
    </form>
  )
}
