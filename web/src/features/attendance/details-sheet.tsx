// Everything about one absence: what kind, documented or not by the definition shown, why, who told, two sorts of notes.
import { HouseIcon, PadlockLockedIcon } from '@navikt/aksel-icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState, type FormEvent } from 'react'

import type { Schemas } from '../../api/client.ts'
import { reasonsQuery } from '../../api/queries.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { reportedByKeys } from '../../ui/entry-words.ts'
import { pupilName } from '../../ui/pupil-name.ts'
import { acceptedByKeys, exceptionsOf } from '../../ui/reason-words.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { StatusIcon } from '../../ui/status.tsx'
import { areMinutesRight, detailKinds, detailsOf, kindOf, mostMinutes, type DetailKind } from './details.ts'
import { presentDraft, type Pupil, type Standing } from './register-model.ts'
import type { Details } from './use-register.ts'
import { WhyField } from './why-field.tsx'
import './details-sheet.css'
import '../../ui/details.css'

interface SheetProps {
  pupil: Pupil
  lesson: number | null
  /** How long the lesson lasts; null where no timetable says it. */
  lessonMinutes: number | null
  standing: Standing
  /** What is changed stood when its day was over. */
  mustSayWhy: boolean
  /** The pupil whose page holds the history; null when the page was opened without a network. */
  historyOf: string | null
  onSave: (details: Details) => void
  onClose: () => void
}

const kindKeys: Record<DetailKind, Key> = {
  day: 'details.day',
  lesson: 'details.lesson',
  part: 'details.part',
  late: 'details.late',
  left_early: 'details.left_early',
}
const documentations = ['documented', 'undocumented'] as const
const reporters = Object.keys(reportedByKeys) as Schemas['ReportedBy'][]
const quickMinutes = [5, 10, 15, 20, 30]

export function DetailsSheet({ pupil, lesson, lessonMinutes, standing, mustSayWhy, historyOf, onSave, onClose }: SheetProps) {
  const { t, language } = useText()
  const { data: reasons } = useQuery(reasonsQuery)
  const before = standing.draft ?? presentDraft
  // What stood when the sheet was opened; an answer that comes meanwhile is no change of the teacher's.
  const [first] = useState(() => ({ kind: kindOf(standing, lesson), minutes: String(before.minutes ?? ''), draft: before }))
  const [kind, setKind] = useState<DetailKind>(first.kind)
  const [minutes, setMinutes] = useState(first.minutes)
  const [draft, setDraft] = useState(before)
  const [isAsking, setIsAsking] = useState(false)
  const [isWrong, setIsWrong] = useState(false)
  const minutesField = useRef<HTMLInputElement>(null)
  const most = mostMinutes(lesson === null || kind === 'day' ? null : lessonMinutes)
  const areRight = areMinutesRight(kind, minutes, most)
  const isChanged = JSON.stringify({ kind, minutes, draft }) !== JSON.stringify(first)

  function submit(event: FormEvent) {
    event.preventDefault()
    const hasWhy = !mustSayWhy || (draft.correction ?? '').trim() !== ''
    setIsWrong(!areRight || !hasWhy)
    if (areRight && hasWhy) onSave(detailsOf(kind, minutes, draft))
    else if (!areRight) minutesField.current?.focus()
  }

  function leave() {
    if (isAsking) setIsAsking(false)
    else if (isChanged) setIsAsking(true)
    else onClose()
  }

  const withMinutes = kind === 'part' || kind === 'late' || kind === 'left_early'
  return (
    <Sheet title={pupilName(pupil)} lead={t('details.lead')} onClose={leave} isUnsaved={isChanged}>
      <form className="details" onSubmit={submit} noValidate>
        <fieldset>
          <legend>{t('details.kind')}</legend>
          <div className="tiles">
            {detailKinds(lesson).map((one) => (
              <label key={one} className="tile">
                <input type="radio" className="ds-input" name="kind" checked={kind === one} onChange={() => setKind(one)} />
                <span>{t(kindKeys[one])}</span>
              </label>
            ))}
          </div>
        </fieldset>

        {withMinutes && (
          <fieldset>
            <legend>{t(kind === 'late' ? 'details.minutes_late' : 'details.minutes_missed')}</legend>
            <div className="minutes">
              {quickMinutes.filter((count) => count <= most).map((count) => (
                <button
                  key={count}
                  type="button"
                  className="minutes__quick"
                  aria-pressed={minutes === String(count)}
                  onClick={() => setMinutes(String(count))}
                >
                  {count}
                </button>
              ))}
              <input
                ref={minutesField}
                className="ds-input"
                inputMode="numeric"
                autoComplete="off"
                maxLength={4}
                aria-label={t('details.minutes')}
                aria-invalid={isWrong && !areRight}
                aria-describedby={isWrong && !areRight ? 'minutes-wrong' : undefined}
                placeholder={t('details.minutes')}
                value={minutes}
                onChange={(event) => setMinutes(event.target.value)}
              />
            </div>
            {isWrong && !areRight && (
              <p id="minutes-wrong" className="field-error" role="alert" data-color="danger">
                {t(lessonMinutes === null || most !== lessonMinutes ? 'details.minutes_wrong' : 'details.minutes_wrong_lesson', { most })}
              </p>
            )}
          </fieldset>
        )}

        <fieldset>
          <legend>{t('details.documentation')}</legend>
          <div className="tiles">
            {documentations.map((one) => (
              <label key={one} className="tile tile--tall" data-color={one === 'documented' ? 'success' : 'danger'}>
                <input
                  type="radio"
                  className="ds-input"
                  name="documentation"
                  checked={draft.documentation === one}
                  onChange={() => setDraft({ ...draft, documentation: one })}
                />
                <span>
                  <b className="tile__status">
                    <StatusIcon name={one} />
                    {t(one === 'documented' ? 'status.documented' : 'status.undocumented')}
                  </b>
                  <span className="quiet small">
                    {t(one === 'documented' ? 'details.documented_means' : 'details.undocumented_means')}
                  </span>
                </span>
              </label>
            ))}
          </div>
          <p className="quiet small">{t('details.both_matter')}</p>
        </fieldset>

        <div className="two-fields">
          <label className="field">
            <span>{t('details.reason')}</span>
            <select
              className="ds-input"
              value={draft.reason ?? ''}
              onChange={(event) => setDraft({ ...draft, reason: event.target.value || null })}
            >
              <option value="">{t('details.no_reason')}</option>
              {reasons?.filter((reason) => !reason.is_retired || reason.code === first.draft.reason).map((reason) => (
                <option key={reason.code} value={reason.code}>
                  {reason.name[language]}
                </option>
              ))}
            </select>
            <ReasonMeans reason={reasons?.find((reason) => reason.code === draft.reason)} />
          </label>
          <label className="field">
            <span>{t('details.reported_by')}</span>
            <select
              className="ds-input"
              value={draft.reported_by}
              onChange={(event) => setDraft({ ...draft, reported_by: event.target.value as Schemas['ReportedBy'] })}
            >
              {reporters.map((one) => (
                <option key={one} value={one}>
                  {t(reportedByKeys[one])}
                </option>
              ))}
            </select>
          </label>
        </div>

        <label className="note" data-color="info">
          <span className="note__head">
            <HouseIcon aria-hidden />
            <b>{t('details.note_home')}</b>
          </span>
          <span className="small">{t('details.note_home_who')}</span>
          <textarea
            className="ds-input"
            rows={2}
            maxLength={10_000}
            value={draft.note_home ?? ''}
            onChange={(event) => setDraft({ ...draft, note_home: event.target.value || null })}
          />
        </label>
        <label className="note note--internal" data-color="neutral">
          <span className="note__head">
            <PadlockLockedIcon aria-hidden />
            <b>{t('details.note_internal')}</b>
          </span>
          <span className="small">{t('details.note_internal_who')}</span>
          <textarea
            className="ds-input"
            rows={2}
            maxLength={10_000}
            value={draft.note_internal ?? ''}
            onChange={(event) => setDraft({ ...draft, note_internal: event.target.value || null })}
          />
        </label>

        {mustSayWhy && (
          <WhyField
            value={draft.correction ?? ''}
            isWrong={isWrong && !(draft.correction ?? '').trim()}
            onChange={(correction) => setDraft({ ...draft, correction })}
          />
        )}
        {historyOf && (
          <Link to="/pupils/$pupilId" params={{ pupilId: historyOf }} className="ds-link">
            {t('details.history')}
          </Link>
        )}
        {isAsking ? (
          <AskBeforeLeaving onDiscard={onClose} onGoOn={() => setIsAsking(false)} />
        ) : (
          <div className="details__end">
            <button type="submit" className="ds-button">
              {t('details.save')}
            </button>
            <button type="button" className="ds-button" data-variant="tertiary" onClick={leave}>
              {t('details.cancel')}
            </button>
          </div>
        )}
      </form>
    </Sheet>
  )
}

/** What documents the reason that was chosen and who accepts it, where the choice is made. */
function ReasonMeans({ reason }: { reason: Schemas['Reason'] | undefined }) {
  const { t, language } = useText()
  if (!reason) return null
  const documentedBy = reason.documented_by[language]
  const words = [
    documentedBy && t('details.reason_documented_by', { what: documentedBy }),
    t('details.reason_accepted_by', { who: t(acceptedByKeys[reason.accepted_by]) }),
    ...exceptionsOf(reason).map((key) => `${t(key)}.`),
  ]
  return <small className="quiet">{words.filter(Boolean).join(' ')}</small>
}

/** Nothing typed is lost to a slip of the finger. */
function AskBeforeLeaving({ onDiscard, onGoOn }: { onDiscard: () => void; onGoOn: () => void }) {
  const { t } = useText()
  const goOn = useRef<HTMLButtonElement>(null)
  useEffect(() => goOn.current?.focus(), [])
  return (
    <div className="details__end" role="group" aria-labelledby="details-changed">
      <p id="details-changed" className="details__ask" role="alert">
        {t('details.changed')}
      </p>
      <button ref={goOn} type="button" className="ds-button" onClick={onGoOn}>
        {t('details.go_on')}
      </button>
      <button type="button" className="ds-button" data-variant="secondary" data-color="danger" onClick={onDiscard}>
        {t('details.discard')}
      </button>
    </div>
  )
}
