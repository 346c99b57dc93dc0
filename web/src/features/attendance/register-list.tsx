// The pupils of a register, the keyboard over them, and the bar that says what is stored and what waits.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react'

import { reasonsQuery, sessionQuery } from '../../api/queries.ts'
import { dateWithYear, schoolYearOf, timeOfDay } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { planInWords } from '../../ui/plan-words.ts'
import { PrintButton } from '../../ui/print-button.tsx'
import { PrintNote } from '../../ui/print-note.tsx'
import { pupilName } from '../../ui/pupil-name.ts'
import { Status } from '../../ui/status.tsx'
import { CorrectionSheet } from './correction-sheet.tsx'
import { DetailsSheet } from './details-sheet.tsx'
import { draftInWords } from './draft-words.ts'
import { keyAction } from './keyboard.ts'
import { RaisedNotice } from './raised-notice.tsx'
import { RegisterBar } from './register-bar.tsx'
import { messageCame } from '../../ui/message-came.ts'
import { choices, lessonMinutes, messageFor, mustSayWhy, type Pupil, type Register } from './register-model.ts'
import { PupilRow } from './register-row.tsx'
import { useAskWhy } from './use-ask-why.ts'
import { rulingInWords } from './ruling-words.ts'
import { useRegister } from './use-register.ts'
import './register-list.css'

interface ListProps {
  register: Register
  /** On the start page it is one thing among others: not printed, and there is no way back to where one is. */
  isOnStart?: boolean
}

export function RegisterList({ register, isOnStart = false }: ListProps) {
  const { t, language } = useText()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const { data: reasons } = useQuery(reasonsQuery)
  const model = useRegister(register, t('reg.undo_words'))
  const { counts, state, dayState, standings } = model
  const today = session?.today ?? register.date
  const { choose, asked, answer } = useAskWhy(register, model, today)
  const [openPupil, setOpenPupil] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const pending = state.pending + dayState.pending
  const isKept = [state, dayState].every((one) => one.pending === 0 || one.isKept)

  useWarnBeforeClosing(pending > 0 && !isKept)

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLOListElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const rows = [...(list.current?.children ?? [])]
      const index = rows.findIndex((row) => row.contains(event.target as Node))
      const pupilId = rows[index]?.getAttribute('data-pupil')
      if (!pupilId) return
      // Enter on a button is that button's.
      const action = event.target instanceof HTMLInputElement ? keyAction(event.key, index, rows.length, choices) : null
      if (!action) return
      event.preventDefault()
      if (action.mark) choose(pupilId, action.mark)
      if (action.open) setOpenPupil(pupilId)
      if (action.focus !== undefined) focusRow(rows[action.focus])
    },
    [choose],
  )

  const opened = register.pupils.find((pupil) => pupil.pupil_id === openPupil)
  const openedStanding = openPupil === null ? undefined : standings.get(openPupil)
  return (
    <>
      {!isOnStart && <PrintNote about={[register.school, t('print.year', { year: schoolYearOf(register.date) }), dateWithYear(t, register.date)].join(' · ')} />}
      <div className="register-sum">
        <div className="pills">
          <Status name="present" count={counts.present} />
          <Status name="absent" count={counts.absent} />
          <Status name="late" count={counts.late} />
        </div>
        <p className="register-keys quiet small">{t('reg.keys')}</p>
      </div>
      {register.partial && <p className="quiet small">{t('offline.no_messages')}</p>}
      <RaisedNotice pupils={register.pupils} queues={[model.queue, model.dayQueue]} raised={[...state.raised, ...dayState.raised]} />
      <ol className="panel register" ref={list} onKeyDown={onKeyDown}>
        {register.pupils.map((pupil) => {
          const standing = standings.get(pupil.pupil_id)
          if (!standing) return null
          return (
            <PupilRow
              key={pupil.pupil_id}
              pupilId={pupil.pupil_id}
              givenName={pupil.given_name}
              familyName={pupil.family_name}
              toldApartBy={pupil.told_apart_by}
              plan={planInWords(t, pupil.plan, register.lesson)}
              choices={choices}
              choice={standing.choice}
              source={standing.source}
              summary={draftInWords(t, standing, register.lesson, reasons, language)}
              ruling={rulingInWords(t, pupil, register.lesson)}
              message={messageInWords(pupil, register)}
              issue={state.issues.get(pupil.pupil_id) ?? dayState.issues.get(pupil.pupil_id) ?? null}
              isLocked={register.partial?.includes(pupil.pupil_id) ?? false}
              queue={model.queue}
              onChoose={choose}
              onOpen={setOpenPupil}
            />
          )
        })}
      </ol>
      {!isOnStart && <PrintButton />}
      <RegisterBar register={register} model={model} pending={pending} isOnStart={isOnStart} />
      {asked && <CorrectionSheet name={pupilName(asked.pupil)} onSave={answer} onClose={() => answer(null)} />}
      {opened && openedStanding && (
        <DetailsSheet
          pupil={opened}
          lesson={register.lesson}
          lessonMinutes={lessonMinutes(register)}
          standing={openedStanding}
          mustSayWhy={mustSayWhy(openedStanding, register, today)}
          historyOf={register.partial ? null : opened.pupil_id}
          onSave={(details) => {
            model.saveDetails(opened.pupil_id, details)
            setOpenPupil(null)
          }}
          onClose={() => setOpenPupil(null)}
        />
      )}
    </>
  )

  function messageInWords(pupil: Pupil, { lesson }: Register): string | null {
    const message = messageFor(pupil, lesson)
    if (!message) return null
    const reason = reasons?.find((one) => one.code === message.reason)?.name[language]
    const words = [reason, message.text].filter(Boolean).join('. ')
    const came = t(messageCame(message), { time: timeOfDay(message.reported_at), by: message.recorded_by ?? '' })
    return [words || t('reg.message_empty'), came].join(' · ')
  }
}

function focusRow(row: Element | undefined): void {
  const radio = row?.querySelector<HTMLInputElement>('input:checked') ?? row?.querySelector<HTMLInputElement>('input')
  radio?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}

/** Leaving the page for good would lose what waits and does not lie on the device; moving within it does not. */
function useWarnBeforeClosing(isUnsent: boolean): void {
  useEffect(() => {
    if (!isUnsent) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsent])
}
