// Asking for leave, or telling of a single day, for one child or more.
import { CalendarIcon } from '@navikt/aksel-icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { client, unwrap, type Schemas } from '../../api/client.ts'
import { useWriteHeaders } from '../../api/write-key.ts'
import { addDays } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { LeaveFields } from './leave-fields.tsx'
import { usageInWords } from './leave-words.ts'
import { bodyOf, emptyWish, missing, type Wish } from './wish.ts'

type Child = Schemas['MyLeave']['children'][number]

export function ApplyForm({ leave, own }: { leave: Schemas['MyLeave']; own: Child[] }) {
  const { t } = useText()
  const [isOpen, setIsOpen] = useState(false)
  const [isSent, setIsSent] = useState(false)
  return (
    <>
      {!isOpen && (
        <div className="leave__buttons">
          <button type="button" className="ds-button" onClick={() => (setIsOpen(true), setIsSent(false))}>
            <CalendarIcon aria-hidden />
            {t('leave_home.apply')}
          </button>
        </div>
      )}
      <p className="leave__sent" role="status" data-color="success">
        {isSent && t('leave_home.sent')}
      </p>
      {isOpen && <Form leave={leave} own={own} onDone={(sent) => (setIsOpen(false), setIsSent(sent))} />}
    </>
  )
}

interface FormProps {
  leave: Schemas['MyLeave']
  own: Child[]
  onDone: (sent: boolean) => void
}

function Form({ leave, own, onDone }: FormProps) {
  const { t } = useText()
  const [wish, setWish] = useState<Wish>(() => emptyWish('leave', own.length === 1 ? own.map((child) => child.pupil_id) : []))
  const [isTried, setIsTried] = useState(false)
  const headersFor = useWriteHeaders()
  const queryClient = useQueryClient()
  const send = useMutation({
    mutationFn: () => {
      const body = bodyOf(wish)
      const header = headersFor(body)
      return unwrap(client.POST('/api/leave', { params: { header }, body }))
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onDone(true)
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (missing(wish).length === 0) send.mutate()
  }

  function toggle(pupil: string) {
    const pupils = new Set(wish.pupils)
    if (!pupils.delete(pupil)) pupils.add(pupil)
    setWish({ ...wish, pupils })
  }

  return (
    <form className="panel leave__form" onSubmit={submit} noValidate>
      <h2>{t('leave_home.apply')}</h2>
      {own.length > 1 && (
        <fieldset className="leave__part">
          <legend>{t('leave_home.who')}</legend>
          {own.map((child) => (
            <label key={child.pupil_id} className="leave__kind">
              <input type="checkbox" checked={wish.pupils.has(child.pupil_id)} onChange={() => toggle(child.pupil_id)} />
              <span>
                <b>{child.given_name}</b>
                <span className="quiet small">{usageInWords(t, child.usage, leave.quota_days)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <LeaveFields
        wish={wish}
        onChange={setWish}
        wrong={isTried ? missing(wish) : []}
        earliest={wish.kind === 'single_day' ? addDays(leave.today, 1) : leave.today}
        quota={leave.quota_days}
      />
      {wish.kind === 'leave' && <p className="quiet small">{t('leave_home.both_agree')}</p>}
      {send.isError && (
        <p className="field-error" role="alert" data-color="danger">
          {errorText(t, send.error)}
        </p>
      )}
      <div className="leave__buttons">
        <button type="submit" className="ds-button" disabled={send.isPending}>
          {t(wish.kind === 'single_day' ? 'leave_home.send_single' : 'leave_home.send')}
        </button>
        <button type="button" className="ds-button" data-variant="tertiary" onClick={() => onDone(false)}>
          {t('leave_home.cancel')}
        </button>
      </div>
    </form>
  )
}
