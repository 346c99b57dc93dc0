// What homes have said about today, the newest first, with who recorded it; the office may undo. What a guardian wrote
// is taken back only after a question: nobody at the school has it on paper.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { client, unwrap } from '../../../api/client.ts'
import { officeMessagesQuery, reasonsQuery } from '../../../api/queries.ts'
import { timeOfDay } from '../../../i18n/dates.ts'
import { useText } from '../../../i18n/index.tsx'
import { reasonName } from '../../../ui/entry-words.ts'
import { messageCame } from '../../../ui/message-came.ts'
import { errorText } from '../../../ui/problem-text.ts'
import { Failed, Loading } from '../../../ui/states.tsx'
import { pupilName } from '../../../ui/pupil-name.ts'
import { daysInWords, partInWords } from '../message-words.ts'
import { SureToTakeBack } from '../take-back.tsx'

export function OfficeMessages({ today }: { today: string }) {
  const { t } = useText()
  const query = useQuery(officeMessagesQuery(today))
  const [told, setTold] = useState('')
  return (
    <section className="panel office__today" aria-labelledby="office-today">
      <h2 id="office-today">{t('office.today')}</h2>
      <p role="status" className="office__told">
        {told}
      </p>
      {query.isPending && <Loading rows={3} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.messages.length === 0 && <p className="quiet">{t('office.none_today')}</p>}
      <ul className="office__list">
        {query.data?.messages.map((one) => (
          <Line key={one.message.message_id} one={one} onUndone={setTold} />
        ))}
      </ul>
    </section>
  )
}

type Listed = Awaited<ReturnType<NonNullable<ReturnType<typeof officeMessagesQuery>['queryFn']>>>['messages'][number]

function Line({ one, onUndone }: { one: Listed; onUndone: (words: string) => void }) {
  const { t, language } = useText()
  const { data: reasons } = useQuery(reasonsQuery)
  const { message } = one
  const name = pupilName(one)
  return (
    <li className="office__line">
      <div>
        <p>
          <b>{name}</b> <span className="quiet">{one.class}</span>
        </p>
        <p className="first-upper">
          {[daysInWords(t, message), partInWords(t, message), reasonName(reasons, message.reason, language)].filter(Boolean).join(' · ')}
        </p>
        {message.text && <p>{message.text}</p>}
        <p className="quiet small">
          {t(messageCame(message), { time: timeOfDay(message.reported_at), by: message.recorded_by ?? '' })}
        </p>
      </div>
      <Undo message={message} name={name} onUndone={onUndone} />
    </li>
  )
}

interface UndoProps {
  message: Listed['message']
  name: string
  onUndone: (words: string) => void
}

function Undo({ message, name, onUndone }: UndoProps) {
  const { t } = useText()
  const [isAsking, setAsking] = useState(false)
  const queryClient = useQueryClient()
  const undo = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/messages/{message_id}/withdraw', {
          params: { path: { message_id: message.message_id }, header: { 'X-CSRF-Token': '' } },
        }),
      ),
    onSuccess: (answer) => {
      onUndone(t(answer.is_registered ? 'office.undone_registered' : 'office.undone', { name }))
      return queryClient.invalidateQueries({ queryKey: ['office-messages'] })
    },
  })
  const isByHome = message.recorded_by === null
  return (
    <>
      {!isAsking && (
        <button
          type="button"
          className="ds-button"
          data-variant="tertiary"
          aria-label={t('office.undo_of', { name })}
          disabled={undo.isPending}
          onClick={() => (isByHome ? setAsking(true) : undo.mutate())}
        >
          {t('office.undo')}
        </button>
      )}
      {isAsking && <SureToTakeBack isBusy={undo.isPending} onYes={() => undo.mutate()} onNo={() => setAsking(false)} />}
      {undo.error && (
        <p className="field-error" role="alert">
          {errorText(t, undo.error)}
        </p>
      )}
    </>
  )
}
