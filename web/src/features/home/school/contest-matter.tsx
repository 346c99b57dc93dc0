// An entry that a home holds to be wrong: correct it in the register, or say why it stands.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'

import { client, unwrap, type Schemas } from '../../../api/client.ts'
import { fromHomeQuery } from '../../../api/queries.ts'
import { useText } from '../../../i18n/index.tsx'
import { errorText } from '../../../ui/problem-text.ts'
import { useDraft } from '../../../ui/use-draft.ts'
import { pupilName } from '../../../ui/pupil-name.ts'
import { NeededText } from '../needed-text.tsx'
import { EntryLines, ToRegister } from './message-matter.tsx'

interface MatterProps {
  matter: Schemas['ContestMatter']
  classId: string
}

export function ContestMatter({ matter, classId }: MatterProps) {
  const { t } = useText()
  const { contest, entry } = matter
  return (
    <li className="matter">
      <h3>{pupilName(matter)}</h3>
      {entry && <EntryLines entries={[entry]} />}
      <p className="matter__text">{contest.text}</p>
      {contest.outcome === null ? (
        <>
          <ToRegister classId={classId} entry={entry ?? undefined} />
          <Answer contestId={contest.contest_id} classId={classId} isCorrected={entry?.superseded_by !== null} />
        </>
      ) : (
        <p>
          <b>{t(contest.outcome === 'corrected' ? 'from_home.you_corrected' : 'from_home.you_explained')}</b> {contest.answer}
        </p>
      )}
    </li>
  )
}

/** Once the entry has been corrected in the register, that is the answer at hand. */
function Answer({ contestId, classId, isCorrected }: { contestId: string; classId: string; isCorrected: boolean }) {
  const { t } = useText()
  const queryClient = useQueryClient()
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, write, forget } = useDraft(contestId)
  const [isMissing, setMissing] = useState(false)
  const outcome = isCorrected ? 'corrected' : 'explained'
  const answering = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/contests/{contest_id}/answer', {
          params: { path: { contest_id: contestId }, header: { 'X-CSRF-Token': '' } },
          body: { outcome, answer: text.trim() },
        }),
      ),
    onSuccess: () => {
      forget()
      return queryClient.invalidateQueries({ queryKey: fromHomeQuery(classId).queryKey })
    },
  })
  const isEmpty = text.trim() === ''
  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(isEmpty)
    if (isEmpty) field.current?.focus()
    else answering.mutate()
  }
  return (
    <form className="matter__answer" noValidate onSubmit={submit}>
      <NeededText
        label={t(isCorrected ? 'from_home.say_corrected' : 'from_home.say_why')}
        value={text}
        field={field}
        error={isMissing && isEmpty ? t('from_home.nothing_said') : null}
        onChange={write}
      />
      <button type="submit" className="ds-button" disabled={answering.isPending}>
        {t('from_home.answer')}
      </button>
      {answering.error && (
        <p className="field-error" role="alert">
          {errorText(t, answering.error)}
        </p>
      )}
    </form>
  )
}
