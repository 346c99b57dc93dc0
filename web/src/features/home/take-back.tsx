// Taking a message back: asked once more, then told what it leads to.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { client, unwrap } from '../../api/client.ts'
import { myHomeQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { Sure } from '../../ui/sure.tsx'
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
    <>
      <SureToTakeBack isBusy={withdrawal.isPending} onYes={() => withdrawal.mutate()} onNo={() => setAsking(false)} />
      {withdrawal.error && (
        <p className="field-error" role="alert">
          {errorText(t, withdrawal.error)}
        </p>
      )}
    </>
  )
}

interface SureProps {
  isBusy: boolean
  onYes: () => void
  onNo: () => void
}

export function SureToTakeBack({ isBusy, onYes, onNo }: SureProps) {
  const { t } = useText()
  return (
    <Sure
      question={t('home.take_back_sure')}
      yes={t('home.take_back_yes')}
      no={t('home.take_back_no')}
      isBusy={isBusy}
      onYes={onYes}
      onNo={onNo}
    />
  )
}
