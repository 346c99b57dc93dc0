// Lessons without a teacher, one tap from the register; each leaves the list when it is registered.
import { ArrowRightIcon } from '@navikt/aksel-icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { client, unwrap, type Schemas } from '../../api/client.ts'
import { handoversQuery } from '../../api/queries.ts'
import { dateShort } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { lessonWords } from './lesson-words.ts'
import './substitute.css'

export function Handovers({ withEmpty = false }: { withEmpty?: boolean }) {
  const { t } = useText()
  const handovers = useQuery(handoversQuery)
  if (!handovers.data) return null
  if (handovers.data.length === 0 && !withEmpty) return null
  return (
    <section className="sub-section">
      <h2>{t('sub.without_teacher')}</h2>
      {handovers.data.length === 0 && <p className="quiet">{t('sub.none_without')}</p>}
      {handovers.data.length > 0 && (
        <ul className="panel sub-list">
          {handovers.data.map((one) => (
            <HandoverRow key={one.handover_id} one={one} canTakeBack={withEmpty} />
          ))}
        </ul>
      )}
    </section>
  )
}

function HandoverRow({ one, canTakeBack }: { one: Schemas['Handover']; canTakeBack: boolean }) {
  const { t } = useText()
  const cache = useQueryClient()
  const taking = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/handovers/{handover_id}/take-back', {
          params: { path: { handover_id: one.handover_id }, header: { 'X-CSRF-Token': '' } },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['handovers'] }),
  })
  return (
    <li className="sub-row">
      <div>
        <b>{one.class_name}</b> <span className="quiet">· {one.school}</span>
        <p className="small">
          {dateShort(t, one.date)} · {lessonWords(t, one)}
        </p>
        <p className="small quiet">{t('sub.handed_by', { name: one.handed_by })}</p>
      </div>
      <div className="sub-row__state">
        <Link
          to="/classes/$classId/register"
          params={{ classId: one.class_id }}
          search={{ date: one.date, lesson: one.lesson ?? undefined }}
          className="ds-button"
          data-variant="primary"
        >
          {t('sub.register')}
          <ArrowRightIcon aria-hidden className="points" />
        </Link>
        {canTakeBack && (
          <button type="button" className="ds-button" data-variant="tertiary" disabled={taking.isPending} onClick={() => taking.mutate()}>
            {t('sub.take_back')}
          </button>
        )}
      </div>
    </li>
  )
}
