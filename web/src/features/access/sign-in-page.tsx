// Sign-in with name and password; in the demo also one person per role to click.
import { ArrowRightIcon } from '@navikt/aksel-icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'

import { client, hasSessionEnded, unwrap, type Schemas } from '../../api/client.ts'
import { demoPeopleQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { LanguageChoice, MachineMade } from '../../ui/language-choice.tsx'
import { Logo } from '../../ui/logo.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { roleKey } from '../../ui/role-words.ts'
import './access.css'

type Session = Schemas['Session']

interface SignInProps {
  onSignedIn: (session: Session) => void
  /** What stands over the form. */
  notice: ReactNode
}

export function SignInPage({ onSignedIn, notice }: SignInProps) {
  const { t } = useText()
  const people = useQuery(demoPeopleQuery)
  const isDemo = (people.data?.length ?? 0) > 0
  return (
    <main className="sign-in">
      <div className="sign-in__top">
        <span className="brand">
          <Logo />
          <span className="brand__name">{t('app.name')}</span>
        </span>
        <LanguageChoice audience="home" />
      </div>
      <MachineMade />
      {hasSessionEnded() && (
        <p className="notice" data-color="info" role="status">
          {t('sign_in.lost')}
        </p>
      )}
      {notice}
      <div className="sign-in__columns" data-demo={isDemo}>
        {isDemo && <DemoPeople people={people.data ?? []} onSignedIn={onSignedIn} />}
        <SignInForm isMain={!isDemo} onSignedIn={onSignedIn} />
      </div>
    </main>
  )
}

function SignInForm({ isMain, onSignedIn }: { isMain: boolean; onSignedIn: (session: Session) => void }) {
  const { t } = useText()
  const signIn = useMutation({
    mutationFn: (body: { login: string; password: string }) => unwrap(client.POST('/api/session', { body })),
    onSuccess: onSignedIn,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    signIn.mutate({ login: String(form.get('login')).trim(), password: String(form.get('password')) })
  }

  const Heading = isMain ? 'h1' : 'h2'
  return (
    <section className="panel sign-in__form">
      <Heading>{t('sign_in.title')}</Heading>
      <p className="quiet">{t('sign_in.lead')}</p>
      <form onSubmit={submit} aria-describedby={signIn.isError ? 'sign-in-error' : undefined}>
        <label className="field">
          <span>{t('sign_in.login')}</span>
          <input className="ds-input" name="login" autoComplete="username" autoCapitalize="none" required maxLength={200} />
        </label>
        <label className="field">
          <span>{t('sign_in.password')}</span>
          <input className="ds-input" name="password" type="password" autoComplete="current-password" required maxLength={200} />
        </label>
        {signIn.isError && (
          <p id="sign-in-error" className="field-error" role="alert">
            {errorText(t, signIn.error)}
          </p>
        )}
        <button
          type="submit"
          className="ds-button"
          data-variant={isMain ? 'primary' : 'secondary'}
          data-fullwidth
          aria-busy={signIn.isPending}
        >
          {t('sign_in.submit')}
        </button>
      </form>
    </section>
  )
}

function DemoPeople({ people, onSignedIn }: { people: Schemas['DemoPerson'][]; onSignedIn: (session: Session) => void }) {
  const { t } = useText()
  const signIn = useMutation({
    mutationFn: (login: string) => unwrap(client.POST('/api/demo/session', { body: { login } })),
    onSuccess: onSignedIn,
  })
  return (
    <section className="sign-in__demo">
      <h1>{t('demo.title')}</h1>
      <p className="page__lead">{t('demo.lead')}</p>
      {signIn.isError && (
        <p className="field-error" role="alert">
          {errorText(t, signIn.error)}
        </p>
      )}
      <ul className="people">
        {people.map((person) => (
          <li key={person.login}>
            <button
              type="button"
              className="person"
              aria-busy={signIn.isPending && signIn.variables === person.login}
              onClick={() => signIn.mutate(person.login)}
            >
              <span className="person__role">{t(roleKey(person.role))}</span>
              <span className="person__name">{person.name}</span>
              {person.place && <span className="person__place">{person.place}</span>}
              <ArrowRightIcon aria-hidden className="points person__arrow" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
