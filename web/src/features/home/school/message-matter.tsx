// A message that is about registered absence: one tap accepts what it explains.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'

import { client, unwrap, type Schemas } from '../../../api/client.ts'
import { newId } from '../../../api/ids.ts'
import { fromHomeQuery, reasonsQuery } from '../../../api/queries.ts'
import { dateInWords, timeOfDay } from '../../../i18n/dates.ts'
import { useText } from '../../../i18n/index.tsx'
import { kindInWords, reasonName } from '../../../ui/entry-words.ts'
import { messageCame } from '../../../ui/message-came.ts'
import { errorText } from '../../../ui/problem-text.ts'
import { Status } from '../../../ui/status.tsx'
import { pupilName } from '../../../ui/pupil-name.ts'
import { daysInWords, partInWords } from '../message-words.ts'

type Matter = Schemas['MessageMatter']
interface MatterProps {
  matter: Matter
  classId: string
}

export function Explained({ matter, classId }: MatterProps) {
  const { t } = useText()
  const answering = useAnswer(matter.message.message_id, classId)
  return (
    <li className="matter">
      <Said matter={matter} />
      <EntryLines entries={matter.entries} />
      <div className="matter__ways">
        <button type="button" className="ds-button" disabled={answering.isPending} onClick={() => answering.mutate(true)}>
          {t('from_home.accept')}
        </button>
        <button
          type="button"
          className="ds-button"
          data-variant="secondary"
          disabled={answering.isPending}
          onClick={() => answering.mutate(false)}
        >
          {t('from_home.decline')}
        </button>
      </div>
      {answering.error && (
        <p className="field-error" role="alert">
          {errorText(t, answering.error)}
        </p>
      )}
    </li>
  )
}

function useAnswer(messageId: string, classId: string) {
  const queryClient = useQueryClient()
  const keys = useRef({ accept: newId(), decline: newId() })
  return useMutation({
    mutationFn: (isAccepted: boolean) =>
      unwrap(
        client.POST('/api/messages/{message_id}/answer', {
          params: {
            path: { message_id: messageId },
            header: { 'Idempotency-Key': isAccepted ? keys.current.accept : keys.current.decline, 'X-CSRF-Token': '' },
          },
          body: { is_accepted: isAccepted },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: fromHomeQuery(classId).queryKey }),
  })
}

export function TakenBack({ matter, classId }: MatterProps) {
  return (
    <li className="matter">
      <Said matter={matter} />
      <EntryLines entries={matter.entries} />
      <ToRegister classId={classId} entry={matter.entries[0]} />
    </li>
  )
}

export function ToRegister({ classId, entry }: { classId: string; entry: Schemas['Entry'] | undefined }) {
  const { t } = useText()
  if (!entry) return null
  const search = entry.lesson === null ? { date: entry.date } : { date: entry.date, lesson: entry.lesson }
  return (
    <Link to="/classes/$classId/register" params={{ classId }} search={search} className="ds-link matter__link">
      {t('from_home.to_register')}
    </Link>
  )
}

function Said({ matter }: { matter: Matter }) {
  const { t, language } = useText()
  const { data: reasons } = useQuery(reasonsQuery)
  const { message } = matter
  const words = [daysInWords(t, message), partInWords(t, message), reasonName(reasons, message.reason, language)]
  return (
    <>
      <h3>{pupilName(matter)}</h3>
      <p className="first-upper">{words.filter(Boolean).join(' · ')}</p>
      {message.text && <p className="matter__text">{message.text}</p>}
      <p className="quiet small">
        {t(messageCame(message), { time: timeOfDay(message.reported_at), by: message.recorded_by ?? '' })}
      </p>
    </>
  )
}

export function EntryLines({ entries }: { entries: readonly Schemas['Entry'][] }) {
  const { t } = useText()
  return (
    <ul className="matter__entries">
      {entries.map((entry) => (
        <li key={entry.entry_id}>
          <span className="first-upper">{dateInWords(t, entry.date)}</span>
          <span className="quiet">{kindInWords(t, entry)}</span>
          <Status name={entry.documentation} />
        </li>
      ))}
    </ul>
  )
}
