// A guardian who would rather be called or texted than sign in says so here.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { client, unwrap } from '../../api/client.ts'
import { myHomeQuery } from '../../api/queries.ts'
import { useText, type Translate } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { ContactWishFields, type Wish, type WishWords } from './contact-wish-fields.tsx'

const wordsOf = (t: Translate): WishWords => ({
  how: t('home.reach_how'),
  channels: { page: t('home.reach_page'), phone: t('home.reach_phone'), text_message: t('home.reach_text') },
  language: t('home.reach_language'),
  anyLanguage: t('home.reach_language_any'),
  interpreter: t('home.reach_interpreter'),
})

export function ContactWishPanel({ wish }: { wish: Wish | null }) {
  const { t } = useText()
  return (
    <details className="panel reach">
      <summary>{t('home.reach')}</summary>
      <WishForm wish={wish ?? { channel: 'page', language: null, needs_interpreter: false }} />
    </details>
  )
}

function WishForm({ wish }: { wish: Wish }) {
  const { t } = useText()
  const queryClient = useQueryClient()
  const [form, setForm] = useState(wish)
  const saving = useMutation({
    mutationFn: () => unwrap(client.POST('/api/my/contact-wish', { params: { header: { 'X-CSRF-Token': '' } }, body: form })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: myHomeQuery.queryKey }),
  })
  const change = (part: Partial<Wish>) => {
    saving.reset()
    setForm((before) => ({ ...before, ...part }))
  }
  return (
    <form
      className="reach__form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <ContactWishFields wish={form} words={wordsOf(t)} onChange={change} />
      <button type="submit" className="ds-button" disabled={saving.isPending}>
        {t('home.reach_save')}
      </button>
      <p role="status">{saving.isSuccess && t('home.reach_saved')}</p>
      {saving.error && (
        <p className="field-error" role="alert">
          {errorText(t, saving.error)}
        </p>
      )}
    </form>
  )
}
