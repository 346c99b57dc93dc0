// The one list: all are present until a tap says otherwise, and "done" sends it once.
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { client, unwrap, type Schemas } from '../../api/client.ts'
import { newId } from '../../api/ids.ts'
import { dateInWords, timeOfDay } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { forgetChoices, keepChoices, keptChoices } from './kept-choices.ts'
import { lessonWords } from './lesson-words.ts'
import { choiceOf, counted, marksOf, type Choice, type ListedPupil } from './marks.ts'

interface ListProps {
  register: Schemas['SubstituteRegister']
  onDone: () => void
}

export function HolderList({ register, onDone }: ListProps) {
  const { t } = useText()
  const [choices, setChoices] = useState(() => keptChoices(register))
  const { pupils } = register
  // One request, however often it has to be sent: the same body under the same key.
  const request = useRef<{ key: string; said: string; marks: ReturnType<typeof marksOf> } | null>(null)
  const sending = useMutation({
    mutationFn: () => {
      const said = JSON.stringify([...choices])
      if (request.current?.said !== said) request.current = { key: newId(), said, marks: marksOf(choices, pupils, newId) }
      const { key, marks } = request.current
      return unwrap(
        client.POST('/api/substitute/register', {
          params: { header: { 'X-CSRF-Token': register.csrf_token, 'Idempotency-Key': key } },
          headers: { 'X-CSRF-Token': register.csrf_token },
          body: { seen: pupils.map((pupil) => pupil.pupil_id), marks },
        }),
      )
    },
    onSuccess: () => {
      forgetChoices()
      onDone()
    },
  })
  const counts = counted(choices, pupils)

  function choose(pupil: ListedPupil, choice: Choice) {
    const changed = new Map(choices).set(pupil.pupil_id, choice)
    setChoices(changed)
    keepChoices(register, changed)
  }

  return (
    <>
      <div>
        <h1>{t('sub.list_of', { name: register.class_name })}</h1>
        <p className="quiet">
          {lessonWords(t, register)} · {dateInWords(t, register.date)}
        </p>
        <p className="quiet small">{t('sub.good_until', { time: timeOfDay(register.expires_at) })}</p>
      </div>
      <ul className="panel vikar-list">
        {pupils.map((pupil) => (
          <Row key={pupil.pupil_id} pupil={pupil} choice={choiceOf(choices, pupil)} onChoose={(choice) => choose(pupil, choice)} />
        ))}
      </ul>
      <div className="vikar-bar">
        <p role="status">{t('sub.counts', counts)}</p>
        {sending.isError && (
          <p className="field-error" role="alert">
            {errorText(t, sending.error)}
          </p>
        )}
        <button type="button" className="ds-button" data-variant="primary" disabled={sending.isPending} onClick={() => sending.mutate()}>
          {t('sub.finish')}
        </button>
      </div>
    </>
  )
}

const taps: Choice[] = ['present', 'absent', 'late']

interface RowProps {
  pupil: ListedPupil
  choice: Choice
  onChoose: (choice: Choice) => void
}

function Row({ pupil, choice, onChoose }: RowProps) {
  const { t } = useText()
  return (
    <li>
      <fieldset className="vikar-row">
        <legend>
          {pupil.given_name} {pupil.family_name}
          {pupil.told_apart_by && <span className="quiet"> ({pupil.told_apart_by})</span>}
          {pupil.is_reported && <span className="vikar-row__told small">{t('sub.reported')}</span>}
        </legend>
        <div className="vikar-row__choices">
          {taps.map((one) => (
            <label key={one} className="vikar-choice" data-choice={one}>
              <input type="radio" name={pupil.pupil_id} checked={choice === one} onChange={() => onChoose(one)} />
              <span>{t(`sub.choice.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  )
}
