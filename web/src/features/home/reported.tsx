// What is reported of a child and not over yet, with the way to change it or take it back.
import { ChatElipsisIcon } from '@navikt/aksel-icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { reasonsQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { cameKeys, daysInWords, homeReason, partInWords } from './message-words.ts'
import type { Child, HomeMessage } from './report-model.ts'
import { TakeBack } from './take-back.tsx'
import './report.css'

export function Reported({ child }: { child: Child }) {
  const { t } = useText()
  const [told, setTold] = useState<string | null>(null)
  const messages = child.messages.toSorted((a, b) => b.from.localeCompare(a.from))
  if (messages.length === 0 && !told) return null
  return (
    <div className="reported">
      <h3>{t('home.reported')}</h3>
      {told && <p role="status">{told}</p>}
      <ul>
        {messages.map((message) => (
          <Line key={message.message_id} message={message} name={child.given_name} onTaken={setTold} />
        ))}
      </ul>
    </div>
  )
}

function Line({ message, name, onTaken }: { message: HomeMessage; name: string; onTaken: (words: string) => void }) {
  const { t, language } = useText()
  const { data: reasons } = useQuery(reasonsQuery)
  const came = message.channel === null ? undefined : cameKeys[message.channel]
  const reason = homeReason(t, reasons, message.reason, language)
  return (
    <li className="reported__line">
      <ChatElipsisIcon aria-hidden />
      <div className="reported__words">
        <p className="first-upper reported__days">{daysInWords(t, message)}</p>
        <p className="quiet">{[partInWords(t, message), reason].filter(Boolean).join(' · ')}</p>
        {message.text && <p>{message.text}</p>}
        {message.answer && <p>{t(message.answer === 'accepted' ? 'home.answer_accepted' : 'home.answer_declined')}</p>}
        {came && <p className="quiet small">{t(came)}</p>}
        {!message.is_mine && <p className="quiet small">{t('home.reported_other')}</p>}
      </div>
      {message.is_mine && (
        <div className="reported__ways">
          <Link to="/report" search={{ change: message.message_id }} className="ds-button" data-variant="tertiary">
            {t('home.change')}
          </Link>
          <TakeBack message={message} name={name} onTaken={onTaken} />
        </div>
      )}
    </li>
  )
}
