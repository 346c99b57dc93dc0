// Asking for days to be struck, or for the cause on an annex: by the home, or recorded by the school on its behalf.
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { isTransient } from '../../api/client.ts'
import { sessionQuery } from '../../api/queries.ts'
import { dateInWords, schoolYearOf, spanInWords } from '../../i18n/dates.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { sendRequest, type PupilCertificate, type RequestKind, type RequestWish } from './queries.ts'

const kinds: RequestKind[] = ['strike-health', 'strike-risk', 'strike-leave', 'annex']

interface RequestFormProps {
  pupilId: string
  years: PupilCertificate['years']
  /** The staff's own words, where they record it for the home. */
  staff?: { title: string; send: string; sent: string; next: string }
  onClose: () => void
}

export function RequestForm({ pupilId, years, staff, onClose }: RequestFormProps) {
  const isStaff = staff !== undefined
  const { t } = useText()
  const queries = useQueryClient()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const today = session?.today ?? ''
  const key = useRef(crypto.randomUUID())
  const [kind, setKind] = useState<RequestKind>('strike-health')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [words, setWords] = useState('')
  const [by, setBy] = useState<'guardian' | 'pupil'>('guardian')
  const [channel, setChannel] = useState<'phone' | 'paper' | 'meeting'>('phone')
  const [on, setOn] = useState(today)
  const isTurned = from !== '' && to !== '' && to < from
  const isTwoYears = from !== '' && to !== '' && !isTurned && schoolYearOf(from) !== schoolYearOf(to)
  const send = useMutation({
    mutationFn: () => {
      const wish: RequestWish = { kind, from, to }
      if (words.trim() !== '') wish.words = words.trim()
      if (isStaff) Object.assign(wish, { requested_by: by, channel, requested_on: on })
      return sendRequest(pupilId, key.current, wish)
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['certificate'] }),
    // Nothing came through: the same again is the same request. Otherwise another body needs another key.
    onError: (error) => {
      if (!isTransient(error)) key.current = crypto.randomUUID()
    },
  })
  if (send.isSuccess) {
    return (
      <Sheet title={staff?.sent ?? t('certificate_home.sent')} onClose={onClose}>
        <p role="status">{staff?.next ?? t(`certificate_home.next.${kind}` as Key)}</p>
        <button type="button" className="ds-button" onClick={onClose}>
          {t('sheet.close')}
        </button>
      </Sheet>
    )
  }
  return (
    <Sheet title={staff?.title ?? t('certificate_home.ask')} lead={t('certificate_home.ask_lead')} onClose={onClose}>
      <form
        className="step-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isTurned && !isTwoYears) send.mutate()
        }}
      >
        <fieldset className="choices">
          <legend>{t('certificate_home.what')}</legend>
          {kinds.map((one) => (
            <label key={one} className="choice">
              <input type="radio" className="ds-input" name="kind" checked={kind === one} onChange={() => setKind(one)} />
              <span>{t(`certificate_home.kind.${one}` as Key)}</span>
            </label>
          ))}
        </fieldset>
        <p className="explain-kind">{t(`${isStaff ? 'certificate.law' : 'certificate_home.needs'}.${kind}` as Key)}</p>
        <Spells years={years} onChoose={(spell) => (setFrom(spell.from), setTo(spell.to))} />
        <div className="field-pair">
          <label className="field">
            <span>{t('certificate_home.from')}</span>
            <input className="ds-input" type="date" required max={today} value={from} onChange={(event) => setFrom(event.target.value)} />
          </label>
          <label className="field">
            <span>{t('certificate_home.to')}</span>
            <input className="ds-input" type="date" required min={from} max={today} value={to} onChange={(event) => setTo(event.target.value)} />
          </label>
        </div>
        {(isTurned || isTwoYears) && (
          <p className="field-error" role="alert">{t(isTurned ? 'certificate_home.turned' : 'certificate_home.two_years')}</p>
        )}
        {isStaff && (
          <>
            <div className="field-pair">
              <label className="field">
                <span>{t('certificate.who_asked')}</span>
                <select className="ds-input" value={by} onChange={(event) => setBy(event.target.value as typeof by)}>
                  <option value="guardian">{t('role.guardian')}</option>
                  <option value="pupil">{t('role.pupil')}</option>
                </select>
              </label>
              <label className="field">
                <span>{t('certificate.how_asked')}</span>
                <select className="ds-input" value={channel} onChange={(event) => setChannel(event.target.value as typeof channel)}>
                  <option value="phone">{t('certificate.channel.phone')}</option>
                  <option value="paper">{t('certificate.channel.paper')}</option>
                  <option value="meeting">{t('certificate.channel.meeting')}</option>
                </select>
              </label>
            </div>
            <label className="field">
              <span>{t('certificate.when_asked')}</span>
              <input className="ds-input" type="date" required max={today} value={on} onChange={(event) => setOn(event.target.value)} />
            </label>
          </>
        )}
        <label className="field">
          <span>{t(kind === 'annex' ? 'certificate_home.cause' : 'certificate_home.words')}</span>
          <textarea className="ds-input" rows={3} maxLength={2000} required={kind === 'annex'} value={words} onChange={(event) => setWords(event.target.value)} />
        </label>
        {send.error && <p className="field-error" role="alert">{errorText(t, send.error)}</p>}
        <button type="submit" className="ds-button" disabled={send.isPending}>
          {staff?.send ?? t('certificate_home.send')}
        </button>
      </form>
    </Sheet>
  )
}

/** The stretches of absence there are, so that nobody has to find the dates. */
function Spells({ years, onChoose }: { years: PupilCertificate['years']; onChoose: (spell: { from: string; to: string }) => void }) {
  const { t } = useText()
  const spells = years.flatMap((year) => year.spells).toReversed().slice(0, 6)
  if (spells.length === 0) return null
  return (
    <fieldset className="spells">
      <legend>{t('certificate_home.spells')}</legend>
      {spells.map((spell) => (
        <button key={spell.from} type="button" className="ds-button" data-variant="tertiary" data-size="sm" onClick={() => onChoose(spell)}>
          {t('certificate_home.spell', { span: spell.from === spell.to ? dateInWords(t, spell.from) : spanInWords(t, spell.from, spell.to), count: spell.days })}
        </button>
      ))}
    </fieldset>
  )
}
