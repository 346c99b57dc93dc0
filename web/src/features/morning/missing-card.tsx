// One missing pupil: who has it, whom to call, what came of it, and what has been tried.
import {
  CheckmarkCircleFillIcon,
  ExclamationmarkTriangleFillIcon,
  LanguageIcon,
  PadlockLockedIcon,
  PhoneIcon,
  PersonIcon,
} from '@navikt/aksel-icons'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'

import { timeOfDay } from '../../i18n/dates.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { nameOf, telOf, type Missing, type Morning, type Person } from './morning.ts'
import { ArrivalSheet, AttemptSheet, ToldSheet } from './outcome-sheets.tsx'
import { StepLog } from './step-log.tsx'
import type { Steps } from './use-steps.ts'

interface CardProps {
  pupil: Missing
  morning: Morning
  steps: Steps
}

export function MissingCard({ pupil, morning, steps }: CardProps) {
  const { t } = useText()
  const heading = useId()
  const isBusy = steps.sendingFor === pupil.pupil_id
  const title = useRef<HTMLHeadingElement>(null)
  const wasMine = useRef(pupil.is_mine)
  // The button that took it is gone: who goes on by keyboard or ear begins at the name.
  useEffect(() => {
    if (pupil.is_mine && !wasMine.current) title.current?.focus()
    wasMine.current = pupil.is_mine
  }, [pupil.is_mine])
  return (
    <li
      className="panel missing"
      aria-labelledby={heading}
      data-status={pupil.status}
      data-mine={pupil.is_mine}
      data-not-found={pupil.not_found_since !== null}
    >
      <div className="missing__head">
        <div className="missing__who">
          <h3 id={heading} ref={title} tabIndex={-1}>
            {nameOf(pupil)}
          </h3>
          <p className="quiet">
            {[pupil.class_name, lessonsInWords(t, pupil), registeredInWords(t, pupil)].filter(Boolean).join(' · ')}
          </p>
        </div>
        <Standing pupil={pupil} isBusy={isBusy} isToday={morning.is_today} onTake={() => steps.send(pupil, { kind: 'take' })} />
      </div>
      {pupil.not_found_since && (
        <p className="missing__alarm" data-color="danger">
          <ExclamationmarkTriangleFillIcon aria-hidden />
          {t('morning.not_found_since', { time: timeOfDay(pupil.not_found_since) })}
        </p>
      )}
      {pupil.has_returned && pupil.taken_by && (
        <p className="missing__back quiet">{t('morning.has_returned', { by: pupil.taken_by })}</p>
      )}
      {pupil.is_mine && morning.is_today && <Following pupil={pupil} morning={morning} steps={steps} isBusy={isBusy} />}
      <StepLog steps={pupil.steps} />
      {morning.is_today && (pupil.status === 'explained' || pupil.status === 'at_school') && (
        <QuietButton isBusy={isBusy} onPress={() => steps.send(pupil, { kind: 'reopen' })}>
          {t('morning.reopen')}
          <span className="ds-sr-only"> {nameOf(pupil)}</span>
        </QuietButton>
      )}
    </li>
  )
}

function QuietButton({ isBusy, onPress, children }: { isBusy: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className="ds-button" data-variant="tertiary" data-color="neutral" disabled={isBusy} onClick={onPress}>
      {children}
    </button>
  )
}

type T = ReturnType<typeof useText>['t']

function lessonsInWords(t: T, pupil: Missing): string {
  if (pupil.lessons.length === 0) return ''
  if (pupil.lessons.includes(0)) return t('morning.whole_day')
  const lessons = pupil.lessons.join(', ')
  return pupil.starts ? t('morning.lessons_from', { lessons, time: pupil.starts }) : t('morning.lessons', { lessons })
}

function registeredInWords(t: T, pupil: Missing): string {
  if (!pupil.registered_at) return ''
  return t('morning.registered', { time: timeOfDay(pupil.registered_at), by: pupil.registered_by ?? '' })
}

const doneKeys: Partial<Record<Missing['status'], Key>> = {
  explained: 'morning.status_explained',
  at_school: 'morning.status_at_school',
  home_told: 'morning.status_home_told',
  came_later: 'morning.status_came_later',
  corrected: 'morning.status_corrected',
}

/** Who has it, or the button that takes it. */
function Standing({ pupil, isBusy, isToday, onTake }: { pupil: Missing; isBusy: boolean; isToday: boolean; onTake: () => void }) {
  const { t } = useText()
  const done = doneKeys[pupil.status]
  if (done) {
    return (
      <p className="missing__standing" data-color="success">
        <CheckmarkCircleFillIcon aria-hidden />
        {t(done, { lesson: pupil.seen_in_lesson ?? 0 })}
      </p>
    )
  }
  if (pupil.status === 'taken' && (!pupil.is_mine || !isToday)) {
    return (
      <p className="missing__standing" data-color="info">
        <PersonIcon aria-hidden />
        {t('morning.has_it', { by: pupil.taken_by ?? '' })}
      </p>
    )
  }
  if (!isToday) return <p className="missing__standing" data-color="warning">{t('morning.left_open')}</p>
  if (pupil.is_mine) {
    return (
      <p className="missing__standing" data-color="info">
        <PersonIcon aria-hidden />
        {t('morning.you_have_it', { time: pupil.returns_at ? timeOfDay(pupil.returns_at) : '' })}
      </p>
    )
  }
  return (
    <button type="button" className="ds-button missing__take" disabled={isBusy} onClick={onTake}>
      <PhoneIcon aria-hidden />
      {t('morning.take')}
      <span className="ds-sr-only"> {nameOf(pupil)}</span>
    </button>
  )
}

type Open = 'told' | 'arrival' | 'attempt' | null

function Following({ pupil, morning, steps, isBusy }: CardProps & { isBusy: boolean }) {
  const { t } = useText()
  const [open, setOpen] = useState<Open>(null)
  const send: Steps['send'] = (one, wish) => {
    setOpen(null)
    steps.send(one, wish)
  }
  const hasPhone = pupil.people.some((person) => person.phone)
  const mayText = !pupil.is_protected && hasPhone
  const sheet = { pupil, onClose: () => setOpen(null), onSend: send }
  return (
    <div className="following">
      {pupil.contacts === 'withheld' && (
        <p className="notice" data-color="neutral">
          <PadlockLockedIcon aria-hidden className="notice__icon" />
          <span className="notice__body">{t('morning.withheld')}</span>
        </p>
      )}
      {pupil.contacts === 'shown' && pupil.people.length === 0 && <p className="quiet">{t('morning.nobody')}</p>}
      <ul className="home-people">
        {pupil.people.map((person) => (
          <PersonRow
            key={person.guardian_id}
            person={person}
            pupil={pupil}
            isBusy={isBusy}
            onNoAnswer={() =>
              steps.send(pupil, { kind: 'attempt', channel: 'call', outcome: 'no_answer', guardian_id: person.guardian_id })
            }
          />
        ))}
      </ul>
      <div className="outcomes">
        <button type="button" className="ds-button" disabled={isBusy} onClick={() => setOpen('told')}>
          {t('morning.talked')}
        </button>
        <button type="button" className="ds-button" data-variant="secondary" disabled={isBusy} onClick={() => setOpen('arrival')}>
          {t('morning.at_school')}
        </button>
        {mayText && (
          <button
            type="button"
            className="ds-button"
            data-variant="secondary"
            disabled={isBusy}
            onClick={() => steps.send(pupil, { kind: 'text_message' })}
          >
            {t('morning.text')}
          </button>
        )}
        <button type="button" className="ds-button" data-variant="secondary" disabled={isBusy} onClick={() => setOpen('attempt')}>
          {t('morning.other')}
        </button>
        <QuietButton isBusy={isBusy} onPress={() => steps.send(pupil, { kind: 'give_back' })}>
          {t('morning.give_back')}
        </QuietButton>
      </div>
      {mayText && !morning.has_text_gateway && <p className="quiet small">{t('morning.no_gateway')}</p>}
      {open === 'told' && <ToldSheet {...sheet} />}
      {open === 'arrival' && <ArrivalSheet {...sheet} />}
      {open === 'attempt' && <AttemptSheet {...sheet} />}
    </div>
  )
}

const wishKeys: Partial<Record<NonNullable<Person['wish']>, Key>> = {
  phone: 'morning.wish_phone',
  text_message: 'morning.wish_text',
}

interface PersonProps {
  person: Person
  pupil: Missing
  isBusy: boolean
  onNoAnswer: () => void
}

function PersonRow({ person, pupil, isBusy, onNoAnswer }: PersonProps) {
  const { t } = useText()
  const wish = person.wish ? wishKeys[person.wish] : undefined
  const language = person.language ?? pupil.language
  const needsInterpreter = person.needs_interpreter || pupil.needs_interpreter
  const notes = [
    wish && t(wish),
    needsInterpreter && t('morning.interpreter', { language: languageName(language) }),
    !needsInterpreter && language && t('morning.speaks', { language: languageName(language) }),
  ].filter(Boolean)
  return (
    <li className="home-person">
      <span className="home-person__name">
        <b>{person.name}</b>
        {notes.length > 0 && (
          <span className="small">
            {needsInterpreter && <LanguageIcon aria-hidden />} {notes.join(' · ')}
          </span>
        )}
      </span>
      {person.phone ? (
        <>
          <a className="ds-button" data-variant="secondary" href={telOf(person.phone)}>
            <PhoneIcon aria-hidden />
            {person.phone}
          </a>
          <button type="button" className="ds-button" data-variant="tertiary" disabled={isBusy} onClick={onNoAnswer}>
            {t('morning.no_answer')}
            <span className="ds-sr-only"> {person.name}</span>
          </button>
        </>
      ) : (
        <span className="quiet small">{t('morning.no_phone')}</span>
      )}
    </li>
  )
}

/** The language's name in the page's language; the code where the browser knows none. */
function languageName(code: string | null): string {
  if (!code) return ''
  try {
    return new Intl.DisplayNames([document.documentElement.lang || 'nb'], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
