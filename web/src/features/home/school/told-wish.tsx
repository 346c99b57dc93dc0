// Who is on the telephone says how they want to be reached, and it is written down while they talk.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'

import { client, unwrap } from '../../../api/client.ts'
import { pupilHomeQuery } from '../../../api/queries.ts'
import { useText, type Translate } from '../../../i18n/index.tsx'
import { errorText } from '../../../ui/problem-text.ts'
import { ContactWishFields, type Wish, type WishWords } from '../contact-wish-fields.tsx'
import { languageName } from './language-names.ts'
import type { Guardian, PupilHome } from './office-model.ts'

interface ToldProps {
  home: PupilHome
  guardian: Guardian
}

export function ToldWish({ home, guardian }: ToldProps) {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useId()
  function close(saved: boolean) {
    setOpen(false)
    setSaved(saved)
    button.current?.focus()
  }
  return (
    <div className="told-wish">
      <button
        ref={button}
        type="button"
        className="ds-button"
        data-variant="tertiary"
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => {
          setOpen(!isOpen)
          setSaved(false)
        }}
      >
        {guardian.wish ? t('office.reach_change', { name: guardian.name }) : t('office.reach')}
      </button>
      <p role="status" className="office__told">
        {isSaved && t('office.reach_saved')}
      </p>
      <div id={panel}>{isOpen && <WishForm home={home} guardian={guardian} onDone={close} />}</div>
    </div>
  )
}

function WishForm({ home, guardian, onDone }: ToldProps & { onDone: (isSaved: boolean) => void }) {
  const { t } = useText()
  const [wish, setWish] = useState(() => guardian.wish ?? firstWish(home))
  const saving = useSaving(home.pupil_id, guardian.guardian_id)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), [])
  return (
    <form
      ref={form}
      className="reach__form told-wish__form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate(wish, { onSuccess: () => onDone(true) })
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // Closes this alone, and not the message that is being written.
        event.stopPropagation()
        onDone(false)
      }}
    >
      <ContactWishFields
        wish={wish}
        words={wordsOf(t, guardian.name)}
        languageName={(code) => languageName(t, code)}
        onChange={(part) => {
          saving.reset()
          setWish((before) => ({ ...before, ...part }))
        }}
      />
      {saving.error && (
        <p className="field-error" role="alert">
          {errorText(t, saving.error)}
        </p>
      )}
      <button type="submit" className="ds-button" data-variant="secondary" disabled={saving.isPending}>
        {t('office.reach_save')}
      </button>
    </form>
  )
}

const wordsOf = (t: Translate, name: string): WishWords => ({
  how: t('office.reach_how', { name }),
  channels: { page: t('office.reach_page'), phone: t('office.reach_phone'), text_message: t('office.reach_text') },
  language: t('office.reach_language'),
  anyLanguage: t('home.reach_language_any'),
  interpreter: t('office.interpreter'),
})

/** What the school knows of the home already is not asked for again. */
function firstWish(home: PupilHome): Wish {
  return { channel: 'page', language: home.language, needs_interpreter: home.needs_interpreter }
}

function useSaving(pupilId: string, guardianId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) =>
      unwrap(
        client.POST('/api/pupils/{pupil_id}/contact-wish', {
          params: { path: { pupil_id: pupilId }, header: { 'X-CSRF-Token': '' } },
          body: { ...wish, guardian_id: guardianId },
        }),
      ),
    onSuccess: () => Promise.all([pupilHomeQuery(pupilId).queryKey, ['from-home']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  })
}
