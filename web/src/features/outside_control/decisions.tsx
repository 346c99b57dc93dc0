// What was decided for the day, by whom and for whom; each may be undone.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { client, csrfToken, unwrap, type Schemas } from '../../api/client.ts'
import { dateInWords, timeOfDay } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { pupilName } from '../../ui/pupil-name.ts'
import type { Day } from './who.ts'

type Decision = Schemas['OutsideControl']

export function Decisions({ day }: { day: Day }) {
  const { t } = useText()
  return (
    <section className="outside__decisions">
      <h2>{t('outside.decisions', { date: dateInWords(t, day.date) })}</h2>
      {day.decisions.length === 0 && <p className="quiet">{t('outside.no_decisions')}</p>}
      {day.decisions.map((decision) => (
        <DecisionPanel key={decision.decision_id} decision={decision} />
      ))}
    </section>
  )
}

function DecisionPanel({ decision }: { decision: Decision }) {
  const { t } = useText()
  const [isAsking, setIsAsking] = useState(false)
  const queryClient = useQueryClient()
  const undo = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/outside-control/{decision_id}/undo', {
          params: { path: { decision_id: decision.decision_id }, header: { 'X-CSRF-Token': csrfToken() } },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  const lessons = decision.lessons.map((lesson) => t('lesson.number', { lesson })).join(', ')
  return (
    <article className="panel outside__decision" data-undone={decision.undone_at !== null}>
      <h3>{decision.reason}</h3>
      <p>
        {[decision.lessons.length === 0 ? t('outside.whole_day') : lessons, t('outside.count', { count: decision.pupils.length })].join(' · ')}
        {decision.observed > 0 && ` · ${t('outside.observed', { count: decision.observed })}`}
      </p>
      <p className="quiet small">{t('outside.by', { name: decision.decided_by, time: timeOfDay(decision.decided_at) })}</p>
      {decision.undone_at && (
        <p className="small">
          {t('outside.undone', { name: decision.undone_by ?? '', time: timeOfDay(decision.undone_at) })}
        </p>
      )}
      <details>
        <summary>{t('outside.names')}</summary>
        <p>{decision.pupils.map(pupilName).join(', ')}</p>
      </details>
      {!decision.undone_at && !isAsking && (
        <button type="button" className="ds-button" data-variant="tertiary" onClick={() => setIsAsking(true)}>
          {t('outside.undo')}
        </button>
      )}
      {!decision.undone_at && isAsking && (
        <div className="outside__ask">
          <p role="alert">{t('outside.undo_means', { count: decision.observed })}</p>
          <button type="button" className="ds-button" data-color="danger" disabled={undo.isPending} onClick={() => undo.mutate()}>
            {t('outside.undo_yes')}
          </button>
          <button type="button" className="ds-button" data-variant="tertiary" onClick={() => setIsAsking(false)}>
            {t('outside.undo_no')}
          </button>
        </div>
      )}
      {undo.isError && (
        <p className="field-error" role="alert" data-color="danger">
          {errorText(t, undo.error)}
        </p>
      )}
    </article>
  )
}
