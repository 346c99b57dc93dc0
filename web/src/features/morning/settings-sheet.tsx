// The school's own times for the list, and who may reach the homes of the protected. The principal's.
import { CogIcon } from '@navikt/aksel-icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { client, csrfToken, unwrap, type Schemas } from '../../api/client.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import type { School } from './morning.ts'

type Settings = Schemas['MorningSettings']

export function SettingsButton({ school }: { school: School }) {
  const { t } = useText()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" className="ds-button" data-variant="tertiary" data-color="neutral" onClick={() => setIsOpen(true)}>
        <CogIcon aria-hidden />
        {t('morning.settings')}
      </button>
      {isOpen && <SettingsSheet school={school} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function SettingsSheet({ school, onClose }: { school: School; onClose: () => void }) {
  const { t } = useText()
  const path = { school_id: school.school_id }
  const query = useQuery({
    queryKey: ['morning-settings', school.school_id],
    queryFn: () => unwrap(client.GET('/api/schools/{school_id}/morning-settings', { params: { path } })),
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <Sheet title={t('morning.settings_title')} lead={school.name} onClose={onClose}>
      {query.isPending && <Loading rows={3} />}
      {query.isError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <SettingsForm schoolId={school.school_id} settings={query.data} onClose={onClose} />}
    </Sheet>
  )
}

function SettingsForm({ schoolId, settings, onClose }: { schoolId: string; settings: Settings; onClose: () => void }) {
  const { t } = useText()
  const cache = useQueryClient()
  const [wait, setWait] = useState(String(settings.wait_minutes))
  const [back, setBack] = useState(String(settings.return_minutes))
  const [phone, setPhone] = useState(settings.phone ?? '')
  const [named, setNamed] = useState(settings.secretaries.filter((one) => one.may_see_protected).map((one) => one.staff_id))
  const saving = useMutation({
    mutationFn: () =>
      unwrap(
        client.PUT('/api/schools/{school_id}/morning-settings', {
          params: { path: { school_id: schoolId }, header: { 'X-CSRF-Token': csrfToken() } },
          body: { wait_minutes: Number(wait), return_minutes: Number(back), phone: phone.trim() || null, contacts_staff: named },
        }),
      ),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['morning'] })
      onClose()
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    saving.mutate()
  }

  return (
    <form className="outcome-form" onSubmit={submit}>
      <div className="two-fields">
        <label className="field">
          <span>{t('morning.wait')}</span>
          <input className="ds-input" type="number" min={0} max={120} required value={wait} onChange={(event) => setWait(event.target.value)} />
        </label>
        <label className="field">
          <span>{t('morning.back')}</span>
          <input className="ds-input" type="number" min={1} max={120} required value={back} onChange={(event) => setBack(event.target.value)} />
        </label>
      </div>
      <label className="field">
        <span>{t('morning.phone')}</span>
        <input className="ds-input" type="tel" maxLength={20} value={phone} onChange={(event) => setPhone(event.target.value)} />
      </label>
      {settings.secretaries.length > 0 && (
        <fieldset>
          <legend>{t('morning.protected')}</legend>
          <p className="quiet small">{t('morning.protected_why')}</p>
          <div className="choices">
            {settings.secretaries.map(({ staff_id, name }) => (
              <label key={staff_id} className="choice">
                <input
                  type="checkbox"
                  className="ds-input"
                  checked={named.includes(staff_id)}
                  onChange={({ target }) => setNamed(target.checked ? [...named, staff_id] : named.filter((one) => one !== staff_id))}
                />
                <span>{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {saving.isError && (
        <p className="field-error" role="alert" data-color="danger">
          {errorText(t, saving.error)}
        </p>
      )}
      <button type="submit" className="ds-button" disabled={saving.isPending}>
        {t('morning.save')}
      </button>
    </form>
  )
}
