// What homes have said about today, the newest first, with who recorded it; the office may undo.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { client, unwrap } from '../../../api/client.ts'
import { officeMessagesQuery, reasonsQuery } from '../../../api/queries.ts'
import { timeOfDay } from '../../../i18n/dates.ts'
import { useText } from '../../../i18n/index.tsx'
import { reasonName } from '../../../ui/entry-words.ts'
import { messageCame } from '../../../ui/message-came.ts'
import { Failed, Loading } from '../../../ui/states.tsx'
import { daysInWords, partInWords } from '../message-words.ts'

export function OfficeMessages({ today }: { today: string }) {
  const { t } = useText()
  const query = useQuery(officeMessagesQuery(today))
  return (
    <section className="panel office__today" aria-labelledby="office-today">
      <h2 id="office-today">{t('office.today')}</h2>
      {query.isPending && <Loading rows={3} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.messages.length === 0 && <p className="quiet">{t('office.none_today')}</p>}
      <ul className="office__list">
        {query.data?.messages.map((one) => (
          <Line key={one.message.message_id} one={one} />
        ))}
      </ul>
    </section>
  )
}

type Listed = Awaited<ReturnType<NonNullable<ReturnType<typeof officeMessagesQuery>['queryFn']>>>['messages'][number]

function Line({ one }: { one: Listed }) {
  const { t, language } = useText()
  const { data: reasons } = useQuery(reasonsQuery)
  const queryClient = useQueryClient()
  const undo = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/messages/{message_id}/withdraw', {
          params: { path: { message_id: one.message.message_id }, header: { 'X-CSRF-Token': '' } },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['office-messages'] }),
  })
  const { message } = one
  const name = t('office.pupil', { given: one.given_name, family: one.family_name })
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
      <button
        type="button"
        className="ds-button"
        data-variant="tertiary"
        aria-label={t('office.undo_of', { name })}
        disabled={undo.isPending}
        onClick={() => undo.mutate()}
      >
        {t('office.undo')}
      </button>
    </li>
  )
}
