// The frame around a signed-in page. Guardians get their own: no navigation, and the languages in plain sight.
import { PersonCircleIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'

import type { Schemas } from '../api/client.ts'
import { unsentCount } from '../features/attendance/outbox.ts'
import { useText } from '../i18n/index.tsx'
import { LanguageChoice, LanguageMenu, MachineMade } from '../ui/language-choice.tsx'
import { Logo } from '../ui/logo.tsx'
import { errorText } from '../ui/problem-text.ts'
import { roleKey } from '../ui/role-words.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { Navigation } from './navigation.tsx'
import { isOfTheHome, useSignOut } from './session.ts'

type Session = Schemas['Session']

export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const { t } = useText()
  const forGuardian = isOfTheHome(session)
  return (
    <>
      <a className="ds-skip-link" href="#main">
        {t('app.skip')}
      </a>
      <header className="top">
        <div className="top__inner">
          <Link to="/" className="brand" aria-label={t('app.name')}>
            <Logo />
            <span className="brand__name">{t('app.name')}</span>
          </Link>
          {!forGuardian && !session.must_confirm_privacy && <Navigation session={session} />}
          {forGuardian && <LanguageMenu />}
          <Account session={session} withLanguage={!forGuardian} />
        </div>
      </header>
      <ConnectionBanner today={session.today} />
      <main id="main" tabIndex={-1}>
        <MachineMade />
        {children}
      </main>
    </>
  )
}

function Account({ session, withLanguage }: { session: Session; withLanguage: boolean }) {
  const { t } = useText()
  const signOut = useSignOut()
  const [trouble, setTrouble] = useState<string | null>(null)

  async function leave() {
    const unsent = await unsentCount()
    if (unsent > 0 && !window.confirm(t('app.sign_out_unsent', { count: unsent }))) return
    try {
      await signOut()
    } catch (error) {
      setTrouble(errorText(t, error))
    }
  }

  return (
    <div className="account">
      <button
        type="button"
        className="ds-button account__button"
        data-variant="tertiary"
        data-color="neutral"
        popoverTarget="account"
        aria-label={t('app.account_of', { name: session.name })}
      >
        <PersonCircleIcon aria-hidden />
        <span className="account__name">{session.name}</span>
      </button>
      <div id="account" popover="auto" className="account__menu">
        <p className="account__who">
          <b>{session.name}</b>
          <span className="quiet">{session.roles.map((role) => t(roleKey(role))).join(', ')}</span>
        </p>
        {withLanguage && <LanguageChoice audience="staff" />}
        {trouble && <p role="alert">{trouble}</p>}
        <button
          type="button"
          className="ds-button"
          data-variant="secondary"
          data-fullwidth
          onClick={() => void leave()}
        >
          {t('app.sign_out')}
        </button>
      </div>
    </div>
  )
}
