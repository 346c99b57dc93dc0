// Taking a message back: asked once more, then told what it leads to.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { client, unwrap } from '../../api/client.ts'
import { myHomeQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import type { HomeMessage } from './report-model.ts'

interface TakeBackProps {
  message: HomeMessage
  name: string
  /** Told where the message itself will be gone from the page. */
  onTaken?: ((words: string) => void) | undefined
}

export function TakeBack({ message, name, onTaken }: TakeBackProps) {
  const { t } = useText()
  const queryClient = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const withdrawal = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/messages/{message_id}/withdraw', {
          params: { path: { message_id: message.message_id }, header: { 'X-CSRF-Token': '' } },
        }),
      ),
    onSuccess: (answer) => {
      onTaken?.(t(answer.is_registered ? 'home.taken_back_registered' : 'home.taken_back', { name }))
      return queryClient.invalidateQueries({ queryKey: myHomeQuery.queryKey })
    },
  })
  if (withdrawal.data) {
    return <p role="status">{t(withdrawal.data.is_registered ? 'home.taken_back_registered' : 'home.taken_back', { name })}</p>
  }
  if (!isAsking) {
    return (
      <button type="button" className="ds-button" data-variant="tertiary" onClick={() => setAsking(true)}>
        {t('home.take_back')}
      </button>
    )
  }
  return (
    <div className="take-back" role="group" aria-label={t('home.take_back_sure')}>
      <p>{t('home.take_back_sure')}</p>
      <button type="button" className="ds-button" disabled={withdrawal.isPending} onClick={() => withdrawal.mutate()}>
        {t('home.take_back_yes')}
      </button>
      <button type="button" className="ds-button" data-variant="secondary" onClick={() => setAsking(false)}>
        {t('home.take_back_no')}
      </button>
      {withdrawal.error && (
        <p className="field-error" role="alert">
          {errorText(t, withdrawal.error)}
        </p>
      )}
    </div>
  )
}
