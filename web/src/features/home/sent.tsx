// After sending: what the school got, child by child, and what happens now.
import { CheckmarkCircleFillIcon, InformationSquareFillIcon } from '@navikt/aksel-icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'

import type { Schemas } from '../../api/client.ts'
import { reasonsQuery } from '../../api/queries.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { daysInWords, homeReason, partInWords, refusalKeys } from './message-words.ts'
import { standingOf, type Child, type MyHome, type Result } from './report-model.ts'
import { TakeBack } from './take-back.tsx'

interface SentProps {
  home: MyHome
  answer: Schemas['ReportAnswer']
  onMore: () => void
  onBack: () => void
}

const titles = { sent: 'home.sent', taken_back: 'home.taken_back_title', not_sent: 'home.not_sent' } as const
const colours = { sent: 'success', taken_back: 'info', not_sent: 'warning' } as const

export function Sent({ home, answer, onMore, onBack }: SentProps) {
  const { t } = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const isAnySent = answer.results.some((one) => one.status !== 'refused')
  const standing = standingOf(answer.results, taken)
  const outcome = standing.length > 0 ? 'sent' : isAnySent ? 'taken_back' : 'not_sent'
  useEffect(() => heading.current?.focus(), [outcome])
  const Icon = outcome === 'sent' ? CheckmarkCircleFillIcon : InformationSquareFillIcon
  return (
    <section className="panel sent" data-color={colours[outcome]}>
      <div className="sent__head">
        <Icon aria-hidden />
        <h2 ref={heading} tabIndex={-1}>
          {t(titles[outcome])}
        </h2>
      </div>
      {answer.results.map((result) => (
        <Outcome
          key={result.pupil_id}
          result={result}
          child={home.children.find((one) => one.pupil_id === result.pupil_id)}
          stands={standing.some((one) => one.pupil_id === result.pupil_id)}
          onTaken={(id) => setTaken((before) => new Set(before).add(id))}
        />
      ))}
      {outcome === 'sent' && <WhatNow home={home} results={standing} />}
      <div className="sent__ways">
        <Link to="/children" className="ds-button">
          {t('home.to_children')}
        </Link>
        <button type="button" className="ds-button" data-variant="secondary" onClick={isAnySent ? onMore : onBack}>
          {t(isAnySent ? 'home.report_more' : 'home.change')}
        </button>
      </div>
    </section>
  )
}

interface OutcomeProps {
  result: Result
  child: Child | undefined
  /** Some of it is not taken back. */
  stands: boolean
  onTaken: (message: string) => void
}

function Outcome({ result, child, stands, onTaken }: OutcomeProps) {
  const { t, language } = useText()
  const name = child?.given_name ?? ''
  // The form that changes a message reads it from there; what is taken back is there no more.
  const mayChange = (id: string) => child?.messages.some((one) => one.message_id === id && one.is_mine) ?? false
  const { data: reasons } = useQuery(reasonsQuery)
  const before = result.days_reported_before.length
  const without = result.days_without_school.length
  return (
    <div className="sent__child">
      <h3>{name}</h3>
      {result.code && <p>{t(refusalKeys[result.code])}</p>}
      {result.status === 'already' && stands && <p>{t('home.sent_already')}</p>}
      {result.messages.map((message) => (
        <div key={message.message_id} className="sent__message">
          <p>
            <span className="first-upper">{daysInWords(t, message)}</span>
            <span className="quiet">
              {[partInWords(t, message), homeReason(t, reasons, message.reason, language)].filter(Boolean).join(' · ')}
            </span>
          </p>
          <div className="reported__ways">
            {mayChange(message.message_id) && (
              <Link to="/report" search={{ change: message.message_id }} className="ds-button" data-variant="tertiary">
                {t('home.change')}
              </Link>
            )}
            <TakeBack message={message} name={name} onTaken={() => onTaken(message.message_id)} />
          </div>
        </div>
      ))}
      {result.status === 'saved' && before > 0 && <p>{t('home.sent_some_already', { count: before })}</p>}
      {result.status === 'saved' && without > 0 && <p className="quiet">{t('home.sent_no_school', { count: without })}</p>}
    </div>
  )
}

function WhatNow({ home, results }: { home: MyHome; results: readonly Result[] }) {
  const { t } = useText()
  return (
    <div className="sent__next">
      <h3>{t('home.next')}</h3>
      <ul>
        {nextSteps(results, home.today).map((words) => (
          <li key={words}>{t(words)}</li>
        ))}
      </ul>
    </div>
  )
}

function nextSteps(results: readonly Result[], today: string): Key[] {
  const messages = results.flatMap((result) => result.messages)
  const steps: Key[] = []
  if (results.some((one) => one.is_registered)) steps.push('home.next_registered')
  else if (messages.some((one) => one.from <= today && one.to >= today)) steps.push('home.next_today')
  else if (messages.some((one) => one.to < today)) steps.push('home.next_past')
  if (messages.some((one) => one.from > today)) steps.push('home.next_ahead')
  return [...steps, 'home.next_call', 'home.next_care', 'home.next_change']
}
