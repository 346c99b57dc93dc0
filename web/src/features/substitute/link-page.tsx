// What a substitute without an account sees: a link or a code, a name, one list of names, and "done".
// Nothing is kept but the taps, until they are sent in or the link is over.
import { CheckmarkCircleFillIcon, ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'

import { client, ProblemError, unwrap, type Schemas } from '../../api/client.ts'
import { useText } from '../../i18n/index.tsx'
import { LanguageChoice } from '../../ui/language-choice.tsx'
import { Logo } from '../../ui/logo.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { Failed, Loading } from '../../ui/states.tsx'
import { HolderList } from './holder-list.tsx'
import { forgetChoices } from './kept-choices.ts'
import './substitute.css'

export type HolderRegister = Schemas['SubstituteRegister']

/** What stands after # in the address, which then leaves it: no history and no picture of the screen holds it. */
function takeToken(): string {
  const token = window.location.hash.slice(1)
  if (token) window.history.replaceState(window.history.state, '', window.location.pathname)
  return token
}

/** Nobody with a link has been here, or it is over: that is an answer, too. */
async function readRegister(): Promise<HolderRegister | null> {
  try {
    return await unwrap(client.GET('/api/substitute/register'))
  } catch (error) {
    if (!(error instanceof ProblemError && [404, 409, 410].includes(error.status))) throw error
    forgetChoices()
    return null
  }
}

export function LinkPage() {
  const { t } = useText()
  const [token] = useState(takeToken)
  const [opened, setOpened] = useState<HolderRegister | null>(null)
  const [isDone, setIsDone] = useState(false)
  // A link that comes now is meant, whatever was opened before.
  const before = useQuery({ queryKey: ['substitute'], queryFn: readRegister, enabled: !token, gcTime: 0, staleTime: Infinity })
  const register = opened ?? (token ? null : (before.data ?? null))

  useEffect(() => {
    document.title = `${t('sub.page')} · ${t('app.name')}`
  }, [t])

  return (
    <main className="vikar">
      <div className="sign-in__top vikar__top">
        <span className="brand">
          <Logo />
          <span className="brand__name">{t('app.name')}</span>
        </span>
        <LanguageChoice audience="staff" />
      </div>
      {isDone && <Done />}
      {!isDone && !token && before.isPending && <Loading rows={4} />}
      {!isDone && before.isLoadingError && <Failed error={before.error} onRetry={() => void before.refetch()} />}
      {!isDone && !register && (token || before.isSuccess) && <OpenForm token={token} onOpened={setOpened} />}
      {!isDone && register && <HolderList register={register} onDone={() => setIsDone(true)} />}
    </main>
  )
}

function Done() {
  const { t } = useText()
  return (
    <section className="panel vikar__panel" role="status">
      <CheckmarkCircleFillIcon aria-hidden className="vikar__done" />
      <h1>{t('sub.done')}</h1>
      <p>{t('sub.done_text')}</p>
    </section>
  )
}

interface OpenProps {
  token: string
  onOpened: (register: HolderRegister) => void
}

const missingKeys = { code: 'sub.no_code', name: 'sub.no_name' } as const

function OpenForm({ token, onOpened }: OpenProps) {
  const { t } = useText()
  const opening = useMutation({
    mutationFn: (body: { token?: string; code?: string; name: string }) => unwrap(client.POST('/api/substitute/session', { body })),
    onSuccess: onOpened,
  })

  const [missing, setMissing] = useState<keyof typeof missingKeys | null>(null)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const said = (field: string) => String(form.get(field)).trim()
    const [code, name] = [said('code'), said('name')]
    const found = !token && code === '' ? 'code' : name === '' ? 'name' : null
    setMissing(found)
    if (found) event.currentTarget.querySelector<HTMLInputElement>(`[name=${found}]`)?.focus()
    else opening.mutate(token ? { token, name } : { code, name })
  }

  return (
    <section className="panel vikar__panel">
      <h1>{t('sub.page')}</h1>
      <p>{t(token ? 'sub.open_link' : 'sub.open_code')}</p>
      <form noValidate onSubmit={submit} onChange={() => setMissing(null)}>
        {!token && (
          <label className="field">
            <span>{t('sub.code')}</span>
            <input
              className="ds-input vikar__code"
              name="code"
              required
              maxLength={20}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              placeholder="ABCD-2345"
              aria-invalid={missing === 'code'}
              aria-describedby={missing === 'code' ? 'code-missing' : undefined}
            />
          </label>
        )}
        {missing === 'code' && <Missing field="code" />}
        <label className="field">
          <span>{t('sub.name')}</span>
          <input
            className="ds-input"
            name="name"
            required
            maxLength={100}
            autoComplete="name"
            aria-invalid={missing === 'name'}
            aria-describedby={missing === 'name' ? 'name-missing' : undefined}
          />
        </label>
        {missing === 'name' && <Missing field="name" />}
        <p className="small">{t('sub.secrecy')}</p>
        {opening.isError && (
          <div className="notice" data-color="danger" role="alert">
            <ExclamationmarkTriangleFillIcon aria-hidden className="notice__icon" />
            <p className="notice__body">{errorText(t, opening.error)}</p>
          </div>
        )}
        <button type="submit" className="ds-button" data-variant="primary" disabled={opening.isPending}>
          {t('sub.open')}
        </button>
      </form>
    </section>
  )
}

function Missing({ field }: { field: keyof typeof missingKeys }) {
  const { t } = useText()
  return (
    <p id={`${field}-missing`} className="field-error" role="alert">
      {t(missingKeys[field])}
    </p>
  )
}
