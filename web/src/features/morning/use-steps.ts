// Sending a step, and telling what became of it. Who was first is the server's word.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { client, csrfToken, isTransient, unwrap } from '../../api/client.ts'
import { newId } from '../../api/ids.ts'
import { morningQuery } from '../../api/queries.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { nameOf, withPupil, type Missing, type StepWish } from './morning.ts'

interface Sending {
  pupil: Missing
  wish: StepWish
  /** The same at each attempt to send it. */
  key: string
}

const saidKeys: Record<StepWish['kind'], Key> = {
  take: 'morning.said_take',
  give_back: 'morning.said_give_back',
  attempt: 'morning.said_attempt',
  text_message: 'morning.said_text',
  explained: 'morning.said_explained',
  at_school: 'morning.said_at_school',
  not_found: 'morning.said_not_found',
  reopen: 'morning.said_reopen',
}

export function useSteps(date: string) {
  const { t } = useText()
  const cache = useQueryClient()
  const [said, setSaid] = useState('')
  const [isProblem, setIsProblem] = useState(false)
  const say = (words: string, problem: boolean) => {
    setSaid(words)
    setIsProblem(problem)
  }
  const sending = useMutation({
    mutationFn: ({ pupil, wish, key }: Sending) =>
      unwrap(
        client.POST('/api/pupils/{pupil_id}/morning-steps', {
          params: {
            path: { pupil_id: pupil.pupil_id },
            header: { 'Idempotency-Key': key, 'X-CSRF-Token': csrfToken() },
          },
          body: wish,
        }),
      ),
    retry: (failures, error) => failures < 2 && isTransient(error),
    onSuccess: ({ outcome, pupil }, { wish }) => {
      const name = nameOf(pupil)
      if (outcome === 'taken_by_other') say(t('morning.taken_already', { name, by: pupil.taken_by ?? '' }), true)
      else if (outcome !== 'saved') say(t('morning.closed_already', { name }), true)
      else say(t(saidKeys[wish.kind], { name }), false)
      const query = morningQuery(null)
      cache.setQueryData(query.queryKey, (held) => held && { tag: null, list: withPupil(held.list, pupil) })
      void cache.invalidateQueries({ queryKey: query.queryKey })
      void cache.invalidateQueries({ queryKey: ['morning-count'] })
    },
    onError: (error) => {
      say(errorText(t, error), true)
      void cache.invalidateQueries({ queryKey: ['morning', date] })
    },
  })
  return {
    said,
    isProblem,
    sendingFor: sending.isPending ? sending.variables.pupil.pupil_id : null,
    send: (pupil: Missing, wish: StepWish) => sending.mutate({ pupil, wish, key: newId() }),
  }
}

export type Steps = ReturnType<typeof useSteps>
