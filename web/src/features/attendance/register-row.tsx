// One pupil: name, three native radios, and under them what else is known.
import { CalendarIcon, ChatElipsisIcon, ChevronRightIcon, ExclamationmarkTriangleFillIcon, GavelIcon } from '@navikt/aksel-icons'
import { memo } from 'react'

import { timeOfDay } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { problemText } from '../../ui/problem-text.ts'
import { statusColour, StatusIcon, useStatusWord } from '../../ui/status.tsx'
import { pupilName } from '../../ui/pupil-name.ts'
import type { Issue, MarkQueue } from './mark-queue.ts'
import { choiceOf, type Choice, type Standing } from './register-model.ts'

interface RowProps {
  pupilId: string
  givenName: string
  familyName: string
  /** A group or a number, where another one has the same name. */
  toldApartBy: string | null
  /** What an agreed plan says of this lesson or day. */
  plan: string | null
  choices: readonly Choice[]
  choice: Choice | null
  source: Standing['source']
  summary: string | null
  message: string | null
  /** What a decision says: absence that counts as none, or a granted leave. */
  ruling: string | null
  issue: Issue | null
  /** More is registered than the device has: changing it now would lose that. */
  isLocked: boolean
  queue: MarkQueue
  onChoose: (pupilId: string, choice: Choice) => void
  onOpen: (pupilId: string) => void
}

// Memoised: a tap redraws its own row, not the class.
export const PupilRow = memo(function PupilRow(props: RowProps) {
  const { pupilId, givenName, familyName, toldApartBy, plan, choices, choice, source, summary, message, ruling, issue, isLocked, onChoose, onOpen } = props
  const { t } = useText()
  const word = useStatusWord()
  const name = pupilName({ given_name: givenName, family_name: familyName, told_apart_by: toldApartBy })
  return (
    <li className="pupil" data-pupil={pupilId} data-source={source}>
      <fieldset disabled={isLocked}>
        <legend>
          <b>{givenName}</b> {familyName}
          {toldApartBy && <span className="quiet"> ({toldApartBy})</span>}
        </legend>
        {source !== 'plan' && (
          <div className="choices">
            {choices.map((one) => {
              const isChosen = choice === one
              return (
                <label key={one} className="choice" data-color={statusColour(one)} data-suggested={isChosen && source === 'message'}>
                  <input
                    type="radio"
                    className="ds-sr-only"
                    name={pupilId}
                    value={one}
                    checked={isChosen}
                    onChange={() => onChoose(pupilId, one)}
                    // A suggestion is already checked: tapping it makes it a mark.
                    onClick={() => isChosen && onChoose(pupilId, one)}
                  />
                  <StatusIcon name={one} filled={isChosen} />
                  <span>{word(one)}</span>
                </label>
              )
            })}
          </div>
        )}
      </fieldset>
      {plan && (
        <p className="message" data-color="neutral">
          <CalendarIcon aria-hidden className="message__icon" />
          <span>
            <b>{t('reg.plan')}</b> {plan}
          </span>
        </p>
      )}
      {message && (
        <p className="message" data-color="info">
          <ChatElipsisIcon aria-hidden className="message__icon" />
          <span>
            <b>{t('reg.message')}</b> {message}
            {source === 'message' && <span className="message__hint">{t('reg.message_hint')}</span>}
          </span>
        </p>
      )}
      {ruling && (
        <p className="message" data-color="info">
          <GavelIcon aria-hidden className="message__icon" />
          <span>{ruling}</span>
        </p>
      )}
      {isLocked && <p className="quiet small">{t('offline.locked')}</p>}
      {summary && source !== 'message' && !isLocked && (
        <button type="button" className="pupil__more" onClick={() => onOpen(pupilId)} aria-label={t('reg.details_of', { name, summary })}>
          <span>{summary}</span>
          <span className="pupil__more-word">
            {t('reg.details')}
            <ChevronRightIcon aria-hidden className="points" />
          </span>
        </button>
      )}
      {issue && <IssueNote pupilId={pupilId} issue={issue} queue={props.queue} />}
    </li>
  )
})

function IssueNote({ pupilId, issue, queue }: { pupilId: string; issue: Issue; queue: MarkQueue }) {
  const { t } = useText()
  const word = useStatusWord()
  const { entry } = issue
  return (
    <div className="issue" data-color="warning" role="alert">
      <ExclamationmarkTriangleFillIcon aria-hidden className="issue__icon" />
      <p>{words()}</p>
      <div className="issue__choices">
        {issue.status === 'conflict' && (
          <button
            type="button"
            className="ds-button"
            data-variant="secondary"
            onClick={() => queue.put(pupilId, issue.draft, entry?.entry_id ?? null)}
          >
            {t('reg.conflict_mine', { mine: word(choiceOf(issue.draft.kind)) })}
          </button>
        )}
        <button type="button" className="ds-button" data-variant="secondary" onClick={() => queue.settleIssue(pupilId)}>
          {issue.status === 'conflict' && entry
            ? t('reg.conflict_theirs', { theirs: word(choiceOf(entry.kind)) })
            : t('reg.understood')}
        </button>
      </div>
    </div>
  )

  function words(): string {
    const mine = word(choiceOf(issue.draft.kind))
    if (issue.status === 'refused') return problemText(t, issue.code ?? 'unknown')
    if (!entry) return t('reg.conflict_gone', { mine })
    return t('reg.conflict', {
      by: entry.recorded_by ?? t('reg.conflict_import'),
      theirs: word(choiceOf(entry.kind)),
      time: timeOfDay(entry.recorded_at),
      mine,
    })
  }
}
