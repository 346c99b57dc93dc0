// Under an entry: the guardian says that it is wrong, and sees what came of it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'

import { client, unwrap, type Schemas } from '../../api/client.ts'
import { newId } from '../../api/ids.ts'
import { myHomeQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { NeededText } from './needed-text.tsx'
import type { Child } from './report-model.ts'

type Entry = Schemas['Entry']

export function ContestLine({ child, entry }: { child: Child; entry: Entry }) {
  const { t } = useText()
  const [isAsking, setAsking] = useState(false)
  const contest = child.contests.find((one) => one.entry_id === entry.entry_id || one.entry_id === entry.supersedes)
  if (contest) return <Told contest={contest} />
  if (isAsking) return <Ask pupilId={child.pupil_id} entryId={entry.entry_id} onClose={() => setAsking(false)} />
  return (
    <button type="button" className="entry__contest" onClick={() => setAsking(true)}>
      {t('home.contest')}
    </button>
  )
}

function Told({ contest }: { contest: Child['contests'][number] }) {
  const { t } = useText()
  return (
    <div className="entry__told">
      <p>
        <b>{t('home.contest_you')}</b> {contest.text}
      </p>
      {contest.outcome === null ? (
        <p className="quiet">{t('home.contest_waiting')}</p>
      ) : (
        <p>
          <b>{t(contest.outcome === 'corrected' ? 'home.contest_corrected' : 'home.contest_explained')}</b> {contest.answer}
        </p>
      )}
    </div>
  )
}

function Ask({ pupilId, entryId, onClose }: { pupilId: string; entryId: string; onClose: () => void }) {
  const { t } = useText()
  const queryClient = useQueryClient()
  const key = useRef(newId())
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const asking = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/pupils/{pupil_id}/contests', {
          params: { path: { pupil_id: pupilId }, header: { 'Idempotency-Key': key.current, 'X-CSRF-Token': '' } },
          body: { entry_id: entryId, text: text.trim() },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: myHomeQuery.queryKey }),
    // Another text is another question.
    onError: () => (key.current = newId()),
  })
  const isEmpty = text.trim() === ''
  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(isEmpty)
    if (isEmpty) field.current?.focus()
    else asking.mutate()
  }
  return (
    <form className="entry__ask" noValidate onSubmit={submit}>
      <NeededText
        label={t('home.contest_what')}
        value={text}
        field={field}
        error={isMissing && isEmpty ? t('home.contest_missing') : null}
        autoFocus
        onChange={setText}
      />
      <p className="quiet small">{t('home.contest_next')}</p>
      {asking.error && (
        <p className="field-error" role="alert">
          {errorText(t, asking.error)}
        </p>
      )}
      <div className="entry__ways">
        <button type="submit" className="ds-button" disabled={asking.isPending}>
          {t('home.contest_send')}
        </button>
        <button type="button" className="ds-button" data-variant="secondary" onClick={onClose}>
          {t('home.contest_cancel')}
        </button>
      </div>
    </form>
  )
}
