import { ChevronDownIcon, GlobeIcon } from '@navikt/aksel-icons'
import { useRef } from 'react'

import { chooseLanguage, useText } from '../i18n/index.tsx'
import { languages, languagesFor, type Audience, type Language } from '../i18n/languages.ts'
import './language.css'

/** All in sight: before signing in, and in the account menu of staff. */
export function LanguageChoice({ audience }: { audience: Audience }) {
  const { t } = useText()
  return (
    <div className="language" role="group" aria-label={t('app.language')}>
      <GlobeIcon aria-hidden className="language__icon" />
      <Options audience={audience} />
    </div>
  )
}

/** On every page of a home: the language in use, and the others behind it. */
export function LanguageMenu() {
  const { t, locale } = useText()
  const menu = useRef<HTMLDivElement>(null)
  return (
    <div className="language-menu">
      <button
        type="button"
        className="language-menu__button"
        popoverTarget="language-menu"
        aria-label={`${t('language.choose')}: ${languages[locale].name}`}
      >
        <GlobeIcon aria-hidden />
        <span>{languages[locale].name}</span>
        <ChevronDownIcon aria-hidden />
      </button>
      <div
        ref={menu}
        id="language-menu"
        popover="auto"
        role="group"
        aria-label={t('language.choose')}
        className="language-menu__sheet"
        onClick={() => menu.current?.hidePopover()}
      >
        <Options audience="home" />
      </div>
    </div>
  )
}

function Options({ audience }: { audience: Audience }) {
  return languagesFor[audience].map((code) => <Option key={code} code={code} />)
}

function Option({ code }: { code: Language }) {
  const { locale } = useText()
  const { name, dir } = languages[code]
  return (
    <button
      type="button"
      lang={code}
      dir={dir}
      className="language__option"
      aria-pressed={code === locale}
      onClick={() => void chooseLanguage(code)}
    >
      {name}
    </button>
  )
}

/** Until somebody who speaks the language has read every text. */
export function MachineMade() {
  const { t, isMachineMade } = useText()
  if (!isMachineMade) return null
  return (
    <p className="machine-made">
      <GlobeIcon aria-hidden />
      <span>{t('language.machine_made')}</span>
    </p>
  )
}
