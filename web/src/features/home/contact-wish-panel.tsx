// A guardian who would rather be called or texted than sign in says so here.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { client, unwrap, type Schemas } from '../../api/client.ts'
import { myHomeQuery } from '../../api/queries.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { homeLanguages } from './home-languages.ts'
import { Tile, Tiles } from './tile.tsx'

type Wish = Schemas['ContactWish']
const channels: { code: Schemas['ContactChannel']; words: Key }[] = [
  { code: 'page', words: 'home.reach_page' },
  { code: 'phone', words: 'home.reach_phone' },
  { code: 'text_message', words: 'home.reach_text' },
]

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
      <Tiles id="reach-how" legend={t('home.reach_how')} error={null}>
        <div className="tiles__grid">
          {channels.map(({ code, words }) => (
            <Tile key={code} type="radio" name="reach" isChosen={form.channel === code} onChoose={() => change({ channel: code })}>
              {t(words)}
            </Tile>
          ))}
        </div>
      </Tiles>
      <label className="field">
        <span>{t('home.reach_language')}</span>
        <select className="ds-input" value={form.language ?? ''} onChange={({ target }) => change({ language: target.value || null })}>
          <option value="">{t('home.reach_language_any')}</option>
          {homeLanguages.map(({ code, name }) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Tile
        type="checkbox"
        name="interpreter"
        isChosen={form.needs_interpreter}
        onChoose={() => change({ needs_interpreter: !form.needs_interpreter })}
      >
        {t('home.reach_interpreter')}
      </Tile>
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
