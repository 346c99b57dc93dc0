// The links of today and later: opened, used, withdrawn or run out.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { client, unwrap, type Schemas } from '../../api/client.ts'
import { substituteLinksQuery } from '../../api/queries.ts'
import { dateShort, timeOfDay } from '../../i18n/dates.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { Failed } from '../../ui/states.tsx'
import { lessonWords } from './lesson-words.ts'

type Link = Schemas['SubstituteLink']

const states: Record<Link['state'], Key> = {
  waiting: 'sub.state.waiting',
  opened: 'sub.state.opened',
  used: 'sub.state.used',
  expired: 'sub.state.expired',
  withdrawn: 'sub.state.withdrawn',
}

export function Links() {
  const { t } = useText()
  const links = useQuery(substituteLinksQuery)
  if (links.isLoadingError) return <Failed error={links.error} onRetry={() => void links.refetch()} />
  if (!links.data || links.data.length === 0) return null
  return (
    <section className="sub-section">
      <h2>{t('sub.links')}</h2>
      <ul className="panel sub-list">
        {links.data.map((link) => (
          <LinkRow key={link.link_id} link={link} />
        ))}
      </ul>
    </section>
  )
}

function LinkRow({ link }: { link: Link }) {
  const { t } = useText()
  const cache = useQueryClient()
  const withdrawing = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/substitute-links/{link_id}/withdraw', {
          params: { path: { link_id: link.link_id }, header: { 'X-CSRF-Token': '' } },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['substitute-links'] }),
  })
  const isGood = link.state === 'waiting' || link.state === 'opened'
  const values = {
    name: link.substitute ?? '',
    time: timeOfDay(link.used_at ?? link.expires_at),
  }
  return (
    <li className="sub-row">
      <div>
        <b>{link.class_name}</b> <span className="quiet">· {link.school}</span>
        <p className="small">
          {dateShort(t, link.date)} · {lessonWords(t, link)}
        </p>
        <p className="small quiet">{t('sub.made_by', { name: link.made_by, time: timeOfDay(link.made_at) })}</p>
        {withdrawing.isError && <p className="field-error">{errorText(t, withdrawing.error)}</p>}
      </div>
      <div className="sub-row__state">
        <span className="sub-state small" data-state={link.state}>
          {t(states[link.state], values)}
        </span>
        {isGood && (
          <button type="button" className="ds-button" data-variant="tertiary" disabled={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
            {t('sub.withdraw')}
          </button>
        )}
      </div>
    </li>
  )
}
