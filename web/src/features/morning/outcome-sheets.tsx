// What came of it, each a short question: what the home said, how the pupil turned up, or another attempt.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'

import { reasonsQuery, sessionQuery } from '../../api/queries.ts'
import { addDays } from '../../i18n/dates.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { nameOf, type Missing, type StepWish } from './morning.ts'
import { outcomeKeys } from './step-log.tsx'

interface SheetProps {
  pupil: Missing
  onClose: () => void
  onSend: (pupil: Missing, wish: StepWish) => void
}

const daysAheadMost = 14

/** The home was reached: it knew and says why, or it thought the pupil was at school. */
export function ToldSheet({ pupil, onClose, onSend }: SheetProps) {
  const { t, language } = useText()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const { data: reasons } = useQuery(reasonsQuery)
  const today = session?.today ?? ''
  // Nothing is said beforehand: one tap too many would end the search for a child.
  const [guardian, setGuardian] = useState(pupil.people.length === 1 ? (pupil.people[0]?.guardian_id ?? '') : '')
  const [knows, setKnows] = useState<boolean | null>(null)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(today)
  const [note, setNote] = useState('')

  function submit(event: FormEvent) {
    event.preventDefault()
    const common = { guardian_id: guardian || null, note: note || null }
    if (knows) onSend(pupil, { kind: 'explained', reason, until, ...common })
    else onSend(pupil, { kind: 'attempt', channel: 'call', outcome: 'home_does_not_know', ...common })
  }

  return (
    <OutcomeSheet title={t('morning.talked')} pupil={pupil} onClose={onClose} onSubmit={submit}>
      <GuardianChoice pupil={pupil} value={guardian} onChange={setGuardian} isRequired />
      <fieldset>
        <legend>{t('morning.what_home_said')}</legend>
        <div className="choices">
          <Choice name="knows" isRequired isChecked={knows === true} onChange={() => setKnows(true)} words="morning.home_knows" />
          <Choice name="knows" isRequired isChecked={knows === false} onChange={() => setKnows(false)} words="morning.home_thought" />
        </div>
      </fieldset>
      {knows === true && (
        <div className="two-fields">
          <label className="field">
            <span>{t('details.reason')}</span>
            <select className="ds-input" required value={reason} onChange={(event) => setReason(event.target.value)}>
              <option value="">{t('leave.choose')}</option>
              {reasons?.filter((one) => !one.is_leave).map((one) => (
                <option key={one.code} value={one.code}>
                  {one.name[language]}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('morning.until')}</span>
            <input
              className="ds-input"
              type="date"
              required
              min={today}
              max={addDays(today, daysAheadMost)}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          </label>
        </div>
      )}
      {knows === false && (
        <p className="notice" data-color="danger">
          {t('morning.home_thought_means')}
        </p>
      )}
      <Note value={note} onChange={setNote} />
    </OutcomeSheet>
  )
}

/** The pupil is at school after all. */
export function ArrivalSheet({ pupil, onClose, onSend }: SheetProps) {
  const { t } = useText()
  const [arrival, setArrival] = useState<'there_all_along' | 'came_late'>('came_late')
  const [minutes, setMinutes] = useState('')
  const isRight = minutes === '' || (/^\d{1,3}$/.test(minutes) && Number(minutes) <= 600)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isRight) return
    const late = arrival === 'came_late' && minutes !== '' ? Number(minutes) : null
    onSend(pupil, { kind: 'at_school', arrival, minutes: late })
  }

  return (
    <OutcomeSheet title={t('morning.at_school')} pupil={pupil} onClose={onClose} onSubmit={submit}>
      <fieldset>
        <legend>{t('morning.how_found')}</legend>
        <div className="choices">
          <Choice name="arrival" isChecked={arrival === 'came_late'} onChange={() => setArrival('came_late')} words="morning.came_late" />
          <Choice
            name="arrival"
            isChecked={arrival === 'there_all_along'}
            onChange={() => setArrival('there_all_along')}
            words="morning.there_all_along"
          />
        </div>
      </fieldset>
      {arrival === 'came_late' && (
        <label className="field">
          <span>{t('morning.minutes_late')}</span>
          <input
            className="ds-input"
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            aria-invalid={!isRight}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </label>
      )}
      <p className="quiet small">{t('morning.entry_corrected')}</p>
    </OutcomeSheet>
  )
}

type Other = 'message_left' | 'wrong_number' | 'no_answer' | 'not_found'
const otherKeys: Record<Other, Key> = {
  message_left: outcomeKeys.message_left,
  wrong_number: outcomeKeys.wrong_number,
  no_answer: outcomeKeys.no_answer,
  not_found: 'morning.nobody_knows',
}
const channels = ['call', 'text', 'other'] as const
const channelKeys: Record<(typeof channels)[number], Key> = {
  call: 'morning.by_call',
  text: 'morning.by_text',
  other: 'morning.by_other',
}

export function AttemptSheet({ pupil, onClose, onSend }: SheetProps) {
  const { t } = useText()
  const [other, setOther] = useState<Other>('message_left')
  const [guardian, setGuardian] = useState('')
  const [channel, setChannel] = useState<(typeof channels)[number]>('call')
  const [note, setNote] = useState('')

  function submit(event: FormEvent) {
    event.preventDefault()
    const common = { guardian_id: guardian || null, note: note || null }
    if (other === 'not_found') onSend(pupil, { kind: 'not_found', note: common.note })
    else onSend(pupil, { kind: 'attempt', channel, outcome: other, ...common })
  }

  return (
    <OutcomeSheet title={t('morning.other_title')} pupil={pupil} onClose={onClose} onSubmit={submit}>
      <fieldset>
        <legend>{t('morning.what_came')}</legend>
        <div className="choices">
          {(Object.keys(otherKeys) as Other[]).map((one) => (
            <Choice key={one} name="other" isChecked={other === one} onChange={() => setOther(one)} words={otherKeys[one]} />
          ))}
        </div>
      </fieldset>
      {other === 'not_found' ? (
        <p className="notice" data-color="danger">
          {t('morning.not_found_means')}
        </p>
      ) : (
        <div className="two-fields">
          <label className="field">
            <span>{t('morning.channel')}</span>
            <select className="ds-input" value={channel} onChange={(event) => setChannel(event.target.value as typeof channel)}>
              {channels.map((one) => (
                <option key={one} value={one}>
                  {t(channelKeys[one])}
                </option>
              ))}
            </select>
          </label>
          <GuardianChoice pupil={pupil} value={guardian} onChange={setGuardian} />
        </div>
      )}
      <Note value={note} onChange={setNote} />
    </OutcomeSheet>
  )
}

interface OutcomeProps {
  title: string
  pupil: Missing
  onClose: () => void
  onSubmit: (event: FormEvent) => void
  children: ReactNode
}

function OutcomeSheet({ title, pupil, onClose, onSubmit, children }: OutcomeProps) {
  const { t } = useText()
  return (
    <Sheet title={title} lead={`${nameOf(pupil)} · ${pupil.class_name}`} onClose={onClose}>
      <form className="outcome-form" onSubmit={onSubmit}>
        {children}
        <button type="submit" className="ds-button">
          {t('morning.save')}
        </button>
      </form>
    </Sheet>
  )
}

interface GuardianProps {
  pupil: Missing
  value: string
  onChange: (guardian: string) => void
  isRequired?: boolean
}

function GuardianChoice({ pupil, value, onChange, isRequired = false }: GuardianProps) {
  const { t } = useText()
  return (
    <label className="field">
      <span>{t(isRequired ? 'morning.who_told' : 'morning.who_called')}</span>
      <select className="ds-input" required={isRequired} value={value} onChange={(event) => onChange(event.target.value)}>
        {(!isRequired || pupil.people.length > 1) && (
          <option value="">{t(isRequired ? 'leave.choose' : 'morning.nobody_in_particular')}</option>
        )}
        {pupil.people.map((person) => (
          <option key={person.guardian_id} value={person.guardian_id}>
            {person.name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface ChoiceProps {
  name: string
  isChecked: boolean
  onChange: () => void
  words: Key
  isRequired?: boolean
}

function Choice({ name, isChecked, onChange, words, isRequired = false }: ChoiceProps) {
  const { t } = useText()
  return (
    <label className="choice">
      <input type="radio" className="ds-input" name={name} required={isRequired} checked={isChecked} onChange={onChange} />
      <span>{t(words)}</span>
    </label>
  )
}

function Note({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const { t } = useText()
  return (
    <label className="field">
      <span>{t('morning.note')}</span>
      <textarea className="ds-input" rows={2} maxLength={4000} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}
